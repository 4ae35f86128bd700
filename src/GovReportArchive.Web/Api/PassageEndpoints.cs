using GovReportArchive.Discovery.Passages;
using GovReportArchive.Web.Api.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovReportArchive.Web.Api;

/// <summary>Search over the items of reports, and all hits as files.</summary>
internal static class PassageEndpoints
{
    public static Ok<PassageAnswer> Search(SearchPassages asked, PassageSearch passages, CancellationToken cancellationToken) =>
        TypedResults.Ok(passages.Search(asked.Query, asked.Fold, asked.Selected.Narrowed.Wording, cancellationToken));

    public static FileAnswer Lines(ExportPassages asked, PassageSearch passages, CancellationToken cancellationToken) =>
        FileAnswer.OfLines("passages", asked.Form, damaged => All(asked.Selected, passages, damaged, cancellationToken));

    public static FileAnswer Table(ExportPassagesCsv asked, PassageSearch passages, CancellationToken cancellationToken) =>
        FileAnswer.OfTable("passages", asked.Form, PassageCsv.Table, damaged => All(asked.Selected, passages, damaged, cancellationToken));

    public static FileAnswer Workbook(ExportPassagesWorkbook asked, PassageSearch passages, CancellationToken cancellationToken) =>
        FileAnswer.OfWorkbook("passages", "条目", PassageCsv.Table, damaged => All(asked.Selected, passages, damaged, cancellationToken));

    private static IEnumerable<PassageHit> All(Selection<PassageNarrowing> selected, PassageSearch passages, Action<string> damaged, CancellationToken cancellationToken) =>
        passages.Stream(selected.Query, selected.Narrowed.Wording, damaged, cancellationToken);
}
