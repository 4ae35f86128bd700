using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Tables.Layout;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>Recognises a form that was published without being filled in: its labels in order and no value.</summary>
internal static class BlankTable
{
    /// <summary>Share of the form's labels that must be there.</summary>
    private const double LeastShare = 0.7;

    /// <summary>The applications table without values, or null.</summary>
    public static TableReadingPart? Applications(TableText source, TableRegion region, string? form)
    {
        bool oneRow = form == FormIds.Form2019;
        FormRowReading[] rows =
        [
            .. ApplicationsForm.RowsOf(oneRow).Select(row => Row(row.Key, row.Label, ApplicationsForm.Columns.Select(column => column.Suffix))),
        ];
        TableReadingPart? part = Of("applications", source, region, rows);
        if (part is not null)
            part.ClosedAsOneRow = oneRow;
        return part;
    }

    /// <summary>The disclosure table without values, or null.</summary>
    public static TableReadingPart? Disclosure(TableText source, TableRegion region, DisclosureLines lines)
    {
        FormRowReading[] rows =
        [
            .. lines.All.Select(line => Row(line.Row.Key, line.Row.Label, line.Part.Columns.Select(column => column.Suffix))),
        ];
        TableReadingPart? part = Of("disclosure", source, region, rows);
        if (part is not null)
            part.Form = lines.Form;
        return part;
    }

    /// <summary>The table of reviews and lawsuits without values, or null. At the end of a file its headings can be all that is left of it.</summary>
    public static TableReadingPart? Litigation(TableText source, TableRegion region)
    {
        string text = source.Text[region.Start..region.Limit];
        int end = 0;
        foreach (Outcome outcome in LitigationForm.Groups.SelectMany(_ => LitigationForm.Outcomes))
        {
            (int at, int behind) = outcome.Spellings.Prepend(outcome.Label).Select(heading => (At: text.IndexOf(heading, end, StringComparison.Ordinal), heading.Length))
                .Where(found => found.At >= 0).Select(found => (found.At, found.At + found.Length)).DefaultIfEmpty((-1, 0)).Min();
            if (at < 0)
                return null;
            end = behind;
        }
        bool hasBlankRow = source.Lines.Any(line => line.Kind == LineKind.Cells && line.Start == region.Start + end && line.End == line.Start && line.Cells.Count > 0);
        if (region.Start + end >= source.Text.Length && !hasBlankRow)
            return null;
        TableReadingPart part = new("litigation", region.Start, region.Start + end);
        part.Rows.Add(new FormRowReading { RowKey = "review", Keys = LitigationForm.Keys, Label = "行政复议、行政诉讼", IsLabelled = true });
        return part;
    }

    private static FormRowReading Row(string key, string label, IEnumerable<string> columns) =>
        new() { RowKey = key, Keys = [.. columns.Select(column => $"{key}.{column}")], Label = label, IsLabelled = true };

    private static TableReadingPart? Of(string table, TableText source, TableRegion region, FormRowReading[] rows)
    {
        string text = source.Text[region.Start..region.Limit];
        int end = 0;
        int found = 0;
        foreach (FormRowReading row in rows)
        {
            string label = LabelFolding.Squeeze(row.Label);
            int at = text.IndexOf(label, end, StringComparison.Ordinal);
            if (at < 0)
                continue;
            end = at + label.Length;
            found++;
        }
        if (found < rows.Length * LeastShare)
            return null;
        TableReadingPart part = new(table, region.Start, region.Start + end);
        part.Rows.AddRange(rows);
        return part;
    }
}
