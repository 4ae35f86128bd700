using System.Text;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Api;

/// <summary>How reports, items and counts are cited.</summary>
internal static class CitationEndpoints
{
    public static IResult Report(CiteReport asked, Holdings holdings, Citing citing, HttpContext context)
    {
        ReportLookup found = ReportLookup.Find(holdings, asked.Report.Id, asked.At.Version);
        return found.Report is { } report
            ? citing.Answer(Cited.Of(report), asked.As)
            : found.Elsewhere(context, canonical => ReportEndpoints.Address(canonical) + "/citation");
    }

    public static IResult Item(CiteItem asked, Holdings holdings, PassageSearch passages, Citing citing, HttpContext context)
    {
        PermanentAddress found = PermanentAddress.OfItem(holdings, passages, asked.Report.Id, asked.Report.Version, asked.Section, asked.Item, asked.Fingerprint, nextYear: false);
        return found.Item is { } view
            ? citing.Answer(Cited.Of(view.Passage), asked.As)
            : found.Lookup.Elsewhere(context, canonical => PassageAddress.Api + PassageAddress.Item(canonical, asked.Report.Version, asked.Section, asked.Item) + "/citation");
    }

    public static IResult Count(CiteCount asked, Holdings holdings, Citing citing, HttpContext context)
    {
        PermanentAddress found = PermanentAddress.OfCount(holdings, asked.Report.Id, asked.Report.Version, asked.Key);
        return found is { Count: not null, Lookup.Report: { } report }
            ? citing.Answer(Cited.Of(report, asked.Key), asked.As)
            : found.Lookup.Elsewhere(context, canonical => PassageAddress.Api + PassageAddress.Count(canonical, asked.Report.Version, asked.Key) + "/citation");
    }
}

/// <summary>Cites as of today, with the server's own address.</summary>
internal sealed class Citing(PublicAddress address, TimeProvider time, RequestArchive archive)
{
    /// <summary>All formats.</summary>
    public Citations Of(Cited cited) => Citations.Of(cited, address.Site, DateOnly.FromDateTime(time.GetLocalNow().Date));

    /// <summary>All formats, or a file of the one that is asked for.</summary>
    /// <exception cref="SampleExportException">A file of a sample.</exception>
    public IResult Answer(Cited cited, CitationChoice choice)
    {
        Citations citations = Of(cited);
        if (choice.Chosen is not { } format) return TypedResults.Ok(citations);
        return archive.IsSample
            ? throw new SampleExportException()
            : TypedResults.File(Encoding.UTF8.GetBytes(format.Of(citations)), format.MediaType + "; charset=utf-8", "citation" + format.Ending);
    }
}
