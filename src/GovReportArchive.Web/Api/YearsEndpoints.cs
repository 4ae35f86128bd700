using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Agencies;
using GovReportArchive.Discovery.Exports;
using GovReportArchive.Discovery.Histories;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Api;

/// <summary>What an agency's reports say over the years.</summary>
internal static class YearsEndpoints
{
    public static IResult Compare(CompareReports asked, Holdings holdings, AgencyHistory history, HttpContext context)
    {
        ReportPair pair = ReportPair.Find(holdings, history, asked.Pair.Report.Id, asked.Pair);
        return pair.Comparison is { } comparison ? TypedResults.Ok(comparison) : Elsewhere(context, pair, "/compare");
    }

    public static IResult CompareTable(ExportComparison asked, Holdings holdings, AgencyHistory history, HttpContext context)
    {
        ReportPair pair = ReportPair.Find(holdings, history, asked.Pair.Report.Id, asked.Pair);
        return pair.Comparison is { } comparison
            ? FileAnswer.OfTable("compare", asked.Form, ComparisonCsv.Table, _ => ComparisonCsv.Lines(comparison))
            : Elsewhere(context, pair, "/compare.csv");
    }

    public static IResult CompareWorkbook(ExportComparisonWorkbook asked, Holdings holdings, AgencyHistory history, HttpContext context)
    {
        ReportPair pair = ReportPair.Find(holdings, history, asked.Pair.Report.Id, asked.Pair);
        return pair.Comparison is { } comparison
            ? FileAnswer.OfWorkbook("compare", "对照", ComparisonCsv.Table, _ => ComparisonCsv.Lines(comparison))
            : Elsewhere(context, pair, "/compare.xlsx");
    }

    public static IResult Agency(GetAgency asked, AgencyProfileSearch profiles, CancellationToken cancellationToken) =>
        profiles.Of(asked.Agency, cancellationToken) is { } profile ? TypedResults.Ok(profile) : NoAgency(asked.Agency);

    public static IResult Ledger(GetLedger asked, AgencyHistory history) => Ledger(asked.Agency, history);

    public static IResult LedgerOfPlace(GetLedgerOfPlace asked, AgencyHistory history) => Ledger(asked.Agency, history);

    private static IResult Ledger(string agency, AgencyHistory history) =>
        history.LedgerOf(agency) is { } ledger ? TypedResults.Ok(ledger) : NoAgency(agency);

    private static ProblemAnswer NoAgency(string agency) => Problems.NotFound($"没有标识为 {agency} 的机关。");

    private static IResult Elsewhere(HttpContext context, ReportPair pair, string route) =>
        pair.Lookup.Elsewhere(context, canonical => ReportEndpoints.Address(canonical) + route, pair.Parameter);
}
