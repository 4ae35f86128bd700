using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Records;
using GovReportArchive.Text;

namespace GovReportArchive.Drafts;

/// <summary>Lists of items: whether their numbers follow one another, whether there are as many as was announced, and whether something stands under each heading.</summary>
internal static partial class DraftLists
{
    private const int MostAhead = 40;
    private const int MostAnnounced = 50;

    public static void Check(DraftProse prose, DraftFindings findings)
    {
        foreach (Section section in prose.Record.Sections.Where(section => section.Kind != "appendix"))
        {
            Item[] items = [.. Items(section.Text)];
            foreach (IGrouping<ItemStyle, Item> style in items.GroupBy(item => item.Style)) Ordered(section, [.. style], findings);
            Announced(section, items, findings);
            TakenUp(section, items, findings);
            Headless(section, findings);
        }
    }

    private static void Ordered(Section section, Item[] items, DraftFindings findings)
    {
        int last = items.Length > 0 ? items[0].Number : 0;
        for (int i = 1; i < items.Length; i++)
        {
            (Item before, Item item) = (items[i - 1], items[i]);
            int expected = last + 1;
            last = item.Number;
            // Marks further out begin the count anew.
            if (item.Number == 1 && before.Number != 1) continue;
            if (item.Number == expected)
            {
                findings.Pass("list.order");
                continue;
            }

            bool isTwice = item.Number == before.Number;
            // One slip is told once: after two of the same number, or before the number that was skipped to comes again, the count goes on.
            if (isTwice || (item.Number == expected + 1 && i + 1 < items.Length && items[i + 1].Number == item.Number)) last = expected;
            string said = isTwice ? $"“{item.Printed}”出现了两次" : $"“{before.Printed}”之后是“{item.Printed}”";
            findings.Remind("list.order", $"列举的序号不连续：{said}。", "请改正序号，或补上缺少的一项。", new DraftPlace(section.Heading, Quote: DraftFindings.Quote(Line(section.Text, item.At))));
        }

        if (items.Length > 0 && items[0].Number > 1 && items.Length > 1 && items[0].Style == ItemStyle.Counted)
            findings.Remind("list.order", $"列举从“{items[0].Printed}”开始，没有前面的项。", "请改正序号，或补上缺少的一项。", new DraftPlace(section.Heading, Quote: DraftFindings.Quote(Line(section.Text, items[0].At))));
    }

    private static void Announced(Section section, Item[] items, DraftFindings findings)
    {
        foreach (Match match in Announcement().Matches(section.Text).Take(MostAnnounced))
        {
            int said = NumberOf(match.Groups["n"].Value);
            int end = match.Index + match.Length;
            int first = Array.FindIndex(items, item => item.At >= end);
            if (said < 2 || first < 0 || items[first].Number != 1 || items[first].At - end > MostAhead || section.Text.AsSpan(end, items[first].At - end).ContainsAny('。', '；')) continue;
            int told = 1;
            foreach (Item item in items[(first + 1)..])
            {
                if (item.Style != items[first].Style) continue;
                if (item.Number <= told) break;
                told = item.Number;
            }

            if (told == said || told == 1)
            {
                if (told == said) findings.Pass("list.announced");
                continue;
            }

            findings.Remind(
                "list.announced", string.Create(CultureInfo.InvariantCulture, $"这里说有 {said} 项，其后列举了 {told} 项。"), "请补上缺少的一项，或改正项数。",
                new DraftPlace(section.Heading, Quote: DraftFindings.Quote(Line(section.Text, match.Index))));
        }
    }

    /// <summary>针对上述三个问题 after one list of as many, in the part on problems.</summary>
    private static void TakenUp(Section section, Item[] items, DraftFindings findings)
    {
        if (section.Kind != "problems") return;
        foreach (Match match in Above().Matches(section.Text).Take(MostAnnounced))
        {
            int said = NumberOf(match.Groups["n"].Value);
            // （一） heads what the lists stand under; where lists stand in lists it is open which is meant.
            Item[] listed = [.. items.Where(item => item.At < match.Index && item.Style != ItemStyle.Bracketed)];
            if (said < 2 || listed.Length == 0 || listed[^1] is not { Number: > 1 } last || Array.Exists(listed, item => item.Style != last.Style)) continue;
            if (last.Number == said)
            {
                findings.Pass("list.announced");
                continue;
            }

            findings.Remind(
                "list.announced", string.Create(CultureInfo.InvariantCulture, $"这里说上述有 {said} 项，前面列举了 {last.Number} 项。"), "请补上缺少的一项，或改正项数。",
                new DraftPlace(section.Heading, Quote: DraftFindings.Quote(Line(section.Text, match.Index))));
        }
    }

