using System.Globalization;
using System.Text.RegularExpressions;
using SpreadCheetah;

namespace GovReportArchive.Publishing.Workbooks;

/// <summary>Texts and links as cells of a workbook hold them.</summary>
internal static partial class WorkbookText
{
    /// <summary>UTF-16 units that a cell holds at most.</summary>
    public const int Longest = 32_767;

    private const int LongestSheetName = 31;
    private const string RefusedInSheetNames = "\\/?*[]:'";

    // A string inside a formula, and the address that HYPERLINK follows.
    private const int LongestLiteral = 255;

    /// <summary>What stands at the end of a text that did not fit.</summary>
    public const string Cut = "……（此处截断，全文见原页）";

    /// <summary>A text as a cell shows it again: without what XML cannot hold, and not longer than a cell holds.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="isCut">Whether it did not fit and ends with <see cref="Cut"/>.</param>
    public static string Fit(string text, out bool isCut)
    {
        string shown = Escape().Replace(HeldText.Of(text), "_x005F_");
        isCut = shown.Length > Longest;
        if (!isCut) return shown;
        int end = Longest - Cut.Length;
        return shown[..(char.IsHighSurrogate(shown[end - 1]) ? end - 1 : end)] + Cut;
    }

    /// <summary>A name that a sheet can have: what none may hold stands as -, and what is too long is cut.</summary>
    /// <param name="title">What the sheet is called, in a word.</param>
    /// <param name="number">Which of the sheets of this title it is, from 1.</param>
    public static string SheetName(string title, int number)
    {
        string end = number == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"（{number}）");
        string name = string.Concat(title.Select(c => RefusedInSheetNames.Contains(c, StringComparison.Ordinal) ? '-' : c));
        return name[..Math.Min(name.Length, LongestSheetName - end.Length)] + end;
    }

    /// <summary>A formula that shows a text and leads somewhere; null where no spreadsheet follows it: the address is too long or not of the web.</summary>
    /// <param name="site">Begins addresses that are a path.</param>
    /// <param name="address">A path below the site, or an address of its own.</param>
    /// <param name="shown">The text, as <see cref="Fit"/> gives it.</param>
    public static Formula? Link(string site, string address, string shown)
    {
        string whole = address.StartsWith('/') ? site + address : address;
        if (!Uri.TryCreate(whole, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https") || shown.Length is 0 or > LongestLiteral) return null;
        // Chinese that is escaped takes nine times its place; browsers escape it themselves.
        string target = uri.AbsoluteUri.Length <= LongestLiteral ? uri.AbsoluteUri : uri.ToString();
        return target.Length > LongestLiteral ? null : new Formula(string.Create(CultureInfo.InvariantCulture, $"HYPERLINK({Literal(target)},{Literal(shown)})"));
    }

    /// <summary>An address as it is shown: as it is, and with its Chinese as such where no link holds it otherwise.</summary>
    public static string Address(string address) =>
        address.Length > LongestLiteral && Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) ? uri.ToString() : address;

    /// <summary>How many lines a text takes, about, where it is wrapped.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">Digits that a line holds; a Chinese character takes two.</param>
    public static int Lines(string text, int width)
    {
        int lines = 1, used = 0;
        foreach (char c in text)
        {
            int taken = c < '\u1100' ? 1 : 2;
            bool ends = c == '\n';
            if (ends || used + taken > width) (lines, used) = (lines + 1, 0);
            if (!ends) used += taken;
        }

        return lines;
    }

    private static string Literal(string text) => "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    // What looks like an escape of the format would be shown as what it stands for.
    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Escape();
}
