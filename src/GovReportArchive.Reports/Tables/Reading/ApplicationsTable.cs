using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Tables.Layout;
using GovReportArchive.Reports.Tables.Values;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>Reads table 三: applications received and dealt with.</summary>
internal static class ApplicationsTable
{
    /// <summary>Fewer matched rows are no table but words that look like one.</summary>
    private const int FewestRows = 2;

    /// <summary>A row with all columns is a row of the form, as a rule.</summary>
    private const double FullRowLeftOut = -3;

    private static readonly int Width = ApplicationsForm.Columns.Length;
    private static readonly (int, int)[] Sums = [(0, Width - 1)];

    /// <summary>Reads one occurrence of the table; null where the region holds none.</summary>
    /// <param name="source">The document.</param>
    /// <param name="region">Where the table can stand.</param>
    /// <param name="form">Form that the disclosure table has shown; null where it is not known.</param>
    public static TableReadingPart? Read(TableText source, TableRegion region, string? form)
    {
        List<ValueRow> rows = RowAssembler.Assemble(source, region.Start, region.Limit, Width);
        RowAlignment alignment = RowAligner.Align(
            ApplicationScores.Of(rows, Width, form),
            [.. rows.Select(row => row.Printed.Count() >= Width - 1 ? FullRowLeftOut : 0)],
            [.. ApplicationLines.All.Select(line => line.Absence(form))]);
        bool[] used = new bool[rows.Count];
        Dictionary<string, int> byStem = new(StringComparer.Ordinal);
        for (int line = 0; line < ApplicationLines.All.Length; line++)
        {
            if (alignment.Source[line] < 0 || ApplicationLines.All[line].Row is not { } row)
                continue;
            byStem[row.Stem] = line;
        }
        if (byStem.Count < FewestRows)
            return null;
        int last = byStem.Values.Max(line => alignment.Source[line]);
        TableReadingPart part = new("applications", region.Start, rows, last);
        bool oneRow = ClosedAsOneRow(source, part, byStem, form);
        part.ClosedAsOneRow = oneRow;
        HeadingColumns headings = HeadingColumns.Find(source, region.Start, part.End, ApplicationsForm.Columns);
        bool glued = rows.Take(last + 1).Any(row => row.Items.Any(item => RowSplitter.IsGlued(item.Value!.Value)));
        ColumnGeometry? geometry = glued ? null : ColumnGeometry.Learn(source, rows.Take(last + 1), Width);
        foreach (ApplicationRow row in ApplicationsForm.RowsOf(oneRow))
        {
            bool found = byStem.TryGetValue(row.Stem, out int line);
            ValueRow? sourceRow = found ? rows[alignment.Source[line]] : null;
            if (sourceRow is not null)
                used[alignment.Source[line]] = true;
            part.Rows.Add(new FormRowReading
            {
                RowKey = row.Key,
                Keys = [.. ApplicationsForm.Columns.Select(column => $"{row.Key}.{column.Suffix}")],
                Label = row.Ordinal + row.Label,
                Source = sourceRow,
                Reading = sourceRow is null ? null : RowReader.Read(sourceRow, Context(source, sourceRow, headings, glued, geometry)),
                IsDoubtful = found && alignment.IsDoubtful(line) && !RivalsAgree(alignment, line, rows),
                IsLabelled = !found && part.Letters(source).Contains(new LabelPattern(row.Label).Letters, StringComparison.Ordinal),
            });
        }
        part.Unused.AddRange(Enumerable.Range(0, last + 1).Where(i => !used[i]));
        ShapeConsistency.Narrow(source, part.Rows, Sums[0]);
        return part;
    }

    private static RowContext Context(TableText source, ValueRow row, HeadingColumns headings, bool glued, ColumnGeometry? geometry)
    {
        TextLine line = source.Lines[row.Line];
        return new RowContext(Width, Sums, headings.PresentAt(row.Line), glued, geometry, line.Row is null ? null : headings.GridAt(row.Line));
    }

    /// <summary>True where every source row that could stand there prints the same and some row does stand there.</summary>
    private static bool RivalsAgree(RowAlignment alignment, int line, List<ValueRow> rows)
    {
        int[] rivals = alignment.Rivals[line];
        string Printed(int i) => string.Join(' ', rows[i].Items.Select(item => item.Value!.Value.Raw));
        return rivals.All(i => Printed(i) == Printed(rivals[0])) && !alignment.MayBeAbsent[line];
    }

    /// <summary>Whether （六）其他处理 is one row: the rows that are there decide, then the words, then the form.</summary>
    private static bool ClosedAsOneRow(TableText source, TableReadingPart part, Dictionary<string, int> found, string? form)
    {
        if (found.Keys.Any(stem => stem is "closed.uncorrected" or "closed.unpaid" or "closed.other"))
        {
            found.Remove("closed.all");
            return false;
        }
        if (found.ContainsKey("closed.all"))
            return true;
        string letters = part.Letters(source);
        bool words = letters.Contains("逾期不补正", StringComparison.Ordinal) || letters.Contains("收费通知", StringComparison.Ordinal);
        return !words && form != FormIds.Form2021;
    }
}
