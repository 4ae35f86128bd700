using System.Globalization;
using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Discovery.Missing;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RegionInfo = GovReportArchive.Corpus.RegionInfo;

namespace GovReportArchive.Web.Pages.Regions;

/// <summary>One region: what its agencies come to, which years of which agencies are held, who has most; its JSON twins are <c>/api/v1/coverage</c>, <c>/api/v1/metrics</c> and <c>/api/v1/rankings</c>.</summary>
internal sealed class RegionModel(ServedArchive served, CoverageSearch coverage, MissingSearch missing, MetricSearch metrics, RankingSearch rankings, ReportSearch search) : PageModel
{
    public const int AgenciesOnPage = 40;
    public const int MostMissing = 100;
    private const int MostRanked = 5;

    /// <summary>From the first year that there can be reports of: all agencies get the same columns.</summary>
    private const string AllYears = ">=2008";

    /// <summary>The region; null where the archive has none of this code.</summary>
    public RegionInfo? Region { get; private set; }

    public string Code { get; private set; } = "";

    /// <summary>The regions above it, from the province down.</summary>
    public IReadOnlyList<RegionInfo> Above { get; private set; } = [];

    /// <summary>The regions directly below.</summary>
    public IReadOnlyList<RegionInfo> Below { get; private set; } = [];

    /// <summary>Agency by year; null where nothing can be said.</summary>
    public CoverageAnswer? Coverage { get; private set; }

    /// <summary>The year of totals, ranking and of who is missing; null where no report has one.</summary>
    public int? Year { get; private set; }

    public IReadOnlyList<(Metric Metric, MetricGroup Group)> Totals { get; private set; } = [];

    /// <summary>Who received most applications.</summary>
    public RankingAnswer? Received { get; private set; }

    /// <summary>Who should have reported on that year and is not held, and how many that are in every year; null where nothing can be said.</summary>
    public MissingAnswer? Missing { get; private set; }

    /// <summary>Reports whose numbers do not go on from those of the year before.</summary>
    public ReportAnswer? Breaks { get; private set; }

    /// <summary>What is wrong, in words; null where nothing is.</summary>
    public string? Mistake { get; private set; }

    public AskedQuery Asked { get; private set; } = null!;

    public string Json => Asked.At("/api/v1/coverage", ("region", Code), ("year", AllYears), ("limit", AgenciesOnPage.ToString(CultureInfo.InvariantCulture)));

    public string Here => Addresses.Region(Code);

    /// <summary>Whether a report on a year is held here, so that the page can show that year.</summary>
    public bool IsHeld(int year) => Coverage!.Years.Any(each => each.Year == year && each.Held > 0);

    /// <summary>The search page that shows the reports at an address of the API.</summary>
    public static string PageOf(string reports) => "/" + reports[reports.IndexOf('?', StringComparison.Ordinal)..];

    public IActionResult OnGet(string code, CancellationToken cancellationToken)
    {
        (Code, Asked) = (code, AskedQuery.Of(Request.Query));
        Dictionary<string, RegionInfo> known = served.Regions.ToDictionary(region => region.Code, StringComparer.Ordinal);
        Region = known.GetValueOrDefault(code);
        if (Region is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        List<RegionInfo> above = [];
        for (string? parent = Region.Parent; parent is not null && known.TryGetValue(parent, out RegionInfo? next) && !above.Contains(next); parent = next.Parent) above.Insert(0, next);
        Above = above;
        Below = [.. known.Values.Where(region => region.Parent == code).OrderBy(region => region.Code, StringComparer.Ordinal)];
        try
        {
            Ask(cancellationToken);
        }
        catch (QueryParameterException error)
        {
            (Mistake, Response.StatusCode) = (error.Message, StatusCodes.Status400BadRequest);
        }
        catch (ArchiveException error)
        {
            (Mistake, Response.StatusCode) = (error.Message, StatusCodes.Status503ServiceUnavailable);
        }

        return Page();
    }

    private void Ask(CancellationToken cancellationToken)
    {
        ReportFilter here = new("region", [Code]);
        // What the page is asked is what the route is asked; which region and how many agencies is the page's own business.
        GetCoverage asked = GetCoverage.Read(Asked.With(("region", Code)).Query, without: "limit");
        AgencyQuestion question = new() { Filters = [here, new ReportFilter("year", [AllYears])], Cursor = asked.Page.Cursor, Limit = AgenciesOnPage };
        Coverage = coverage.Search(question, cancellationToken);
        (int Year, int Held)[] held = [.. Coverage.Years.Where(each => each.Held > 0).Select(each => (each.Year, each.Held))];
        Year = asked.Selected.Filters.FirstOrDefault(filter => filter.Name == "year") is { } chosen ? OneOf(chosen, held) : RankingSearch.Newest(held);
        if (Year is not { } year) return;
        ReportFilter[] inYear = [here, new ReportFilter("year", [year.ToString(CultureInfo.InvariantCulture)])];
        Totals = RegionTotals.Of(metrics, inYear, cancellationToken);
        Received = rankings.Search(
            new RankingQuestion(new MetricQuestion { Metric = Totals[0].Metric, Reports = new ReportQuery { Filters = inYear }, Limit = MostRanked }, RankingQuestion.Agency, RankingQuestion.Sum, Ascending: false), cancellationToken);
        Missing = missing.Search(new MissingQuestion { Filters = inYear, Limit = MostMissing });
        Breaks = search.Answer(new ReportQuery { Filters = [here, new ReportFilter("check", [LedgerRules.Summary + ":fail"])], Sort = "-year", Limit = MostRanked }, cancellationToken);
    }

    private static int OneOf(ReportFilter chosen, (int Year, int Held)[] held) =>
        chosen.Values is [{ } one] && int.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out int year) && Array.Exists(held, each => each.Year == year)
            ? year : throw new QueryParameterException("year", $"本库没有本地区“{string.Join('、', chosen.Values)}”年度的报告；有的是 {YearSpans.Of([.. held.Select(each => each.Year)])}。");
}
