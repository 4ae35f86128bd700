using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Prose;

/// <summary>Reads the particulars of a page, 标签：值, by the labels of <c>page.rules.tsv</c>.</summary>
internal static partial class PageLabels
{
    private const int LongestPublisher = 40;

    private static readonly ReadingRule[] Labels = ReadingRules.Under("page.label.");
    private static readonly ReadingRule Date = ReadingRules.Of("page.date"), DateLine = ReadingRules.Of("page.date.line"), NoPublisher = ReadingRules.Of("page.noPublisher");

    private static readonly Regex Label = Pattern(@"(?<=^|[\s\]】\[【|｜;；*]|\d日|\d:\d\d|\d-\d\d)", ".table", @"\s*(?:[\]】]\s*)?(?:[:：]\s*\|?|\|)");

    // A table of page facts that lost its colons: 成文日期 2024-01-16 发布机构 某镇
    private static readonly Regex LabelAndBlank = Pattern("^", ".colon", @"\s+\S");
    private static readonly Regex BlankLabel = Pattern(@"(?<=^|\s)", ".colon", @"(?=\s|$)");

    /// <summary>Whether a label and its colon stand in the line.</summary>
    public static bool IsIn(string line) => Label.IsMatch(line);

    /// <summary>Reads every 标签：值 of the line; false where the line is something else.</summary>
    /// <param name="text">The line.</param>
    /// <param name="plain">The same in simplified characters.</param>
    /// <param name="facts">Receives what the values say.</param>
    public static bool Read(string text, string plain, PageFacts facts)
    {
        MatchCollection labels = Label.Matches(plain);
        if (labels.Count == 0 && LabelAndBlank.IsMatch(plain)) labels = BlankLabel.Matches(plain);
        if (labels.Count == 0) return false;
        string ahead = text[..labels[0].Index].Trim().Trim('|', '｜').Trim();
        if (DateLine.Find(ahead) is { Success: true } day) facts.Date ??= DateOf(day);
        else if (ahead.Length > 0 && !Bullet().IsMatch(ahead)) return false;

        for (int i = 0; i < labels.Count; i++)
        {
            int from = labels[i].Index + labels[i].Length;
            int to = i + 1 < labels.Count ? labels[i + 1].Index : text.Length;
            string value = text[from..to].TrimStart(':', '：').Trim().Trim('[', ']', '【', '】', '|', '｜').Trim();
            GroupCollection groups = labels[i].Groups;
            if (value.Length > 0) Keep(Labels.First(rule => groups[GroupOf(rule)].Success), value, facts);
        }

        return true;
    }

    private static void Keep(ReadingRule label, string value, PageFacts facts)
    {
        label.Holds();
        switch (label.Name.Split('.')[2])
        {
            case "title":
                facts.Title ??= value;
                break;
            case "date":
                if (Date.Match(value) is { Success: true } date) facts.Date ??= DateOf(date);
                break;
            case "made":
                if (Date.Match(value) is { Success: true } made) facts.Made ??= DateOf(made);
                break;
            case "number":
                if (DocumentNumber().IsMatch(value)) facts.DocumentNumber ??= value;
                break;
            case "publisher":
                if (Date.Match(value) is { Success: true } behind) value = value[..behind.Index].Trim();
                value = value.Split(' ', '\u3000', '\t')[0];
                if (value.Length is > 1 and <= LongestPublisher && !NoPublisher.IsIn(value))
                {
                    facts.Publisher ??= value;
                    facts.Trail.Add(value);
                }

                break;
            case "url":
                facts.Url ??= value;
                break;
            case "index":
                facts.IndexNumber ??= value;
                break;
            default:
                break;
        }
    }

    /// <summary><c>yyyy-MM-dd</c>, or null where the day does not exist.</summary>
    public static string? DateOf(Match m) =>
        DateOnly.TryParseExact(
            $"{m.Groups["y"].Value}-{m.Groups["m"].Value}-{m.Groups["d"].Value}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    /// <summary>A pattern of all labels but those of one ending, each in a group of its own.</summary>
    private static Regex Pattern(string before, string without, string behind) => new(
        before + "(?:" + string.Join('|', Labels.Where(rule => !rule.Name.EndsWith(without, StringComparison.Ordinal)).Select(rule => $"(?<{GroupOf(rule)}>{rule.Pattern})")) + ")" + behind,
        RegexOptions.CultureInvariant, PatternTimeout.Longest);

    private static string GroupOf(ReadingRule rule) => rule.Name.Replace('.', '_');

    // A list mark or the address of the site may stand before the first label.
    [GeneratedRegex(@"^(?:[-•·*▪◆■>\[【]|(?:https?://)?[\w.-]{4,60})$")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^[^\s,，。]{1,12}[〔﹝\[【(（]\s*20\d\d\s*[〕﹞\]】)）]\s*\d{1,5}\s*号")]
    private static partial Regex DocumentNumber();
}
