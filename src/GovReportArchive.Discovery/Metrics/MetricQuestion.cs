using System.Globalization;
using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Forms;

namespace GovReportArchive.Discovery.Metrics;

/// <summary>One metric over reports: which metric, which reports, and what to make of them.</summary>
public sealed record MetricQuestion
{
    /// <summary>Fewest agencies with a number of which quartiles are told.</summary>
    public const int UsualAtLeast = 5;

    /// <summary>The metric.</summary>
    public required Metric Metric { get; init; }

    /// <summary>Which reports: text, filters and conditions; all else of the query is not looked at.</summary>
    public ReportQuery Reports { get; init; } = new();

    /// <summary>Scopes of reports that count; empty for <c>own</c> and <c>unknown</c>, or for all where they are told apart.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>True: numbers that a failed check speaks of are not taken.</summary>
    public bool OnlyChecked { get; init; }

    /// <summary>What reports are grouped by, of <see cref="MetricDimensions"/>.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>Of listed reports only those of these states (<see cref="MetricStates"/>); empty for those with a number.</summary>
    public IReadOnlyList<string> States { get; init; } = [];

    /// <summary>Fewest agencies with a number of which quartiles and mean are told.</summary>
    public int AtLeast { get; init; } = UsualAtLeast;

    /// <summary>Items on a page.</summary>
    public int Limit { get; init; } = 200;

    /// <summary>Where an earlier page ended; null for the first.</summary>
    public string? Cursor { get; init; }

    /// <summary>The scopes that count, none of them left open.</summary>
    /// <exception cref="QueryParameterException">Sums of sums would come about.</exception>
    internal IReadOnlyList<string> ChosenScopes
    {
        get
        {
            bool apart = By.Contains(MetricDimensions.Scope, StringComparer.Ordinal);
            if (Scopes.Count == 0) return apart ? [.. MetricDimensions.Scopes.Select(scope => scope.Value)] : ["own", "unknown"];
            if (!apart && Scopes.Count > 1 && Scopes.Contains("aggregate", StringComparer.Ordinal))
            {
                throw new QueryParameterException(
                    "scope", "汇总报告（aggregate）的数字已含下级机关自己的数字，不能与其他报告合计；请只选 scope=aggregate，或以 by=scope 分开。", [.. MetricDimensions.Scopes.Select(scope => scope.Value)]);
            }

            return Scopes;
        }
    }

    /// <summary>Everything that a cursor is bound to.</summary>
    internal string Question => string.Create(
        CultureInfo.InvariantCulture,
        $"{Metric.Key}\0{Reports.Question}\0{string.Join(',', ChosenScopes)}\0{OnlyChecked}\0{string.Join(',', By)}\0{string.Join(',', States)}\0{AtLeast}");

    /// <summary>The address that lists the values of this question in a group.</summary>
    /// <param name="group">Dimensions and the group's values.</param>
    internal string ValuesAddress(IEnumerable<KeyValuePair<string, string>> group)
    {
        KeyValuePair<string, string>[] chosen = [.. group];
        List<KeyValuePair<string, string>> parameters = [];
        void Add(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value)) parameters.Add(new(name, value));
        }

        Add("q", Reports.Text);
        Add("syntax", Reports.Syntax);
        foreach (ReportFilter filter in Reports.Filters.Where(filter => !chosen.Any(choice => choice.Key == filter.Name)))
            foreach (string value in filter.Values) Add(filter.Name, value);
        foreach (CountCondition condition in Reports.Where) Add("where", condition.Written);
        if (!chosen.Any(choice => choice.Key == MetricDimensions.Scope))
            foreach (string scope in ChosenScopes) Add("scope", scope);
        if (OnlyChecked) Add("checked", "true");
        return $"{ReportLinks.Api}/metrics/{Uri.EscapeDataString(Metric.Key)}/values?"
            + string.Join('&', parameters.Concat(chosen).Select(parameter => $"{parameter.Key}={Uri.EscapeDataString(parameter.Value)}"));
    }
}

/// <summary>What reports can be grouped by.</summary>
public static class MetricDimensions
{
    /// <summary>The dimension of scopes.</summary>
    public const string Scope = "scope";

    /// <summary>The scopes that there are.</summary>
    public static IReadOnlyList<(string Value, string Label)> Scopes => FilterLabels.Scopes;

    /// <summary>How far numbers of different forms may be compared.</summary>
    public static IReadOnlyList<(string Value, string Label)> Comparabilities { get; } = [(Comparability.Exact, "相同"), (Comparability.Near, "相近"), (Comparability.None, "不可比")];

    /// <summary>All dimensions with their names.</summary>
    public static IReadOnlyList<(string Value, string Label)> All { get; } =
        [.. new[] { "year", "province", "city", "county", "agencyType", "level", "form", Scope }.Select(name => (name, FacetTable.Heading(name)))];

    /// <summary>The dimensions that are places.</summary>
    public static IReadOnlyList<string> Places { get; } = ["province", "city", "county"];
}
