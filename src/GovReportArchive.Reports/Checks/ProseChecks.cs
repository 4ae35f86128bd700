using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Checks;

/// <summary>Compares numbers that the prose states with the cells that count the same thing.</summary>
/// <remarks>
/// A contradiction is only reported where nothing but a contradiction is possible: prose speaks of other years, of single cases, of one office among
/// many, of sums of several rows. Where one statement agrees with the cell, others that differ speak of something else.
/// </remarks>
internal static partial class ProseChecks
{
    private const int LongestBefore = 160;
    private const int LongestBehind = 24;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。；\n;");

    /// <summary>Sections that state the year's numbers. Problems and measures tell of cases.</summary>
    private static readonly string[] Stating = ["preamble", "overview", "disclosure", "applications", "litigation", "responses"];

    /// <summary>Rows that prose often counts together with the key's own.</summary>
    private static readonly Dictionary<string, string[]> Together = new(StringComparer.Ordinal)
    {
        ["applications.received.total"] = ["applications.received.total", "applications.carriedIn.total"],
        ["stats.replies.granted"] = ["stats.replies.granted", "stats.replies.partlyGranted"],
    };

    /// <summary>Results that loose words throw together: 不予公开 for all that was not given.</summary>
    private static readonly string[] Results =
    [
        "applications.granted.total", "applications.partlyGranted.total", "applications.denied.total", "applications.unavailable.total", "applications.refused.total",
        "applications.closed.total",
    ];

    /// <summary>Holds the figures against the tables.</summary>
    /// <returns>The record's figures with their states, and at most one check for each key that the prose states, in the order of the prose.</returns>
    public static ProseAssessment Assess(ReportRecord record)
    {
        bool HasCell(string key) => CountSums.CellsOf(key).Any(cell => record.Counts.ContainsKey(cell) || record.Cells.ContainsKey(cell));
        Dictionary<int, Section> sections = [];
        foreach (Section section in record.Sections) sections.TryAdd(section.N, section);
        Figure[] figures = [.. record.Figures.Select(figure => figure with { Key = KeyOf(figure.What), State = FigureStates.Unassigned, Against = null })];
        List<Check> checks = [];
        IEnumerable<IGrouping<string, Stated>> keys = figures
            .Select((figure, at) => new Stated(at, figure, sections.GetValueOrDefault(figure.Section)))
            .Where(stated => stated.Figure.Key is { } key && HasCell(key) && (stated.Section is null || Stating.Contains(stated.Section.Kind)))
            .GroupBy(stated => stated.Figure.Key!, StringComparer.Ordinal);
        foreach (IGrouping<string, Stated> key in keys)
        {
            if (Evaluate(record, key.Key, [.. key], figures) is { } check) checks.Add(check);
        }

        return new ProseAssessment(figures, checks);
    }

    private static string? KeyOf(string what) => CountCatalog.Find(what) is not null || CountSums.Find(what) is not null ? what : null;

    private static Check? Evaluate(ReportRecord record, string key, Stated[] stated, Figure[] figures)
    {
        Figure first = stated[0].Figure;
        if (CountSums.Of(record, key) is not (var cell, var isWhole))
            return Told(key, CheckRunner.NotAssessable, first, null, CheckReasons.NotANumber);
        foreach (Stated agreeing in stated.Where(s => s.Figure.Value == cell))
            figures[agreeing.At] = agreeing.Figure with { State = FigureStates.Matched, Against = cell };
        if (Array.Find(stated, s => s.Figure.Value == cell) is { } told)
            return Told(key, CheckRunner.Ok, told.Figure, cell);
        decimal[] values = [.. stated.Select(s => s.Figure.Value).Distinct()];
        // Blank cells may hold the rest, but nothing takes away from what the others count.
        if (!isWhole && values.Any(value => value > cell))
            return Told(key, CheckRunner.NotAssessable, first, null, CheckReasons.NotANumber);
        bool isSum = values.Length > 1 && values.Sum() == cell;
        bool isTogether = Together.TryGetValue(key, out string[]? rows)
            && rows.All(record.Counts.ContainsKey) && values.Contains(rows.Sum(row => record.Counts[row]));
        if (isSum) return null;
        Stated[] plain = values.Length > 1 || isTogether || IsWithOthers(record, key, values[0] - cell) ? [] : [.. stated.Where(s => IsPlain(record, s.Figure, s.Section))];
        foreach (Stated one in plain)
            figures[one.At] = one.Figure with { State = FigureStates.Contradicted, Against = cell };
        return plain.Length > 0 ? Told(key, CheckRunner.Fail, plain[0].Figure, cell) : Told(key, CheckRunner.NotAssessable, first, cell, CheckReasons.OtherCount);
    }

    private static Check Told(string key, string state, Figure figure, decimal? cell, string? reason = null) =>
        new("prose." + key, null, state, figure.Value, cell, figure.Quote, reason, figure.Section, figure.Start);

    /// <summary>Whether what a number has too many is what other results, one or several, count.</summary>
    private static bool IsWithOthers(ReportRecord record, string key, decimal surplus)
    {
        if (surplus <= 0 || (!Results.Contains(key) && CountSums.Find(key)?.Rows.Any(Results.Contains) != true)) return false;
        HashSet<decimal> sums = [0];
        foreach (string other in Results.Where(result => result != key && !CountSums.CellsOf(key).Contains(result)))
        {
            if (CountSums.Of(record, other) is (var value, _)) sums.UnionWith([.. sums.Select(sum => sum + value)]);
        }

        return sums.Contains(surplus);
    }

