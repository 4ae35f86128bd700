using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Tables.Layout;
using GovReportArchive.Reports.Tables.Values;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>Reads table 三: applications received and dealt with.</summary>
internal static class ApplicationsTable
{
    /// <summary>Fewer matched rows are no table but words that look like one.</summary>
    private const int FewestRows = 2;

    /// <summary>With so many complete rows the table is one that prints its totals.</summary>
    private const int FewestFullRows = 3;

    /// <summary>So many columns that do not add up are rather rows in the wrong place than wrong sums.</summary>
    private const int TooManyWrongColumns = 2;

    private static readonly int Width = ApplicationsForm.Columns.Length;
    private static readonly (int First, int Last)[] Sums = [(0, Width - 1)];

    /// <summary>Reads one occurrence of the table; null where the region holds none.</summary>
    /// <param name="source">The document.</param>
    /// <param name="region">Where the table can stand.</param>
    /// <param name="form">Form that the disclosure table has shown; null where it is not known.</param>
    public static TableReadingPart? Read(TableText source, TableRegion region, string? form)
    {
        List<ValueRow> rows = RowAssembler.Assemble(source, region.Start, region.Limit, Width);
        ApplicationAssignment assignment = ApplicationAssignment.ByLabels(rows, Width, form);
        if ((assignment.SourceOf.Count < FewestRows && !IsLastRow(rows, assignment)) || !assignment.SourceOf.Values.Any(i => IsTableRow(rows[i])))
            return BlankTable.Applications(source, region, form);
        TableReadingPart part = Build(source, region, form, rows, assignment);
        (int right, int wrong) = CheckColumns(part);
        if (right == Width)
            return part;
        // Labels far from their numbers can mislead: all rows of the form in its order are as good a guess, if every column adds up.
        if (ApplicationAssignment.InOrder(rows, Width) is { } inOrder && Build(source, region, form, rows, inOrder) is { } other && CheckColumns(other).Right == Width)
            return other;
        if (ColumnOrder.Transpose(rows, Width) is { } turned && Build(source, region, form, turned, ApplicationAssignment.InOrder(turned, Width)!) is { } byColumns && AddsUp(byColumns))
            return byColumns;
        bool isAsItStands = wrong < TooManyWrongColumns || assignment.Unsupported.Count == 0;
        return isAsItStands ? part : Build(source, region, form, rows, assignment.WithoutUnsupported());
    }

    private static TableReadingPart Build(
        TableText source, TableRegion region, string? form, List<ValueRow> rows, ApplicationAssignment assignment)
    {
        int last = assignment.SourceOf.Values.Max();
        TableReadingPart part = new("applications", region.Start, rows, last);
        part.ClosedAsOneRow = ClosedAsOneRow(part.Letters(source), assignment.SourceOf, form);
        HeadingColumns headings = HeadingColumns.Find(source, region.Start, part.End, ApplicationsForm.Columns);
        bool glued = RowSplitter.AnyGlued(rows.Take(last + 1));
        RowContext table = new(
            Width,
            Sums,
            Glued: glued,
            Geometry: glued ? null : ColumnGeometry.Learn(source, rows.Take(last + 1), Width),
            PrintsTotals: rows.Take(last + 1).Count(row => row.Printed.Count() == Width) >= FewestFullRows);
        Dictionary<int, int> bare = BareLabels.Behind(source, part.End, region.Limit, ApplicationLines.Finder, (id, words) => ApplicationLines.All[id].IsPrintedIn(words));
        string words = source.Text[part.Start..part.End];
        HashSet<int> used = [];
        foreach (ApplicationRow row in ApplicationsForm.RowsOf(part.ClosedAsOneRow))
        {
            bool found = assignment.SourceOf.TryGetValue(row.Stem, out int i);
            if (!found && assignment.Combined.Contains(row.Stem))
                continue;
            ValueRow? sourceRow = found ? rows[i] : null;
            if (found)
                used.Add(i);
            part.Rows.Add(new FormRowReading
            {
                RowKey = row.Key,
                Keys = [.. ApplicationsForm.Columns.Select(column => $"{row.Key}.{column.Suffix}")],
                Label = row.Ordinal + row.Label,
                Source = sourceRow,
                Reading = sourceRow is null ? null : RowReader.Read(sourceRow, Context(source, sourceRow, headings, table)),
                IsDoubtful = assignment.Doubtful.Contains(row.Stem),
                IsLabelled = !found && (bare.ContainsKey(Line(row)) || ApplicationLines.All[Line(row)].IsPrintedIn(words)),
            });
        }
        part.Extend(part.Rows.Where(row => row.IsLabelled).Select(row => bare.GetValueOrDefault(Array.FindIndex(ApplicationLines.All, line => line.Row?.Key == row.RowKey))));
        part.Unused.AddRange(Enumerable.Range(0, last + 1).Where(i => !used.Contains(i)));
        part.Combined.UnionWith(assignment.CombinedRows);
        ShapeConsistency.Narrow(source, part.Rows, Sums[0]);
        ColumnOrder.Distrust(part, Sums[0]);
        foreach (FormRowReading row in part.Rows.Where(row => row is { Source: not null, Reading.IsDecided: true }))
        {
            int i = assignment.SourceOf[row.RowKey["applications.".Length..]];
            bool hasRest = ValueRow.HasRest(rows, i) && !used.Contains(i + 1);
            bool isPossible = ShapeConsistency.IsPossible(row.Reading!.Options[0], Sums[0]);
            row.IsDoubtful |= row.Source!.IsWoven ? hasRest || !isPossible : hasRest && !isPossible;
        }
        return part;
    }

