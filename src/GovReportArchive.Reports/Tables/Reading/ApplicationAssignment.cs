using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Tables.Layout;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>Which source row stands for which row of the applications table.</summary>
internal sealed class ApplicationAssignment
{
    /// <summary>A row with all columns is a row of the form, as a rule.</summary>
    private const double FullRowLeftOut = -6;

    /// <summary>With less of its label around it a row stands in its place only by order.</summary>
    private const double LeastSupport = 0.5;

    /// <summary>Position of the source row by the form row's stem.</summary>
    public Dictionary<string, int> SourceOf { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>Stems for which another source row would do as well.</summary>
    public HashSet<string> Doubtful { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>Stems whose source row has none of the label near it.</summary>
    public HashSet<string> Unsupported { get; } = new(StringComparer.Ordinal);

    /// <summary>Stems of the rows that a source row counts together.</summary>
    public HashSet<string> Combined { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>Positions of those source rows.</summary>
    public HashSet<int> CombinedRows { get; private init; } = [];

    /// <summary>The best assignment by labels and order.</summary>
    /// <param name="rows">Source rows.</param>
    /// <param name="width">Columns of the form.</param>
    /// <param name="form">Form that the disclosure table has shown; null where it is not known.</param>
    public static ApplicationAssignment ByLabels(List<ValueRow> rows, int width, string? form)
    {
        ApplicationLine[] lines = ApplicationLines.All;
        ApplicationScores scores = ApplicationScores.Of(rows, width, form);
        RowAlignment alignment = RowAligner.Align(
            scores.Values,
            [.. rows.Select((row, i) => IsFull(row, width) && scores.Combined[i].Count == 0 ? FullRowLeftOut : 0)],
            [.. lines.Select(line => line.Absence(form))]);
        ApplicationAssignment assignment = new();
        foreach (int i in Enumerable.Range(0, rows.Count).Where(i => scores.Combined[i].Count > 0))
        {
            assignment.CombinedRows.Add(i);
            assignment.Combined.UnionWith(scores.Combined[i].Select(line => lines[line].Row?.Stem).OfType<string>());
        }
        for (int line = 0; line < lines.Length; line++)
        {
            int source = alignment.Source[line];
            if (source < 0 || lines[line].Row is not { } row || (scores.OnlyLineOf(source) is int other && other != line))
                continue;
            assignment.SourceOf[row.Stem] = source;
            if (alignment.IsDoubtful(line) && !RivalsAgree(alignment, line, rows))
                assignment.Doubtful.Add(row.Stem);
            if (scores.Support[source, line] < LeastSupport)
                assignment.Unsupported.Add(row.Stem);
        }
        assignment.TakeOutOfOrder(rows, width, scores);
        return assignment;
    }

    /// <summary>A whole row that bears the whole label of a row of the form which has none yet is that row, wherever in the table it stands.</summary>
    private void TakeOutOfOrder(List<ValueRow> rows, int width, ApplicationScores scores)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            if (IsFull(rows[i], width) && scores.Combined[i].Count == 0 && !SourceOf.ContainsValue(i) && scores.OnlyLineOf(i) is int line)
                SourceOf.TryAdd(ApplicationLines.All[line].Row!.Stem, i);
        }
    }

    /// <summary>The rows of the form in its order, where the source has exactly as many complete rows and no incomplete one with a label among them;
    /// null where it has not.</summary>
    public static ApplicationAssignment? InOrder(List<ValueRow> rows, int width)
    {
        int[] full = [.. Enumerable.Range(0, rows.Count).Where(i => IsFull(rows[i], width))];
        bool hasOthers = full.Length > 0 && Enumerable.Range(full[0], full[^1] - full[0]).Any(i => !IsFull(rows[i], width) && LabelFolding.Letters(rows[i].Before).Length > 0);
        if (hasOthers)
            return null;
        foreach (bool oneRow in (ReadOnlySpan<bool>)[false, true])
        {
            ApplicationRow[] form = [.. ApplicationsForm.RowsOf(oneRow)];
            if (form.Length != full.Length)
                continue;
            ApplicationAssignment assignment = new();
            for (int i = 0; i < full.Length; i++)
                assignment.SourceOf[form[i].Stem] = full[i];
            return assignment;
        }
        return null;
    }

    /// <summary>The same with every row in doubt that stands in its place only by order.</summary>
    public ApplicationAssignment WithoutUnsupported() =>
        new() { SourceOf = SourceOf, Combined = Combined, CombinedRows = CombinedRows, Doubtful = new HashSet<string>(Doubtful.Concat(Unsupported), StringComparer.Ordinal) };

    private static bool IsFull(ValueRow row, int width) => row.Printed.Count() >= width - 1;

    /// <summary>True where every source row that could stand there prints the same and some row does stand there.</summary>
    private static bool RivalsAgree(RowAlignment alignment, int line, List<ValueRow> rows)
    {
        int[] rivals = alignment.Rivals[line];
        string Printed(int i) => string.Join(' ', rows[i].Items.Select(item => item.Value!.Value.Raw));
        return rivals.All(i => Printed(i) == Printed(rivals[0])) && !alignment.MayBeAbsent[line];
    }
}
