using GovReportArchive.Reports.Tables.Layout;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>Recognises text in which a converter printed a table, or a part of it, column by column.</summary>
/// <remarks>Seven values below each other are then a column and not a row; nothing says so but their looks and the sums.</remarks>
internal static class ColumnOrder
{
    /// <summary>From so many lines on a row is a list.</summary>
    private const int ListLines = 3;

    /// <summary>With so many wrong sums among rows of single values the values are no rows.</summary>
    private const int MostWrongSums = 3;

    private const double MostWrongShare = 0.25;

    /// <summary>Puts in doubt what was read from columns. Tables with marked cells are not touched: what they print stands.</summary>
    public static void Distrust(TableReadingPart part, (int First, int Last) sum)
    {
        FormRowReading[] open = [.. part.Rows.Where(row => row is { Source: { Structured: false } source, Reading.SeparatorsLost: false } && source.Items.Count > 1)];
        FormRowReading[] lists = [.. open.Where(row => Lines(row.Source!) >= ListLines)];
        if (lists.Length == 0)
            return;
        bool isMixed = lists.Length * 2 < open.Length;
        FormRowReading[] printed = [.. lists.Where(row => row.Reading!.IsDecided && row.Reading.Options[0].Numbers.Any(number => number > 0))];
        int wrong = printed.Count(row => !ShapeConsistency.IsPossible(row.Reading!.Options[0], sum));
        bool isWrong = wrong >= MostWrongSums && wrong >= printed.Length * MostWrongShare;
        if (!isMixed && !isWrong)
            return;
        foreach (FormRowReading row in isWrong && !isMixed ? open : lists)
            row.IsDoubtful = true;
    }

    private static int Lines(ValueRow row) => row.Items.Select(item => item.Line).Distinct().Count();
}