    /// <summary>A heading such as （三）政府信息管理 right before the next one, where text stands below or behind the others.</summary>
    private static void Headless(Section section, DraftFindings findings)
    {
        (string Line, int Number, bool IsBare)[] lines = [.. section.Text.Split('\n').Where(line => line.Trim().Length > 0).Select(line => (line, Bracketed().Match(line) is { Success: true } mark ? NumberOf(mark.Groups["n"].Value) : 0, Heading().IsMatch(line)))];
        (string Line, bool IsEmpty)[] heads = [.. lines.Select((line, at) => (line.Line, line.Number, IsEmpty: line.IsBare && at + 1 < lines.Length && lines[at + 1].Number == line.Number + 1)).Where(line => line.Number > 0).Select(line => (line.Line, line.IsEmpty))];
        // A list of short items looks the same.
        if (heads.Count(head => head.IsEmpty) * 2 >= heads.Length) return;
        foreach ((string line, _) in heads.Where(head => head.IsEmpty && !head.Line.TrimEnd().EndsWith('；')))
            findings.Remind("list.empty", $"“{DraftFindings.Quote(line.Trim())}”之下没有内容。", "请补上内容，或删去标题。", new DraftPlace(section.Heading, Quote: DraftFindings.Quote(line)));
    }

    private static IEnumerable<Item> Items(string text) => Mark().Matches(text).Select(match => new Item(
        match.Groups["n"].Index, match.Groups["c"].Success ? ItemStyle.Counted : match.Groups["b"].Success ? ItemStyle.Bracketed : ItemStyle.Numbered,
        NumberOf(match.Groups["n"].Value), match.Value.Trim())).Where(item => item.Number > 0);

    private static int NumberOf(string text) => ChineseNumbers.Parse(text.Replace('两', '二'));

    private static string Line(string text, int at)
    {
        int end = text.IndexOf('\n', at);
        return text[Sentences.StartOf(text, at)..(end < 0 ? text.Length : end)];
    }

    private enum ItemStyle
    {
        /// <summary>一是</summary>
        Counted,

        /// <summary>（一）</summary>
        Bracketed,

        /// <summary>1.</summary>
        Numbered,
    }

    private sealed record Item(int At, ItemStyle Style, int Number, string Printed);

    // 一是 after any stop; the others only at the beginning of a line, where 1.5 and （一）项 of an article do not stand.
    [GeneratedRegex(@"(?<=^|[\n。；：:;，,])\s{0,4}(?<c>(?<n>[一二三四五六七八九十]{1,2})是)|(?<=^|\n)\s{0,4}(?<b>[（(]\s?(?<n>[一二三四五六七八九十]{1,3})\s?[）)](?![项款条]))|(?<=^|\n)\s{0,4}(?<d>(?<n>\d{1,2})[、．.](?!\d))")]
    private static partial Regex Mark();

    [GeneratedRegex(@"(?<![第之其前上几哪这那十\d])(?<n>[二两三四五六七八九十]|\d{1,2})(?:个|大|点|条)?(?:方面|短板|不足|问题|难题|举措|措施|项工作|薄弱环节)(?:的)?(?:问题|不足|短板|改进|入手|工作|着手|发力|努力|情况|措施)?[：:。]")]
    private static partial Regex Announcement();

    [GeneratedRegex(@"(?:上述|以上|前述)的?(?<n>[二两三四五六七八九十]|\d{1,2})(?:个|大|点|条|项)?(?:方面)?的?(?:主要|突出)?(?:问题|不足|短板|薄弱环节)")]
    private static partial Regex Above();

    [GeneratedRegex(@"^\s{0,4}[（(]\s?(?<n>[一二三四五六七八九十]{1,3})\s?[）)]")]
    private static partial Regex Bracketed();

    // Long enough for a heading, too short for text.
    [GeneratedRegex(@"^\s{0,4}[（(]\s?(?<n>[一二三四五六七八九十]{1,3})\s?[）)][^。；，]{2,18}[。：]?\s{0,2}$")]
    private static partial Regex Heading();
}
