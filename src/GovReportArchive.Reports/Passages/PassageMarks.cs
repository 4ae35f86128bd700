namespace GovReportArchive.Reports.Passages;

/// <summary>The marks by which reports number their items.</summary>
public static class PassageMarks
{
    /// <summary>How long the mark is that a text begins with, in UTF-16 units: 2 for 一是; 0 where it begins with none.</summary>
    public static int LengthOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ItemMarks.At(text, 0) is { } mark && mark.Length < text.Length ? mark.Length : 0;
    }
}