    /// <summary>True where the words around a figure leave no doubt that it is the year's total of this report's own agency.</summary>
    private static bool IsPlain(ReportRecord record, Figure figure, Section? section)
    {
        string text = section?.Text ?? figure.Quote;
        int at = section is null ? 0 : figure.Start;
        int end = Math.Min(text.Length, section is null ? figure.Quote.Length : figure.Start + figure.Length);
        int earliest = Math.Max(0, at - LongestBefore);
        int from = earliest + text.AsSpan(earliest, at - earliest).LastIndexOfAny(SentenceEnds) + 1;
        string sentence = text[from..end];
        string behind = text[end..Math.Min(text.Length, end + LongestBehind)];
        if (Elsewhere().IsMatch(sentence) || Behind().IsMatch(behind) || IsOtherYear(sentence, record.Year))
            return false;
        // The table counts the agency's own; all of the region are a government's, unless it says otherwise.
        if ((record.Scope == "own" || record.Agency.Type != "人民政府") && Wider().IsMatch(sentence))
            return false;
        if (CountSums.Find(figure.What) is not null)
        {
            string clause = sentence[Math.Max(sentence.LastIndexOfAny(['，', ',', '：', ':']) + 1, sentence.LastIndexOf("件、", StringComparison.Ordinal) + 1)..];
            if (figure.What == "litigation.total" ? OneKind().IsMatch(clause) : !AllKinds().IsMatch(clause))
                return false;
        }

        if (figure.What.StartsWith("disclosure.", StringComparison.Ordinal) && sentence.Contains("备案", StringComparison.Ordinal))
            return false;
        if (figure.What.StartsWith("disclosure.", StringComparison.Ordinal) && figure.What.EndsWith(".decisions", StringComparison.Ordinal))
            return Decided().IsMatch(figure.Quote);
        bool isReview = figure.What.StartsWith("review.", StringComparison.Ordinal) || figure.What.StartsWith("litigation.", StringComparison.Ordinal);
        return !isReview || (section?.Kind == "litigation" || sentence.Contains("公开", StringComparison.Ordinal)) && !Case().IsMatch(sentence);
    }

    private static bool IsOtherYear(string sentence, int? year) =>
        Year().Matches(sentence) is { Count: > 0 } years && years[^1].Groups[1].Value != year?.ToString(CultureInfo.InvariantCulture);

    // Other times, other offices, parts, plans and samples.
    [GeneratedRegex("去年|上年(?!度?结转)|上一年(?!度?结转)|同比|累计|历年|以来|季度|上半年|下半年|截至(?:20\\d\\d年)?(?:[1-9]|1[01])月|其中|分别|名义|本级|机关本部|办公厅|办公室|政府办|受理|清理|拟|建议|计划|抽查|典型|例如|部分(?:单位|部门)|个别|有的|某|参与|协助|指导|网上|网络|信函|当面|自然人|企业")]
    private static partial Regex Elsewhere();

    [GeneratedRegex("全[省市州盟县区旗域]|系统|各级|各地|各部门|各单位|下属|所属")]
    private static partial Regex Wider();

    // 直接提起的行政诉讼 counts one kind of suits.
    [GeneratedRegex("直接|复议[后不]|经复议|[一二再]审")]
    private static partial Regex OneKind();

    // 因不掌握等原因无法提供 counts all reasons; 因不掌握相关信息无法提供 and 以该理由不予公开 count one.
    [GeneratedRegex("^(?:.{0,60}等(?:原因|情形|情况|理由|因素)|(?>全年|本年度?|年度|20\\d\\d年|[我全][省市州县区镇乡厅局委办]|共计?|总计|依法|决定|[作做]出?|答复|政府信息|公开|申请|办理|结果|、|的|\\s)*)(?:的|而)?(?:予以公开(?:.|以及)(?:予以)?部分公开|不予公开|无法提供|不予处理|其他处理)")]
    private static partial Regex AllKinds();

    [GeneratedRegex("^[^。；]{0,20}(?:结转|同比|其中)|^[（(][^）)]{0,12}(?:含|包括)|^余|^多")]
    private static partial Regex Behind();

    [GeneratedRegex("[作做]出(?:的)?行政(?:许可|处罚|强制)(?:处理)?决定")]
    private static partial Regex Decided();

    // One of several reviews: 造成1件行政复议, 被纠正的行政复议1件.
    [GeneratedRegex("造成|导致|致使|维持|纠正|撤销|驳回|审结|办结|结案|应诉|代理|[胜败]诉|开庭|出庭|判决|裁定|上诉|[一二再]审|被(?:纠正|撤销|责令|确认)|因[^，。]{0,16}(?:不当|不规范|错误|不及时|超期)")]
    private static partial Regex Case();

    [GeneratedRegex("(20\\d\\d)\\s?年")]
    private static partial Regex Year();

    /// <summary>A figure with its place among the record's and the section that states it.</summary>
    private sealed record Stated(int At, Figure Figure, Section? Section);
}

/// <summary>What comes of holding the prose against the tables and against itself: one judgement, told twice.</summary>
/// <remarks>Law: a figure is contradicted where, and only where, a check of its words fails.</remarks>
/// <param name="Figures">The record's figures, in their order, with keys, states and what they were held against.</param>
/// <param name="Checks">The checks, in the order of the prose.</param>
public sealed record ProseAssessment(IReadOnlyList<Figure> Figures, IReadOnlyList<Check> Checks)
{
    /// <summary>The same, for a text that was recognised from a picture and accuses nobody: the picture may say something else.</summary>
    public ProseAssessment Recognised() => new(
        [.. Figures.Select(figure => figure.State == FigureStates.Contradicted ? figure with { State = FigureStates.Unassigned, Against = null } : figure)],
        [.. Checks.Select(CheckRunner.Recognised)]);
}
