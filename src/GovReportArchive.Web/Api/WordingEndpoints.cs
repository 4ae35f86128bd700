using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Web.Hosting;
using GovReportArchive.Wording.Boilerplates;
using GovReportArchive.Wording.Groups;
using GovReportArchive.Wording.Similar;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovReportArchive.Web.Api;

/// <summary>Wordings that stand more than once, what of reports is boilerplate, and all of them as files.</summary>
internal static class WordingEndpoints
{
    public static Ok<WordingAnswer> Search(ListWordings asked, WordingSearch wordings, CancellationToken cancellationToken) =>
        TypedResults.Ok(wordings.Search(asked.Query, cancellationToken));

    public static IResult Detail(GetWording asked, WordingSearch wordings, CancellationToken cancellationToken) =>
        wordings.Detail(asked.Id, asked.Page.Cursor ?? 0, asked.Page.Limit, cancellationToken) is { } detail
            ? TypedResults.Ok(detail)
            : Problems.NotFound($"没有标识为 {asked.Id} 的措辞；重新整理之后，代表措辞换了，标识也随之改变。");

    public static FileAnswer Lines(ExportWordings asked, WordingSearch wordings, CancellationToken cancellationToken) =>
        FileAnswer.OfLines("wordings", asked.Form, _ => wordings.Stream(asked.Selected.Query, cancellationToken));

    public static FileAnswer Table(ExportWordingsCsv asked, WordingSearch wordings, CancellationToken cancellationToken) =>
        FileAnswer.OfTable("wordings", asked.Form, WordingCsv.Table, _ => wordings.Stream(asked.Selected.Query, cancellationToken));

    public static FileAnswer Workbook(ExportWordingsWorkbook asked, WordingSearch wordings, CancellationToken cancellationToken) =>
        FileAnswer.OfWorkbook("wordings", "措辞", WordingCsv.Table, _ => wordings.Stream(asked.Selected.Query, cancellationToken));

    public static Ok<BoilerplateAnswer> Boilerplate(ListBoilerplate asked, BoilerplateSearch boilerplate) =>
        TypedResults.Ok(boilerplate.Search(asked.Selected.Filters, asked.Selected.Share, asked.Selected.IsAscending, asked.Cursor ?? 0, asked.Limit));

    public static FileAnswer BoilerplateLines(ExportBoilerplate asked, BoilerplateSearch boilerplate) =>
        FileAnswer.OfLines("boilerplate", asked.Form, _ => All(asked.Selected, boilerplate));

    public static FileAnswer BoilerplateTable(ExportBoilerplateCsv asked, BoilerplateSearch boilerplate) =>
        FileAnswer.OfTable("boilerplate", asked.Form, BoilerplateCsv.Table, _ => All(asked.Selected, boilerplate));

    public static FileAnswer BoilerplateWorkbook(ExportBoilerplateWorkbook asked, BoilerplateSearch boilerplate) =>
        FileAnswer.OfWorkbook("boilerplate", "套话占比", BoilerplateCsv.Table, _ => All(asked.Selected, boilerplate));

    public static IResult BoilerplateOfReport(GetBoilerplate asked, BoilerplateSearch boilerplate, Holdings holdings, HttpContext context) =>
        OfReport(context, holdings, asked.Report, "/boilerplate", boilerplate.Of);

    public static IResult WordingsOfReport(GetReportWordings asked, WordingSearch wordings, Holdings holdings, HttpContext context) =>
        OfReport(context, holdings, asked.Report, "/wordings", wordings.Of);

    public static IResult SimilarToReport(GetSimilar asked, SimilarSearch similar, Holdings holdings, HttpContext context, CancellationToken cancellationToken) =>
        OfReport(context, holdings, asked.Report, "/similar", report => similar.To(report, asked.Own, asked.Limit, cancellationToken));

    private static IEnumerable<BoilerplateReport> All(ShareSelection selected, BoilerplateSearch boilerplate) =>
        boilerplate.Stream(selected.Filters, selected.Share, selected.IsAscending);

    private static IResult OfReport<T>(HttpContext context, Holdings holdings, ReportAddress address, string route, Func<StoredReport, T?> of)
        where T : class
    {
        ReportLookup found = ReportLookup.Find(holdings, address.Id, null);
        if (found.Report is not { } report) return found.Elsewhere(context, canonical => ReportEndpoints.Address(canonical) + route);
        return of(report) is { } answer ? TypedResults.Ok(answer) : Problems.Unavailable(context, BoilerplateShares.MissingMessage);
    }
}
