using System.Text.RegularExpressions;

namespace GovReportArchive.Reports.Prose;

/// <summary>A heading that begins a paragraph, and what of the paragraph follows it.</summary>
/// <param name="Number">Its numeral; 0 where it has none.</param>
/// <param name="Text">As printed, with its numeral.</param>
/// <param name="Rest">What stands behind it in the same paragraph; empty where it stands alone.</param>
/// <param name="Known">Its wording is one that reports use for a section.</param>
internal readonly record struct Heading(int Number, string Text, string Rest, bool Known);

/// <summary>How the headings of sections are numbered.</summary>
internal enum HeadingStyle
{
    /// <summary>一、</summary>
    Numeral,

    /// <summary>第一部分</summary>
    Part,

    /// <summary>（一）</summary>
    Bracketed,

    /// <summary>1.</summary>
    Digit,

    /// <summary>No number at all; only known wordings count.</summary>
    Bare,
}

/// <summary>Recognises the headings of sections, whatever their numbering, wording and characters.</summary>
internal static partial class Headings
{
    /// <summary>Longer paragraphs are text, even where they begin like a heading.</summary>
    private const int Longest = 45;

    /// <summary>Whether the line can only be a heading: it is short, begins with a number and holds no sentence.</summary>
    public static bool LooksLikeHeading(string line)
    {
        if (line.Length > Longest * 2) return false;
        Squeezed s = new(line);
        if (s.Text.Length > Longest) return false;
        int stop = s.Text.AsSpan().IndexOfAny('。', '；');
        return (stop < 0 || stop == s.Text.Length - 1) && (Marks.BeginsItem(line) || TopMarker().IsMatch(line) || KnownWhole().IsMatch(s.Text));
    }

    /// <summary>Whether the whole line is a heading in a known wording, numbered or not.</summary>
    public static bool IsKnown(string line)
    {
        if (line.Length > Longest * 2) return false;
        string text = new Squeezed(line).Text;
        Match number = NumberBefore().Match(text);
        return KnownWhole().IsMatch(text[number.Length..].TrimEnd('。', '：'));
    }

    /// <summary>Whether a numbered heading in a known wording is broken over two lines.</summary>
    public static bool IsBrokenHeading(string above, string line) =>
        !IsKnown(above) && line.Length <= Longest && !Marks.BeginsItem(line) && IsKnown(above + line);

    /// <summary>The heading that a paragraph begins with, or null.</summary>
    public static Heading? Parse(string paragraph, HeadingStyle style)
    {
        Match marker = style switch
        {
            HeadingStyle.Numeral => TopMarker().Match(paragraph),
            HeadingStyle.Part => PartMarker().Match(paragraph),
            HeadingStyle.Bracketed => BracketMarker().Match(paragraph),
            HeadingStyle.Digit => DigitMarker().Match(paragraph),
            _ => Match.Empty,
        };
        if (style == HeadingStyle.Bare) return IsKnown(paragraph) ? new Heading(0, paragraph, "", true) : null;
        if (!marker.Success || TableLabel().IsMatch(paragraph)) return null;

        int number = ChineseNumbers.Parse(marker.Groups["n"].Value);
        Squeezed body = new(paragraph[marker.Length..]);
        bool separated = marker.Groups["sep"].Value.Trim().Length > 0 || style != HeadingStyle.Numeral;
        Match known = KnownPrefix().Match(body.Text);
        bool isShort = body.Text.Length <= Longest && !InsideStop().IsMatch(body.Text);
        if (!separated && !known.Success && !(isShort && marker.Groups["sep"].Length > 0 && !body.Text.Contains('，', StringComparison.Ordinal)))
        {
            return null;
        }

        int end = EndOf(body.Text, known, isShort);
        if (end <= 0) return null;
        int cut = marker.Length + (end >= body.Text.Length ? body.Source.Length : body.Origin(end));
        string text = paragraph[..cut].TrimEnd();
        string rest = paragraph[cut..].TrimStart(' ', '\u3000', '\t', '：', ':', '。', '，', ',');
        return new Heading(number, text, rest, known.Success);
    }

    /// <summary>Length of the heading at the start of a text without blanks; 0 where there is none.</summary>
    private static int EndOf(string body, Match known, bool isShort)
    {
        if (known.Success)
        {
            string rest = body[known.Length..];
            if (rest.Length == 0) return body.Length;
            bool glued = !isShort || GluedText().IsMatch(rest);
            if (glued) return known.Length;
        }

        if (isShort) return body.Length;
        // A heading that runs into its text ends with the first full stop, where that comes soon and no comma before it.
        int stop = body.IndexOf('。', StringComparison.Ordinal);
        return stop > 0 && stop <= 30 && !body.AsSpan(0, stop).Contains('，') ? stop + 1 : 0;
    }

