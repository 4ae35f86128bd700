using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Forms;

/// <summary>The tables of one form, laid out as the form prints them, for drawing a record's counts.</summary>
/// <remarks>Every cell names either a text or a count key; spans are as in HTML. Derived from the forms; immutable.</remarks>
/// <param name="Form">One of <see cref="FormIds"/>.</param>
/// <param name="Tables">Top to bottom; empty where the record has no counts of a known form.</param>
public sealed record FormLayout(string Form, IReadOnlyList<LayoutTable> Tables)
{
    /// <summary>The layout for one record: its form's tables that are in the source, with the rows as that source has them.</summary>
    /// <remarks>A table is in the source when the record has a count, a cell or an undecided row of it. （六）其他处理 is drawn as one row
    /// or as three, whichever the source prints. Statistics of provinces are drawn with the rows the source has, the 2014 form complete.</remarks>
    public static FormLayout For(ReportRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        bool Has(string prefix) =>
            record.Counts.Keys.Concat(record.Cells.Keys).Concat(record.Rows.Keys).Any(key => key.StartsWith(prefix, StringComparison.Ordinal));

        bool HasCell(string key) => record.Counts.ContainsKey(key) || record.Cells.ContainsKey(key);

        List<LayoutTable> tables = [];
        string national = record.Form == FormIds.Form2019 ? FormIds.Form2019 : FormIds.Form2021;
        if (Has("disclosure."))
            tables.Add(LayoutBuilder.Disclosure(DisclosureForm.PartsOf(national, HasCell)));
        if (Has("applications."))
            tables.Add(LayoutBuilder.Applications(Has("applications.closed.all.")));
        if (Has("review.") || Has("litigation."))
            tables.Add(LayoutBuilder.Litigation());
        if (Has("stats."))
            tables.Add(LayoutBuilder.Statistics(record.Form == FormIds.Form2014, Has, record.Cumulative.Count > 0));
        return new FormLayout(record.Form, tables);
    }

    /// <summary>The complete layout of a form, as its notice prints it.</summary>
    /// <exception cref="ArgumentException">No such form.</exception>
    public static FormLayout Of(string form) => form switch
    {
        FormIds.Form2021 or FormIds.Form2019 => new FormLayout(form,
        [
            LayoutBuilder.Disclosure(DisclosureForm.PartsOf(form)),
            LayoutBuilder.Applications(closedAsOneRow: form == FormIds.Form2019),
            LayoutBuilder.Litigation(),
        ]),
        FormIds.Form2014 => new FormLayout(form, [LayoutBuilder.Statistics(complete: true, _ => false, cumulative: false)]),
        FormIds.Free => new FormLayout(form, []),
        _ => throw new ArgumentException($"Unknown form '{form}'.", nameof(form)),
    };
}

/// <summary>One table.</summary>
/// <param name="Id"><c>disclosure | applications | litigation | statistics</c>.</param>
/// <param name="Title">Chinese title.</param>
/// <param name="Columns">Grid columns; every row covers them together with the row spans from above.</param>
/// <param name="Rows">Top to bottom.</param>
public sealed record LayoutTable(string Id, string Title, int Columns, IReadOnlyList<LayoutRow> Rows);

/// <summary>One row of a table.</summary>
public sealed record LayoutRow(IReadOnlyList<LayoutCell> Cells);

/// <summary>One cell: a label, or the place of a count.</summary>
/// <param name="Text">Label; empty for a count.</param>
/// <param name="Key">Count key; null for a label.</param>
/// <param name="ColumnSpan">Grid columns covered, at least 1.</param>
/// <param name="RowSpan">Rows covered, at least 1.</param>
/// <param name="Cumulative">True where the key's cumulative number (历年累计) belongs here.</param>
public sealed record LayoutCell(string Text, string? Key = null, int ColumnSpan = 1, int RowSpan = 1, bool Cumulative = false);
