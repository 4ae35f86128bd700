using System.Net.Mime;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Exports;
using GovReportArchive.Discovery.Histories;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Discovery.Suggesting;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace GovReportArchive.Web.Api;

/// <summary>Search, all hits as files, and one report: its record, its versions, its original.</summary>
internal static class ReportEndpoints
{
    public static Ok<ReportAnswer> Search(SearchReports asked, ReportSearch search, CancellationToken cancellationToken) => TypedResults.Ok(search.Answer(asked.Query, cancellationToken));

    public static FileAnswer Lines(ExportRecords asked, ReportSearch search, CancellationToken cancellationToken) =>
        FileAnswer.OfLines("reports", asked.Form, damaged => All(asked.Selected, search, damaged, cancellationToken).Select(report => report.Record));

    public static FileAnswer Table(ExportCsv asked, ReportSearch search, CancellationToken cancellationToken) =>
        FileAnswer.OfTable("reports", asked.Form, ReportCsv.Table, damaged => All(asked.Selected, search, damaged, cancellationToken));

    public static FileAnswer Workbook(ExportReportsWorkbook asked, ReportSearch search, CancellationToken cancellationToken) =>
        FileAnswer.OfWorkbook("reports", "报告", ReportCsv.Table, damaged => All(asked.Selected, search, damaged, cancellationToken));

    public static Ok<SuggestionAnswer> Suggest(Suggest asked, ReportSuggester suggester, CancellationToken cancellationToken) =>
        TypedResults.Ok(suggester.Suggest(asked.Typed, asked.Limit, asked.Kind, cancellationToken));

    public static IResult Record(GetReport asked, Holdings holdings, AgencyHistory history, RequestArchive archive, Freshness freshness, HttpContext context)
    {
        ReportLookup found = ReportLookup.Find(holdings, asked.Report.Id, asked.At.Version);
        if (found.Report is not { } report) return found.Elsewhere(context, canonical => Address(canonical));
        string? form = AcceptedTypes.Choose(context, MediaTypeNames.Application.Json, FileAnswer.Table, MediaTypeNames.Text.Html);
        if (form is null) return Problems.NotAcceptable(MediaTypeNames.Application.Json, FileAnswer.Table, MediaTypeNames.Text.Html);
        if (form == MediaTypeNames.Text.Html)
        {
            context.Response.Headers.Location = ReportLinks.Page(report.Id) + context.Request.QueryString;
            return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
        }

        if (freshness.IsHeld(context, report, form)) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        if (form == MediaTypeNames.Application.Json) return TypedResults.Ok(new ArchivedReport(report, history.LedgerOf(report), holdings.Captures(report.Id, report.Version)));
        return archive.IsSample ? throw new SampleExportException() : FileAnswer.OfTable("report", new TableForm(), ReportCsv.Table, _ => [report]);
    }

    public static IResult Versions(ListVersions asked, Holdings holdings, HttpContext context)
    {
        ReportLookup found = ReportLookup.Find(holdings, asked.Report.Id, null);
        return found.Report is { } report
            ? TypedResults.Ok(new VersionList(report.Id, report.Version, holdings.Versions(report.Id)))
            : found.Elsewhere(context, canonical => Address(canonical) + "/versions");
    }

    public static IResult Original(GetOriginal asked, Holdings holdings, HttpContext context)
    {
        ReportLookup found = ReportLookup.Find(holdings, asked.Report.Id, asked.At.Version);
        if (found.Report is not { } report) return found.Elsewhere(context, canonical => Address(canonical) + "/original");
        OriginalFile? original = holdings.OpenOriginal(report.Id, asked.At.Version);
        if (original is null) return Problems.NotFound($"报告 {report.Id} 的这一版本没有存原件（由记录导入）。");
        context.Response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(original.Sha256))}:";
        // Always a download and never of a type that a browser runs: the bytes come from elsewhere.
        return TypedResults.File(
            original.Content, OriginalTypes.Safe(original.MediaType), original.FileName,
            entityTag: new EntityTagHeaderValue($"\"{original.Sha256}\""), enableRangeProcessing: true);
    }

    /// <summary>Where a report is.</summary>
    public static string Address(string id) => ReportLinks.Url(id);

    private static IEnumerable<StoredReport> All(Selection<ReportNarrowing> selected, ReportSearch search, Action<string> damaged, CancellationToken cancellationToken) =>
        search.Stream(selected.Query, damaged, cancellationToken);
}

/// <summary>The versions of a report, oldest first.</summary>
/// <param name="Id">The report.</param>
/// <param name="Current">Number of the current version.</param>
/// <param name="Items">One entry a distinct original.</param>
internal sealed record VersionList(string Id, int Current, IReadOnlyList<VersionInfo> Items);