    /// <summary>Offsets in a long line at which a heading in a known wording begins, and where it ends.</summary>
    public static IEnumerable<(int Start, int End)> Inside(string line)
    {
        foreach (Match m in InnerHeading().Matches(Simplified.Of(line))) yield return (m.Index, m.Index + m.Length);
    }

    private const string Known =
        "(?:(?:行政机关)?(?:收到和|受理和)?(?:处理|办理)政府信息公开申请(?:的)?(?:工作)?情况"
        + "|(?:行政机关)?(?:政府信息)?主动公开(?:政府信息|信息)?(?:的)?(?:工作)?(?:的)?情况"
        + "|(?:政府)?信息(?:依申请公开)(?:的)?(?:工作)?(?:的)?情况|依申请公开(?:政府)?(?:信息)?(?:和不予公开政府信息)?(?:的)?(?:工作)?(?:办理|处理)?(?:的)?情况"
        + "|(?:因)?(?:政府)?信息公开(?:工作)?(?:被)?(?:申请)?(?:的)?(?:提起)?行政法?复议(?:[、，和及与]|以及)*(?:被)?(?:提起)?(?:行政)?诉讼(?:等)?(?:的)?(?:情况)"
        + "|(?:行政)?复议(?:[、，和及与])*(?:行政)?诉讼(?:和.{2,4})?(?:的)?情况"
        + "|(?:(?:政府)?信息公开|政务公开)?(?:工作)?(?:中)?存在的?(?:主要)?问题(?:[及和与、，]|以及)*(?:下一?步)?(?:的)?(?:改进|整改|工作)(?:的)?(?:工作)?(?:情况|措施|打算|意见|方向|计划|办法|建议)"
        + "|(?:(?:政府)?信息公开|政务公开)?(?:工作)?存在的?(?:主要)?(?:问题|不足)(?:和不足)?|(?:主要)?问题(?:[及和与])改进(?:情况|措施)|改进(?:情况|措施)"
        + "|其[他它](?:需要|应当|须|需|要)?(?:要)?(?:报告|说明)的(?:其[他它])?(?:有关)?(?:事项|情况)|需要(?:说明|报告)的(?:其[他它])?(?:事项|情况)"
        + "|(?:本年度|\\d{4}年度?)?(?:(?:政府)?信息公开|政务公开)?(?:工作)?(?:的)?(?:总体|基本|整体)(?:工作)?情况|概述|概况|总体概述|工作概述)";

    // The numeral must be set apart: 一 without a sign is a heading only before a blank or a known wording.
    [GeneratedRegex(@"^\s*(?<n>[一二三四五六七八九十]{1,3})(?<sep>\s*[、．.，,：:]\s*|\s+|(?=[^\s是一二三四五六七八九十]))")]
    private static partial Regex TopMarker();

    [GeneratedRegex(@"^\s*第(?<n>[一二三四五六七八九十]{1,3})(?:部分|章|节)[\s、．.，,：:]*")]
    private static partial Regex PartMarker();

    [GeneratedRegex(@"^\s*[（(]\s*(?<n>[一二三四五六七八九十]{1,3})\s*[）)](?!\s*[项款条])[\s、]*")]
    private static partial Regex BracketMarker();

    [GeneratedRegex(@"^\s*(?<n>\d{1,2})\s*[、．.](?!\d)\s*")]
    private static partial Regex DigitMarker();

    [GeneratedRegex(@"^(?:第?[一二三四五六七八九十]{1,3}(?:部分)?[、．.，：]?|（[一二三四五六七八九十]{1,3}）|\d{1,2}[、．.])")]
    private static partial Regex NumberBefore();

    [GeneratedRegex("^" + Known + "$")]
    private static partial Regex KnownWhole();

    [GeneratedRegex("^" + Known)]
    private static partial Regex KnownPrefix();

    [GeneratedRegex("结转下?年度|本年新收|上年结转|本年度办理结果|(?:\\d\\s+){3}")]
    private static partial Regex TableLabel();

    [GeneratedRegex(@"[。；].")]
    private static partial Regex InsideStop();

    // What may follow a heading without a line end: an answer such as 无, a year, an inner number, a blank that the source had.
    [GeneratedRegex(@"^[：。，]*(?:无|暂无|没有|不存在|本年度|今年|\d{4}年|（一）|1[.、]|我[局市县区镇乡委办]).*$")]
    private static partial Regex GluedText();

    [GeneratedRegex(@"(?<![第一二三四五六七八九十])[一二三四五六七八九十]{1,2}\s*、\s*" + Known + "(?![、，,；;])")]
    private static partial Regex InnerHeading();
}
