using System.Globalization;
using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RegionInfo = GovReportArchive.Corpus.RegionInfo;

namespace GovReportArchive.Web.Pages.Regions;

/// <summary>The provinces on a map of squares, by reports or by a metric; its JSON twins are <c>/api/v1/regions</c> and <c>/api/v1/rankings?by=province</c>.</summary>
internal sealed class RegionsModel(ServedArchive served, RankingSearch rankings) : PageModel
{
    /// <summary>What the map can be shaded by.</summary>
    public static IReadOnlyList<Metric> Metrics { get; } =
        [.. new[] { "applicationsReceived", "applicationsConcluded", "applicationsDenied", "review", "litigation" }.Select(key => Metric.Find(key)!)];

    /// <summary>Regions that are below no other, by code.</summary>
    public IReadOnlyList<RegionInfo> Top { get; private set; } = [];

    /// <summary>The metric that the map is shaded by; null for the number of reports.</summary>
    public Metric? Metric { get; private set; }

    /// <summary>The ranking of provinces by it; null where there is none.</summary>
    public RankingAnswer? Answer { get; private set; }

    /// <summary>What is wrong, in words; null where nothing is.</summary>
    public string? Mistake { get; private set; }

    public TileMap Map => TileMap.OfProvinces(code => ValueOf(code));

    public string Json => Answer is null ? "/api/v1/regions"
        : $"/api/v1/rankings?metric={Metric!.Key}&by=province&year={Answer.Year.ToString(CultureInfo.InvariantCulture)}&limit=1000";

    public void OnGet(string? metric, CancellationToken cancellationToken)
    {
        IReadOnlyList<RegionInfo> all = served.Regions;
        HashSet<string> codes = [.. all.Select(region => region.Code)];
        Top = [.. all.Where(region => region.Parent is null || !codes.Contains(region.Parent))];
        if (string.IsNullOrWhiteSpace(metric)) return;
        Metric = Metrics.FirstOrDefault(known => known.Key == metric);
        try
        {
            if (Metric is null) throw new QueryParameterException("metric", $"地图不能按“{metric}”着色；可用的有 {string.Join("、", Metrics.Select(known => known.Key))}。");
            RankingQuestion question = new(new MetricQuestion { Metric = Metric, Limit = 1000 }, "province", RankingQuestion.Sum, Ascending: false);
            if (RankingSearch.Newest(rankings.Years(question, cancellationToken)) is not { } year) return;
            ReportFilter inYear = new("year", [year.ToString(CultureInfo.InvariantCulture)]);
            Answer = rankings.Search(question with { Counted = question.Counted with { Reports = new ReportQuery { Filters = [inYear] } } }, cancellationToken);
        }
        catch (QueryParameterException error)
        {
            (Mistake, Response.StatusCode) = (error.Message, StatusCodes.Status400BadRequest);
        }
        catch (ArchiveException error)
        {
            (Mistake, Response.StatusCode) = (error.Message, StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>Why a region has no number: what belongs to no province is in no province's sum, whatever it prints.</summary>
    public static string WhyNone(RegionInfo region) => region.Level == "province" ? "没有数字" : "没有归入省份，不合计";

    /// <summary>The number of a province; null where there is none.</summary>
    public decimal? ValueOf(string code) => Answer is { } answer ? answer.Items.FirstOrDefault(item => item.Id == code)?.Value : Top.FirstOrDefault(region => region.Code == code)?.Reports;
}
