using System.Text;

namespace GovReportArchive.Publishing;

/// <summary>Texts as files of XML can hold them.</summary>
internal static class HeldText
{
    /// <summary>Leaves out what no XML file holds; a half of a pair stands as the sign for what cannot be read.</summary>
    public static string Of(string text)
    {
        if (text.All(IsHeld) && !text.Any(char.IsSurrogate)) return text;
        StringBuilder held = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            if (!rune.IsBmp || IsHeld((char)rune.Value)) held.Append(rune.ToString());
        return held.ToString();
    }

    private static bool IsHeld(char c) => c is '\t' or '\n' or (>= ' ' and < '\uFFFE');
}