    private static int Line(ApplicationRow row) => Array.FindIndex(ApplicationLines.All, line => line.Row == row);

    /// <summary>Prose can list the form's rows with one number each; a table has columns.</summary>
    private static bool IsTableRow(ValueRow row) =>
        row.Structured || row.Items.Count >= Width - 2 || row.Printed.Any(item => item.Value!.Value.Raw.Length >= Width);

    /// <summary>A page can begin with the last row of the table: its whole label and all its columns.</summary>
    private static bool IsLastRow(List<ValueRow> rows, ApplicationAssignment assignment) =>
        assignment.SourceOf.TryGetValue("carriedOut", out int i)
        && rows[i].Printed.Count() == Width
        && LabelFolding.Letters(rows[i].Before).EndsWith("结转下年度继续办理", StringComparison.Ordinal);

    private static RowContext Context(TableText source, ValueRow row, HeadingColumns headings, RowContext table) => table with
    {
        Present = headings.PresentAt(row.Line),
        Grid = source.Lines[row.Line].Row is null ? null : headings.GridAt(row.Line),
    };

    /// <summary>In how many columns （七）总计 is, and is not, the sum of its rows; columns that cannot be checked count for neither.</summary>
    private static (int Right, int Wrong) CheckColumns(TableReadingPart part)
    {
        Dictionary<string, decimal> numbers = part.Known();
        SumRule[] rules =
        [
            .. SumRules.ForApplications(part.ClosedAsOneRow)
                .Where(rule => rule.Name == "applications.concluded" && rule.Left.Concat(rule.Right).All(numbers.ContainsKey)),
        ];
        int right = rules.Count(rule => rule.Left.Sum(key => numbers[key]) == rule.Right.Sum(key => numbers[key]));
        return (right, rules.Length - right);
    }

    /// <summary>True where every column and every row has the sum that it prints.</summary>
    private static bool AddsUp(TableReadingPart part) =>
        CheckColumns(part).Right == Width
        && part.Rows.TrueForAll(row => row is { Reading.IsDecided: true } && ShapeConsistency.IsPossible(row.Reading.Options[0], Sums[0]));

    /// <summary>Whether （六）其他处理 is one row: the rows that are there decide, then the words, then the form.</summary>
    private static bool ClosedAsOneRow(string letters, Dictionary<string, int> found, string? form)
    {
        if (found.Keys.Any(stem => stem is "closed.uncorrected" or "closed.unpaid" or "closed.other"))
        {
            found.Remove("closed.all");
            return false;
        }
        if (found.ContainsKey("closed.all"))
            return true;
        bool words = letters.Contains("逾期不补正", StringComparison.Ordinal) || letters.Contains("收费通知", StringComparison.Ordinal);
        return !words && form != FormIds.Form2021;
    }
}
