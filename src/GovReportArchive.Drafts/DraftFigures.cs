using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Rules;
using GovReportArchive.Text;

namespace GovReportArchive.Drafts;

/// <summary>Numbers of the prose held to one another and to the report of the year before: one thing counted differently at two places, and changes in percent that do not come out.</summary>
/// <remarks>What stands against the tables is told by the record's own checks. Here the author is only reminded: two places may mean two things.</remarks>
internal static partial class DraftFigures
{
    private const int LookedBack = 60;
    private const string Received = "applications.received.total";

    // Names of the reader that have no cell, but one value a year.
    private static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        ["disclosed.total"] = "主动公开政府信息",
        ["informationFee.amount"] = "信息处理费",
    };

    /// <summary>Checks, and says of which numbers it did.</summary>
    /// <param name="record">The draft.</param>
    /// <param name="before">The report on the year before; null where there is none.</param>
    /// <param name="numbers">The numbers of the prose.</param>
    /// <param name="findings">Receives the findings.</param>
    public static void Check(ReportRecord record, ReportRecord? before, DraftNumbers numbers, DraftFindings findings)
    {
        Differing(record, numbers, findings);
        foreach (Section section in record.Sections.Where(section => section.Kind is "overview" or "applications" or "disclosure"))
            foreach (Match change in Change().Matches(section.Text)) Changed(section, change, record, before, numbers, findings);
    }

    private static void Differing(ReportRecord record, DraftNumbers numbers, DraftFindings findings)
    {
        Dictionary<int, Section> sections = [];
        foreach (Section section in record.Sections) sections.TryAdd(section.N, section);
        foreach (IGrouping<string, Figure> same in record.Figures.Where(figure => figure.Comparator == FigureComparators.Equal && LabelOf(figure) is not null && IsPlain(figure, sections, record.Year)).GroupBy(figure => figure.Key ?? figure.What, StringComparer.Ordinal))
        {
            Figure[] figures = [.. same];
            if (figures.Length < 2) continue;
            foreach (Figure figure in figures) numbers.Checked(figure.Section, figure.Start, figure.Length, "figures.differ");
            // One that fails against the table is told there with both numbers.
            Figure? other = figures.FirstOrDefault(figure => figure.Value != figures[0].Value && figure.Scope == figures[0].Scope);
            if (other is null)
            {
                findings.Pass("figures.differ");
                continue;
            }

            if (record.Checks.Any(check => check.State == CheckRunner.Fail && check.Rule == "prose." + same.Key)) continue;
            findings.Remind(
                "figures.differ",
                string.Create(CultureInfo.InvariantCulture, $"{LabelOf(other)}在两处数字不同：“{figures[0].Quote}”为 {figures[0].Value:0.####}，“{other.Quote}”为 {other.Value:0.####}。"),
                "口径相同的，请改正有误的一处；口径不同的，请写明。", new DraftPlace(sections[other.Section].Heading, Quote: DraftFindings.Quote($"{figures[0].Quote}／{other.Quote}")));
        }
    }

    private static string? LabelOf(Figure figure) => figure.Key is { } key && (CountCatalog.Find(key) is not null || CountSums.Find(key) is not null)
        ? (figure.Unit is null && figure.Value != 0 ? null : CountNames.Of(key)) : Named.GetValueOrDefault(figure.What);

    private static bool IsPlain(Figure figure, Dictionary<int, Section> sections, int? year)
    {
        if (!sections.TryGetValue(figure.Section, out Section? section) || section.Kind is "problems" or "appendix") return false;
        int from = Math.Max(0, figure.Start - LookedBack), end = Math.Min(section.Text.Length, figure.Start + figure.Length);
        from = Math.Max(from, Sentences.StartOf(section.Text, figure.Start));
        string around = Folding.Fold(section.Text[from..end]);
        return !ReadingRules.Of("elsewhere.draft").IsIn(around) && !Year().Matches(around).Any(other => other.Groups["y"].Value != year?.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>与上年的12件相比，增长25%: held to the number before it, or to the table, and to what last year's report has.</summary>
    private static void Changed(Section section, Match change, ReportRecord record, ReportRecord? before, DraftNumbers numbers, DraftFindings findings)
    {
        if (!decimal.TryParse(change.Groups["p"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal percent)) return;
        if (record.Checks.Any(check => check.Section == section.N && check.Rule == "prose.growth" && check.Start <= change.Index && check.Start + check.Quote!.Length > change.Index)) return;
        int from = Math.Max(0, change.Index - LookedBack);
        from += section.Text.AsSpan(from, change.Index - from).LastIndexOf('\n') + 1;
        string ahead = section.Text[from..change.Index];
        bool isReceived = Applied().IsMatch(ahead) || Taken().IsMatch(change.Value);
        decimal? now = isReceived && record.Counts.TryGetValue(Received, out decimal received) ? received : null;
        decimal? then = change.Groups["then"].Success && decimal.TryParse(change.Groups["then"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal printed) ? printed
            : isReceived && before?.Counts.TryGetValue(Received, out decimal last) == true ? last : null;
        if (now is not { } current || then is not (> 0 and { } earlier)) return;
        decimal sign = change.Groups["less"].Success ? -1 : 1;
        decimal right = (current - earlier) / earlier * 100;
        numbers.Checked(section.N, change.Index, change.Length, "prose.growth");
        if (Math.Abs(right - (sign * percent)) <= 1m / (decimal)Math.Pow(10, percent.Scale))
        {
            findings.Pass("figures.growth");
            return;
        }

        string source = change.Groups["then"].Success ? "" : "（上年报告）";
        findings.Remind(
            "figures.growth",
            string.Create(CultureInfo.InvariantCulture, $"变化幅度写作{(sign < 0 ? "减少" : "增长")} {percent}%，按本年 {current:0.####}、上年 {earlier:0.####}{source}计算应为{(right < 0 ? "减少" : "增长")} {Math.Abs(right):0.##}%。"),
            "请核对两年的数字和幅度。", new DraftPlace(section.Heading, Quote: DraftFindings.Quote(section.Text[from..(change.Index + change.Length)])));
    }

    [GeneratedRegex(@"(?<y>20\d\d)年")]
    private static partial Regex Year();

    [GeneratedRegex("(?:新收|收到|受理|接收)[^。；，]{0,16}申请[^。；，]{0,12}$|(?:新收|收到|受理)[^。；]{0,60}$")]
    private static partial Regex Applied();

    [GeneratedRegex("新收|收到|受理")]
    private static partial Regex Taken();

    [GeneratedRegex(@"(?:同比|(?:较|比|与)(?:去年|上一?年(?:度)?(?:同期)?)(?:的|新收|收到)?(?:(?<then>\d{1,6})\s?[件条次])?(?:相比)?)[，,]?\s?(?:(?<more>增长|增加|上升|提高)|(?<less>下降|减少|降低))(?:了|约)?\s?(?<p>\d{1,4}(?:\.\d{1,3})?)\s?[%％]")]
    private static partial Regex Change();
}
