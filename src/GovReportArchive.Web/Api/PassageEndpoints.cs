using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Publishing.Documents;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovReportArchive.Web.Api;

/// <summary>Search over the items of reports, and all hits as files.</summary>
internal static class PassageEndpoints
{
    private const int PageSize = 200;

    public static Ok<PassageAnswer> Search(SearchPassages asked, PassageSearch passages, CancellationToken cancellationToken) =>
        TypedResults.Ok(passages.Search(asked.Query, asked.Fold, asked.Selected.Narrowed.Wording, cancellationToken));

    public static FileAnswer Lines(ExportPassages asked, PassageSearch passages, CancellationToken cancellationToken) =>
        FileAnswer.OfLines("passages", asked.Form, damaged => All(asked.Selected, passages, damaged, cancellationToken));

    public static FileAnswer Table(ExportPassagesCsv asked, PassageSearch passages, CancellationToken cancellationToken) =>
        FileAnswer.OfTable("passages", asked.Form, PassageCsv.Table, damaged => All(asked.Selected, passages, damaged, cancellationToken));

    public static FileAnswer Workbook(ExportPassagesWorkbook asked, PassageSearch passages, CancellationToken cancellationToken) =>
        FileAnswer.OfWorkbook("passages", "条目", PassageCsv.Table, damaged => All(asked.Selected, passages, damaged, cancellationToken));

    public static IResult Document(ExportPassagesDocument asked, PassageSearch passages, Holdings holdings, PublicAddress address, TimeProvider time, HttpContext context, CancellationToken cancellationToken)
    {
        ReportQuery query = asked.Selected.Query;
        bool selects = query is not { Text: null, Syntax: null, Sort: null, ChangedSince: null, Filters: [], Where: [] } || asked.Selected.Narrowed.Wording is not null;
        if (asked.Passage.Count > 0 && selects) throw new QueryParameterException("passage", "passage 与检索式、筛选、排序不能同时使用。");
        if (asked.Passage.Count > ExportPassagesDocument.Most) throw new QueryParameterException("passage", $"passage 至多 {ExportPassagesDocument.Most} 条。");
        (IReadOnlyList<PassageHit> hits, long total, IReadOnlyList<string> damaged) = asked.Passage.Count > 0
            ? ([.. asked.Passage.Select(item => At(item, passages, holdings))], asked.Passage.Count, [])
            : First(query, asked.Selected.Narrowed.Wording, asked.Limit, passages, cancellationToken);
        DocumentNotes notes = new(address.Site, asked.Passage.Count > 0 ? [] : FileAnswer.Asked(context), total, damaged, FileAnswer.State(context), time.GetLocalNow());
        return TypedResults.File(PassageDocument.Write(hits, asked.Group, notes), FileAnswer.Document, "passages.docx");
    }

    // Page by page, all of the commit that the first began in.
    private static (IReadOnlyList<PassageHit> Hits, long Total, IReadOnlyList<string> Damaged) First(ReportQuery query, string? wording, int limit, PassageSearch passages, CancellationToken cancellationToken)
    {
        List<PassageHit> hits = [];
        List<string> damaged = [];
        string? cursor = null;
        while (true)
        {
            PassageAnswer page = passages.Search(query with { Limit = Math.Min(limit - hits.Count, PageSize), Cursor = cursor }, fold: false, wording, cancellationToken);
            hits.AddRange(page.Items);
            damaged.AddRange(page.Damaged ?? []);
            if (page.Next is null || hits.Count >= limit) return (hits, page.Total, [.. damaged.Distinct(StringComparer.Ordinal)]);
            cursor = page.Next;
        }
    }

    /// <summary>The item of a permanent address.</summary>
    /// <exception cref="QueryParameterException">It leads to none.</exception>
    public static PassageHit At(ItemAddress item, PassageSearch passages, Holdings holdings)
    {
        PermanentAddress found = PermanentAddress.OfItem(holdings, passages, item.Report, item.Version, item.Section, item.Item, item.Fingerprint, nextYear: false);
        // An id that was given up leads on, as the address itself does.
        if (found.Lookup.Canonical is { } canonical) return At(item with { Report = canonical }, passages, holdings);
        return found.Item?.Passage ?? throw new QueryParameterException("passage", found.Lookup.Gone is { } gone ? $"报告 {gone.Id} 已撤下：{gone.Reason}" : found.Lookup.Missing);
    }

    private static IEnumerable<PassageHit> All(Selection<PassageNarrowing> selected, PassageSearch passages, Action<string> damaged, CancellationToken cancellationToken) =>
        passages.Stream(selected.Query, selected.Narrowed.Wording, damaged, cancellationToken);
}
