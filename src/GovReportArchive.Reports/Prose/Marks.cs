using System.Text.RegularExpressions;

namespace GovReportArchive.Reports.Prose;

/// <summary>The signs that Chinese official prose begins and ends its paragraphs with.</summary>
internal static partial class Marks
{
    private const string Enders = "。！？；：!?;:…";
    private const string Closers = "”’」』）)》〉】］]";
    private const string Openers = "“‘「『（(《〈【［[";
    private const string Continuers = "，。、；：！？,;%％";

    /// <summary>Ends as a sentence or clause that may end a paragraph: 。；： and the like, also inside closing brackets or quotes.</summary>
    public static bool EndsSentence(string line)
    {
        int i = line.Length - 1;
        while (i > 0 && Closers.Contains(line[i], StringComparison.Ordinal)) i--;
        return i >= 0 && (Enders.Contains(line[i], StringComparison.Ordinal) || (line[i] == '.' && i > 0 && line[i - 1] > '\u2e80'));
    }

    /// <summary>Ends in the middle of something: after a comma, an enumeration comma or an opening bracket.</summary>
    public static bool EndsOpen(string line) =>
        line.Length > 0 && (line[^1] is '，' or '、' or ',' || Openers.Contains(line[^1], StringComparison.Ordinal) || Unclosed(line));

    /// <summary>Begins with a sign that cannot begin a paragraph.</summary>
    public static bool BeginsInside(string line) =>
        line.Length > 0 && (Continuers.Contains(line[0], StringComparison.Ordinal) || Closers.Contains(line[0], StringComparison.Ordinal) || Citation().IsMatch(line));

    /// <summary>The numeral of 一、 at the start, or 0. The separator may be missing where a blank or a known heading follows.</summary>
    public static bool BeginsItem(string line) => Item().IsMatch(line);

    /// <summary>Begins with 一是, 第二, and the like: an item that runs on inside a paragraph.</summary>
    public static bool BeginsRunInItem(string line) => RunIn().IsMatch(line);

    // 第二十条第 / （一）项
    [GeneratedRegex(@"^[（(]\s*[一二三四五六七八九十]{1,3}\s*[）)]\s*[项款条]")]
    private static partial Regex Citation();

    private static bool Unclosed(string line)
    {
        int open = line.LastIndexOfAny(['《', '（', '(', '“', '〔', '【']);
        return open >= 0 && line.Length - open <= 40 && line.IndexOfAny(['》', '）', ')', '”', '〕', '】'], open) < 0;
    }

    // A bracketed numeral before 项 or 款 belongs to the citation of an article; a digit before a point and a digit is a decimal.
    [GeneratedRegex(@"^(?:[一二三四五六七八九十]{1,3}\s*[、．.](?!\d)|[（(]\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[）)](?!\s*[项款条])|\d{1,2}\s*(?:[、．]|\.(?!\d))|[①-⑳]|第[一二三四五六七八九十]{1,2}(?:部分|章|节)|附(?:件|表|录)(?>\s*[\d一二三]?\s*)[:：])")]
    private static partial Regex Item();

    [GeneratedRegex(@"^(?:[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十][，,、是]|(?:首先|其次|再次|最后)[，,])")]
    private static partial Regex RunIn();
}
