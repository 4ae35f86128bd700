using System.Text.RegularExpressions;

namespace GovReportArchive.Reports.Passages;

/// <summary>How reports number their items. The mark belongs to the item that it begins.</summary>
internal static partial class ItemMarks
{
    private const string Digits = "一二三四五六七八九十";

    /// <summary>Depth of a mark: the outer ones group the inner ones. Lists inside a sentence are the innermost.</summary>
    public const int Outer = 0, Middle = 1, Inner = 2, Inline = 3;

    /// <summary>A mark at the beginning of a paragraph or sentence.</summary>
    /// <param name="Length">UTF-16 units of the mark itself.</param>
    /// <param name="Depth">One of the depths above.</param>
    /// <param name="Ordinal">The number it stands for; null for 首先 and its like past the third.</param>
    public readonly record struct Mark(int Length, int Depth, int? Ordinal);

    // In the order in which they are tried; the group named n is the number.
    private static readonly (Regex Form, int Depth)[] Forms =
    [
        (Bracketed(), Outer),
        (Numbered(), Middle),
        (BracketedDigit(), Inner),
        (Circled(), Inner),
        (Bullet(), Inner),
        (Named(), Inline),
        (Counted(), Inline),
        (Sequence(), Inline),
    ];

    private static readonly string[] SequenceWords = ["首先", "其次", "再次", "最后", "一方面", "另一方面"];

    // What the words of a sequence count; 最后 may be any number.
    private static readonly int?[] SequenceNumbers = [1, 2, 3, null, 1, 2];

    /// <summary>The mark that begins at a position, or null.</summary>
    public static Mark? At(string text, int start)
    {
        foreach ((Regex form, int depth) in Forms)
        {
            Match match = form.Match(text, start);
            if (match.Success && match.Index == start) return new Mark(match.Length, depth, OrdinalOf(match.Groups["n"].Value));
        }

        return null;
    }

    /// <summary>True for the marks that also begin an item in the middle of a paragraph: （二）, 二是, 其次, not dots and dashes, and 2. where words follow, for else
    /// it may be a decimal or one of several dates.</summary>
    public static bool MayStandInside(Mark mark, string text, int start) =>
        mark is not { Depth: Inner, Ordinal: null }
        && (mark.Depth is Outer or Inner or Inline
        || (start + mark.Length < text.Length && char.IsLetter(text[start + mark.Length]) && text[start + mark.Length] is not ('月' or '日' or '年')));

    private static int? OrdinalOf(string number)
    {
        if (number.Length == 0) return null;
        if (int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int value)) return value;
        if (number[0] is >= '①' and <= '⑳') return number[0] - '①' + 1;
        int word = Array.IndexOf(SequenceWords, number);
        if (word >= 0) return SequenceNumbers[word];
        // 十二 is 12, 二十 is 20; larger numbers do not occur in lists.
        int ten = number.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0) return Digits.IndexOf(number[0], StringComparison.Ordinal) + 1;
        int tens = ten == 0 ? 1 : Digits.IndexOf(number[0], StringComparison.Ordinal) + 1;
        int ones = ten == number.Length - 1 ? 0 : Digits.IndexOf(number[^1], StringComparison.Ordinal) + 1;
        return (tens * 10) + ones;
    }

    [GeneratedRegex(@"\G[（(]\s*(?<n>[一二三四五六七八九十]{1,3})\s*[）)]、?")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"\G(?<n>\d{1,2})\s*(?:[、．]|\.(?!\d))\s*")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\G[（(]\s*(?<n>\d{1,2})\s*[）)]、?")]
    private static partial Regex BracketedDigit();

    [GeneratedRegex(@"\G(?<n>[①-⑳])")]
    private static partial Regex Circled();

    [GeneratedRegex(@"\G(?:[•●◆■▪▲►➢]\s*|-\s+)(?<n>)")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"\G第?(?<n>[一二三四五六七八九十]{1,3})(?:是|要|、|，|方面[，,])")]
    private static partial Regex Counted();

    // 问题1：, 第一个问题：, 其一，, 针对（1），: the number stands beside a word.
    [GeneratedRegex(@"\G(?:问题(?<n>\d{1,2}|[一二三四五六七八九十]{1,3})[：:]|第(?<n>[一二三四五六七八九十]{1,3})个问题[：:]|其(?<n>[一二三四五六七八九十])[，,、：:是]|针对[（(]?(?<n>\d{1,2}|[一二三四五六七八九十]{1,3})[）)]?[，,])")]
    private static partial Regex Named();

    [GeneratedRegex(@"\G(?<n>首先|其次|再次|最后|一方面|另一方面)[，,是]?")]
    private static partial Regex Sequence();
}
