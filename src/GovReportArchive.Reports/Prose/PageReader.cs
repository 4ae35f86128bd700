using System.Text.RegularExpressions;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Prose;

/// <summary>Separates a page's furniture (metadata block, navigation, page numbers, print and share buttons) from the report itself, by <c>page.rules.tsv</c>.</summary>
internal static partial class PageReader
{
    private const int LongestTailLine = 100;
    private const int LongestMenuWord = 10;

    /// <summary>Furniture is short; a sentence that happens to contain its words is not.</summary>
    private const int LongestFurniture = 120;

    /// <summary>The lines that remain, and what the removed ones said.</summary>
    public static (List<ProseLine> Lines, PageFacts Facts) Read(IReadOnlyList<ProseLine> lines)
    {
        PageFacts facts = new();
        List<ProseLine> kept = [];
        int pending = 0;
        bool table = false;
        int body = lines.ToList().FindIndex(IsBody);
        if (body < 0) body = lines.Count;
        int end = TailOf(lines, body);
        for (int i = 0; i < end; i++)
        {
            ProseLine line = lines[i];
            if (IsFurniture(line, i < body, facts))
            {
                pending += line.Blanks;
                // What stands above the site's menu and below it is not one title.
                table |= line.AfterTable || (i < body && (Breadcrumb.Finds(line.Text) || IsMenu(Simplified.Of(line.Text))));
                continue;
            }

            kept.Add(line with { Blanks = line.Blanks + pending, AfterTable = line.AfterTable || table });
            pending = 0;
            table = false;
        }

        return (kept, facts);
    }

    /// <summary>Where what the site prints below every page begins: from the first of its words on, when nothing but short lines follow.</summary>
    private static int TailOf(IReadOnlyList<ProseLine> lines, int body)
    {
        int last = lines.Count;
        while (last > body + 1 && lines[last - 1].Text is { Length: <= LongestTailLine } text && !text.Contains('。', StringComparison.Ordinal) && !Headings.IsKnown(text)) last--;
        while (last < lines.Count && !Of("foot.first").IsIn(Simplified.Of(lines[last].Text))) last++;
        return last;
    }

    /// <summary>Whether the line is a menu word such as 政府信息公开年报, which can also be a part of a title over several lines.</summary>
    public static bool IsMenuWord(string line) => Of("menuWord").IsIn(new Squeezed(line).Text);

    /// <summary>The first line of the report's own text.</summary>
    private static bool IsBody(ProseLine line) =>
        Headings.IsKnown(line.Text) || (line.Text.Length >= 40 && line.Text.Contains('，', StringComparison.Ordinal) && !PageLabels.IsIn(line.Text));

    private static bool IsFurniture(ProseLine line, bool front, PageFacts facts)
    {
        string text = line.Text;
        string plain = front ? Simplified.Of(text) : text;
        if (Of("otherTime").IsIn(plain) || PageNumber().IsMatch(text) || Rule().IsMatch(text) || FileName().IsMatch(text)) return true;
        if (text.Length > LongestFurniture && !(front && Breadcrumb.Finds(text))) return false;
        if (Breadcrumb.IsIn(text))
        {
            facts.Trail.Add(text);
            return true;
        }

        if (front && IsMenu(plain)) return true;
        if (front && LoneNumber().Match(text) is { Success: true } number)
        {
            facts.DocumentNumber ??= number.Groups["v"].Value;
            return true;
        }

        if (front && PageLabels.Read(text, plain, facts)) return true;
        if (front && (Of("date.line").Match(plain) is { Success: true } lone ? lone : Of("date.site").Match(plain)) is { Success: true } date)
        {
            facts.Date ??= PageLabels.DateOf(date);
            PageLabels.Read(text, plain, facts);
            return true;
        }

        if (front ? Of("furniture.front").IsIn(plain) : Of("furniture").IsIn(text)) return true;
        return !front && Of("foot").IsIn(text);
    }

    /// <summary>Whether the line is the site's own: its menu, its greeting, or today's date beside its name.</summary>
    private static bool IsMenu(string line)
    {
        if (Of("siteHead").IsIn(line)) return true;
        string[] words = line.Split([' ', '\u3000', '\t', '|', '｜'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && words.All(word => word.Length <= LongestMenuWord) && words.Count(Of("menu").Finds) * 2 >= words.Length && Of("menu").Holds();
    }

    private static ReadingRule Breadcrumb => Of("breadcrumb");

    private static ReadingRule Of(string name) => ReadingRules.Of("page." + name);

    [GeneratedRegex(@"^[（(]?\s*(?<v>[^\s,，。（(]{1,12}[〔﹝\[【(（]\s*20\d\d\s*[〕﹞\]】)）]\s*第?\d{1,5}\s*号)\s*[）)]?$")]
    private static partial Regex LoneNumber();

    [GeneratedRegex(@"^(?:[-—–－_·•]{0,3}\s*\d{1,3}\s*[-—–－_·•]{1,3}|[-—–－_·•]{1,3}\s*\d{1,3}\s*[-—–－_·•]{0,3}|第\s*\d{1,3}\s*页(?:(?>\s*[,，/]?\s*)共\s*\d{1,3}\s*页)?|\d{1,3}\s*/\s*\d{1,3}|\d{1,3})$")]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^(?:(?>[=\-_*—─━~#\s]{3,}).{0,12}?[=\-_*—─━~#\s]{3,}|[=\-_*—─━~#|｜\s]{3,}|[|｜]|正文|-->|<!--)$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^(?:附件(?>\s*)\d?(?>\s*)[:：.、]?(?>\s*))?[^\s，。]{2,60}\.(?:docx?|pdf|xlsx?|wps|ofd|et|zip|rar)$", RegexOptions.IgnoreCase)]
    private static partial Regex FileName();
}
