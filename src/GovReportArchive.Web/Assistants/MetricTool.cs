using System.ComponentModel;
using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Web.Hosting;
using ModelContextProtocol.Server;

namespace GovReportArchive.Web.Assistants;

/// <summary>What assistants can ask of a metric: the same question as <c>/metrics/{key}</c>.</summary>
[McpServerToolType]
internal sealed class MetricTool(MetricSearch metrics, PublicAddress address)
{
    private const int LargestLimit = 200;

    [McpServerTool(Name = "get_metric", Title = "指标统计", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("一个指标在所选报告中的分布，按年度、地区等分组：印有数字的报告数、没有数字的（从不当作 0）、合计、最小、四分位、最大，并给出最小、中位、最大数所出的表格单元的永久地址。"
        + "comparable 为 none 时不同表式的数不能合计；withheld 说明没有给出的原因（none、tooFew、notComparable）。One metric over groups of reports, each number with the cell that it comes from.")]
    public FoundMetric GetMetric(
        [Description("指标，如 applicationsReceived（收到申请数），或任一指标键，如 applications.received.total；不认识时答复列出相近的。")] string metric,
        [Description("按什么分组：year、province、city、county、agencyType、level、form、scope，可几个；缺省为不分组。")] string[]? by = null,
        [Description(ToolParameters.Filters)] Dictionary<string, string[]>? filters = null,
        [Description("检索式：只统计命中的报告。")] string? q = null,
        [Description("统计哪些统计范围的报告：own 本级、unknown 未说明、aggregate 汇总；缺省为 own 和 unknown。aggregate 只能单独选用，或以 by 的 scope 分开。")] string[]? scope = null,
        [Description("印有数字的机关不足此数的组不给四分位数，1 至 1000。")] int atLeast = MetricQuestion.UsualAtLeast,
        [Description("每页组数，1 至 200。")] int limit = 50,
        [Description("上一页的 next；其他参数须相同。")] string? cursor = null,
        CancellationToken cancellationToken = default)
    {
        Metric asked = Metric.Find(metric) ?? throw new QueryParameterException("metric", $"没有指标“{metric}”{CountKeys.Offered(Metric.Nearest(metric))}。全部指标见 /api/v1/metrics。");
        foreach (string dimension in by ?? [])
        {
            if (!MetricDimensions.All.Any(known => known.Value == dimension))
                throw new QueryParameterException("by", $"不能按“{dimension}”分组；可用 {string.Join("、", MetricDimensions.All.Select(known => known.Value))}。");
        }

        foreach (string chosen in scope ?? [])
        {
            if (!MetricDimensions.Scopes.Any(known => known.Value == chosen))
                throw new QueryParameterException("scope", $"没有统计范围“{chosen}”；可用 {string.Join("、", MetricDimensions.Scopes.Select(known => known.Value))}。");
        }

        if (atLeast is < 1 or > 1000) throw new QueryParameterException("atLeast", "atLeast 应在 1 到 1000 之间。");
        if (limit is < 1 or > LargestLimit) throw new QueryParameterException("limit", $"limit 应在 1 到 {LargestLimit} 之间。");
        MetricAnswer answer = metrics.Groups(
            new MetricQuestion
            {
                Metric = asked,
                Reports = new ReportQuery { Text = q, Filters = ToolParameters.Of(filters) },
                Scopes = scope ?? [],
                By = by ?? [],
                AtLeast = atLeast,
                Limit = limit,
                Cursor = cursor,
            },
            cancellationToken);
        return FoundMetric.Of(answer, address.Site);
    }
}

/// <summary>A metric over groups of reports.</summary>
/// <param name="Key">The metric.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Unit">Unit of its numbers.</param>
/// <param name="Scopes">The scopes that were chosen, each with its reports that count.</param>
/// <param name="Counted">Reports that count.</param>
/// <param name="Excluded">Reports that are selected and do not count, by the first reason that holds.</param>
/// <param name="AtLeast">Fewest agencies with a number of which quartiles are told.</param>
/// <param name="Total">How many groups there are.</param>
/// <param name="Groups">A page of groups.</param>
/// <param name="Next">Cursor of the next page; null at the end.</param>
internal sealed record FoundMetric(
    string Key, string Label, string Unit, IReadOnlyDictionary<string, int> Scopes, int Counted, MetricExcluded Excluded, int AtLeast, int Total, IReadOnlyList<FoundGroup> Groups, string? Next)
{
    public static FoundMetric Of(MetricAnswer answer, string site) => new(
        answer.Metric.Key, answer.Metric.Label, answer.Metric.Unit, answer.Scopes, answer.Counted, answer.Excluded, answer.AtLeast, answer.Total,
        [.. answer.Items.Select(group => FoundGroup.Of(group, site))], answer.Next);
}

/// <summary>A group of reports.</summary>
/// <param name="Group">What its values are called, by dimension; empty where all are one group.</param>
/// <param name="Reports">Reports in it.</param>
/// <param name="Reporting">Those with a number.</param>
/// <param name="Missing">Those without: never taken for 0.</param>
/// <param name="States">Reports by what they say of the metric, among them number; states that no report has are left out.</param>
/// <param name="Agencies">Agencies with a number.</param>
/// <param name="Doubted">Numbers that a failed check speaks of, counted in all that follows.</param>
/// <param name="Sum">The sum.</param>
/// <param name="Min">The least.</param>
/// <param name="Q1">The first quartile.</param>
/// <param name="Median">The median.</param>
/// <param name="Q3">The third quartile.</param>
/// <param name="Max">The greatest.</param>
/// <param name="Comparable">How far its numbers may be put together: exact, near or none.</param>
/// <param name="Note">What differs between its forms.</param>
/// <param name="Withheld">Why something is not told.</param>
/// <param name="Sources">Where the least, the median and the greatest number come from.</param>
/// <param name="Values">Address that lists all numbers of the group with their sources.</param>
internal sealed record FoundGroup(
    IReadOnlyDictionary<string, string> Group, int Reports, int Reporting, int Missing, IReadOnlyDictionary<string, int> States, int Agencies, int Doubted, decimal? Sum, decimal? Min, decimal? Q1, decimal? Median, decimal? Q3,
    decimal? Max, string Comparable, string? Note, string? Withheld, IReadOnlyList<FoundNumber> Sources, string Values)
{
    public static FoundGroup Of(MetricGroup group, string site) => new(
        group.Labels, group.Reports, group.Reporting, group.Missing, group.States, group.Agencies, group.Doubted, group.Sum, group.Min, group.Q1, group.Median, group.Q3, group.Max, group.Comparable, group.Note,
        group.Withheld,
        [
            .. FoundNumber.Of("min", group.Sources.Min, site), .. group.Sources.Median.SelectMany(value => FoundNumber.Of("median", value, site)), .. FoundNumber.Of("max", group.Sources.Max, site),
        ],
        site + group.Values);
}

/// <summary>A number with the cell that it comes from.</summary>
/// <param name="What">min, median or max.</param>
/// <param name="Value">The number in the cell; null where the cell holds none.</param>
/// <param name="Agency">Whose it is.</param>
/// <param name="Year">Report year.</param>
/// <param name="Report">The report.</param>
/// <param name="Page">Permanent address of the cell: the source to name.</param>
internal sealed record FoundNumber(string What, decimal? Value, string Agency, int Year, string Report, string Page)
{
    public static IEnumerable<FoundNumber> Of(string which, MetricValue? value, string site) =>
        value is null ? [] : value.Cells.Select(cell => new FoundNumber(which, cell.Value, value.Agency.Name, value.Year, value.Report, site + cell.Page));
}
