using System.Text.Json;
using System.Text.Json.Nodes;
using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Composition;
using GovReportArchive.Corpus;
using GovReportArchive.Reports.Records;
using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace GovReportArchive.Web.Api;

/// <summary>One report: its record, its versions, its original.</summary>
internal static class ReportEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.Route("/reports/{id}", Record, ApiDocumentation.Report).Produces<ReportRecord>();
        api.Route("/reports/{id}/versions", Versions, ApiDocumentation.Versions).Produces<VersionList>();
        api.Route("/reports/{id}/original", Original, ApiDocumentation.Original).OfKind(RequestKind.Original).WithSecurityHeadersPolicy(SecurityHeaders.Original);
    }

    private static IResult Record(HttpContext context, ServedArchive served, string id)
    {
        QueryStringReader values = QueryStringReader.Read(context.Request.Query, ApiParameters.Report);
        int? version = (int?)values.Number(ApiParameters.Version);
        OpenArchive archive = served.Current;
        ReportLookup found = ReportLookup.Find(archive, id, version);
        if (found.Report is not { } report) return Elsewhere(context, found, "");
        EntityTagHeaderValue tag = Tag(report);
        if (EntityTags.Matches(context.Request, tag)) return NotModified(context, tag);
        context.Response.GetTypedHeaders().ETag = tag;
        return TypedResults.Text(Json(report, archive.History.LedgerOf(report)).ToJsonString(RecordJson.Options), "application/json");
    }

    private static IResult Versions(HttpContext context, ServedArchive served, string id)
    {
        QueryStringReader.Read(context.Request.Query, []);
        OpenArchive archive = served.Current;
        ReportLookup found = ReportLookup.Find(archive, id, null);
        if (found.Report is not { } report) return Elsewhere(context, found, "/versions");
        return TypedResults.Ok(new VersionList(report.Id, report.Version, archive.Holdings.Versions(report.Id)));
    }

    private static IResult Original(HttpContext context, ServedArchive served, string id)
    {
        QueryStringReader values = QueryStringReader.Read(context.Request.Query, ApiParameters.Report);
        int? version = (int?)values.Number(ApiParameters.Version);
        OpenArchive archive = served.Current;
        ReportLookup found = ReportLookup.Find(archive, id, version);
        if (found.Report is not { } report) return Elsewhere(context, found, "/original");
        OriginalFile? original = archive.Holdings.OpenOriginal(report.Id, version);
        if (original is null) return Problems.NotFound($"报告 {report.Id} 的这一版本没有存原件（由记录导入）。");
        context.Response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(original.Sha256))}:";
        // Always a download and never of a type that a browser runs: the bytes come from elsewhere.
        return TypedResults.File(
            original.Content, OriginalTypes.Safe(original.MediaType), original.FileName,
            entityTag: new EntityTagHeaderValue($"\"{original.Sha256}\""), enableRangeProcessing: true);
    }

    /// <summary>The record with what the archive knows beside it, under one key that the record itself never has.</summary>
    internal static JsonObject Json(StoredReport report, ReportLedger ledger)
    {
        JsonObject json = JsonSerializer.SerializeToNode(report.Record, RecordJson.Options)!.AsObject();
        string self = ApiEndpoints.Root + "/reports/" + Uri.EscapeDataString(report.Id);
        string version = FormattableString.Invariant($"?version={report.Version}");
        json["archive"] = new JsonObject
        {
            ["version"] = report.Version,
            ["versions"] = report.Versions,
            ["changed"] = report.Change,
            ["url"] = self,
            ["versionUrl"] = self + version,
            ["versionsUrl"] = self + "/versions",
            ["originalUrl"] = self + "/original" + version,
            ["page"] = "/reports/" + Uri.EscapeDataString(report.Id),
        };
        if (ledger.Previous is not null) json["archive"]!["previous"] = ledger.Previous;
        if (ledger.Next is not null) json["archive"]!["next"] = ledger.Next;
        // Beside the counts and never among them: this is what the archive infers, not what was read.
        if (ledger.Chosen.Count > 0) json["archive"]!["chosen"] = JsonSerializer.SerializeToNode(ledger.Chosen, RecordJson.Options);
        return json;
    }

    private static EntityTagHeaderValue Tag(StoredReport report) =>
        new(FormattableString.Invariant($"\"{report.Touched}-{report.Version}\""), isWeak: true);

    private static StatusCodeHttpResult NotModified(HttpContext context, EntityTagHeaderValue tag)
    {
        context.Response.GetTypedHeaders().ETag = tag;
        return TypedResults.StatusCode(StatusCodes.Status304NotModified);
    }

    private static IResult Elsewhere(HttpContext context, ReportLookup found, string rest) => found switch
    {
        { Gone: { } gone } => Problems.Gone(gone.Id, gone.Reason),
        { Canonical: { } canonical } => TypedResults.Redirect(
            ApiEndpoints.Root + "/reports/" + Uri.EscapeDataString(canonical) + rest + context.Request.QueryString, permanent: true, preserveMethod: true),
        _ => Problems.NotFound(found.Missing),
    };
}

/// <summary>The versions of a report, oldest first.</summary>
/// <param name="Id">The report.</param>
/// <param name="Current">Number of the current version.</param>
/// <param name="Items">One entry a distinct original.</param>
internal sealed record VersionList(string Id, int Current, IReadOnlyList<VersionInfo> Items);
