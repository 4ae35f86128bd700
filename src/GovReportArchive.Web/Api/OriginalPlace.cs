using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Originals;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Web.Api.Requests;

namespace GovReportArchive.Web.Api;

/// <summary>Where in an original something stands. Page and API answer alike.</summary>
/// <param name="Report">Id of the report.</param>
/// <param name="Version">The version whose original it is.</param>
/// <param name="Title">Title of the report.</param>
/// <param name="Words">The words that are looked for; null for none.</param>
/// <param name="Count">What the count that is looked for is called; null for none.</param>
/// <param name="Page">Permanent address of what is looked for; null for nothing.</param>
/// <param name="Original">The original, with what was found marked.</param>
internal sealed record OriginalPlace(string Report, int Version, string Title, string? Words, string? Count, string? Page, ShownOriginal Original)
{
    /// <summary>Looks it up.</summary>
    /// <returns>The place, or what the address leads to instead.</returns>
    /// <exception cref="QueryParameterException">The parameters contradict each other.</exception>
    public static async Task<(OriginalPlace? Place, ReportLookup Lookup)> FindAsync(Holdings holdings, PassageSearch passages, string id, GetOriginalPlace asked, CancellationToken cancellationToken)
    {
        if (asked.Section is null != asked.Item is null) throw new QueryParameterException("item", "section 与 item 须一起给。");
        if (asked is { Section: not null, Key: not null }) throw new QueryParameterException("key", "key 与 section、item 不能同时给。");
        ReportLookup found = ReportLookup.Find(holdings, id, asked.At.Version);
        if (found.Report is not { } report) return (null, found);
        SoughtPlace sought = SoughtPlace.None;
        string? page = null;
        if (asked is { Section: { } section, Item: { } item })
        {
            PermanentAddress passage = PermanentAddress.OfItem(holdings, passages, report.Id, report.Version, section, item, asked.Fingerprint, nextYear: false);
            if (passage.Item is not { Passage: { } hit }) return (null, passage.Lookup);
            (sought, page) = (new SoughtPlace(hit.Text, hit.SectionHeading), hit.Page);
        }
        else if (asked.Key is { } key)
        {
            PermanentAddress count = PermanentAddress.OfCount(holdings, report.Id, report.Version, key);
            if (count.Count is not { } view) return (null, count.Lookup);
            (sought, page) = (new SoughtPlace(Key: key, Value: view.Value), view.Page);
        }

        using OriginalFile? original = holdings.OpenOriginal(report.Id, report.Version);
        if (original is null) return (null, found with { Report = null, Missing = $"报告 {report.Id} 的这一版本没有存原件（由记录导入）。" });
        ShownOriginal shown = await OriginalReading.ShowAsync(original.FileName, original.MediaType, await original.ReadAsync(cancellationToken), sought, cancellationToken);
        return (new OriginalPlace(report.Id, report.Version, report.Record.Title, sought.Words, sought.Key is { } of ? CountCatalog.Find(of)?.Label : null, page, shown), found);
    }
}
