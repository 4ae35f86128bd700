namespace GovReportArchive.Web.Pages.Reports;

/// <summary>A statutory table with a record's numbers in it, ready to be written as HTML.</summary>
/// <param name="Id">Id of the layout's table.</param>
/// <param name="Title">Caption.</param>
/// <param name="Rows">Top to bottom.</param>
/// <param name="Notes">What the marks in the cells mean, numbered from 1.</param>
/// <param name="Legend">Signs that occur in this table, with their meaning.</param>
internal sealed record DrawnTable(
    string Id,
    string Title,
    IReadOnlyList<IReadOnlyList<DrawnCell>> Rows,
    IReadOnlyList<DrawnNote> Notes,
    IReadOnlyList<string> Legend);

/// <summary>One cell.</summary>
/// <param name="Text">What the cell shows.</param>
/// <param name="IsLabel">True for a heading of the form.</param>
/// <param name="Scope">HTML scope of a heading.</param>
/// <param name="Classes">Style classes.</param>
/// <param name="ColumnSpan">Grid columns covered.</param>
/// <param name="RowSpan">Rows covered.</param>
/// <param name="Title">Explanation for pointer and screen reader; null where the text says all.</param>
/// <param name="Was">The report's own text where it was corrected.</param>
/// <param name="Notes">Numbers of the notes that concern the cell.</param>
/// <param name="Key">Count key, by which the cell can be linked to; null for labels and for the column of cumulative numbers.</param>
/// <param name="Page">The count's permanent address; null where there is none.</param>
internal sealed record DrawnCell(
    string Text,
    bool IsLabel,
    string? Scope,
    string Classes,
    int ColumnSpan,
    int RowSpan,
    string? Title = null,
    string? Was = null,
    IReadOnlyList<int>? Notes = null,
    string? Key = null,
    string? Page = null);

/// <summary>A note below a table.</summary>
/// <param name="Number">From 1 in its table.</param>
/// <param name="Kind"><c>fail</c>, <c>correction</c> or <c>undecided</c>.</param>
/// <param name="Text">One sentence.</param>
internal sealed record DrawnNote(int Number, string Kind, string Text);
