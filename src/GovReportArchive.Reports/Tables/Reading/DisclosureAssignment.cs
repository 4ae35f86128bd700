using GovReportArchive.Reports.Tables.Layout;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>Which source row belongs to which row of the form: by the label before it, then by its place.</summary>
internal sealed class DisclosureAssignment(DisclosureLines lines, List<ValueRow> rows)
{
    /// <summary>Between two rows stand at most a heading and a repeated page heading; more words are prose.</summary>
    private const int LongestWords = 90;

    /// <summary>Letters before a label on its own line; more of them are a sentence.</summary>
    private const int LongestOrdinal = 2;

    private readonly DisclosureLine[] _lines = lines.All;

    /// <summary>Source row by position of the form's line; null where the source has none.</summary>
    public ValueRow?[] SourceOf { get; } = new ValueRow?[lines.All.Length];

    /// <summary>Lines of the form that a source row counts together.</summary>
    public HashSet<int> Combined { get; } = [];

    /// <summary>Positions of those source rows.</summary>
    public HashSet<int> CombinedRows { get; } = [];

    public bool[] Used { get; } = new bool[rows.Count];

    public int Last { get; private set; } = -1;

    /// <summary>Form rows from here on cannot be trusted: there are labels without values and values without labels.</summary>
    public int DoubtfulFrom { get; private set; } = int.MaxValue;

    public void Run(string words)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            List<int> labels = LabelsBefore(rows[i]);
            if (labels.Count > 0)
                Give(i, labels);
        }
        FillByPlace();
        int unfilled = Array.FindIndex(_lines, line =>
            Array.IndexOf(_lines, line) is int i && SourceOf[i] is null && !Combined.Contains(i) && words.Contains(line.Row.Label, StringComparison.Ordinal));
        bool isApart = unfilled >= 0 && Enumerable.Range(0, rows.Count).Any(i =>
            !Used[i] && !CombinedRows.Contains(i) && !rows[i].Structured && rows[i].Before.Length < LongestWords);
        if (isApart && !InOrder(words))
            DoubtfulFrom = unfilled;
    }

    /// <summary>Some converters print a column of labels and a column of numbers one after the other: in the form's order, exactly as many
    /// numbers as the form has cells.</summary>
    private bool InOrder(string words)
    {
        TableItem[] items = [.. rows.SelectMany(row => row.Items)];
        int at = 0;
        bool isOrdered = _lines.All(row => (at = words.IndexOf(row.Row.Label, at, StringComparison.Ordinal) + 1) > 0);
        if (!isOrdered || rows.Exists(row => row.Structured) || items.Length != _lines.Sum(row => row.Part.Columns.Length) || !IsByRows(items))
            return false;
        int from = 0;
        for (int label = 0; label < _lines.Length; label++)
        {
            int width = _lines[label].Part.Columns.Length;
            int i = rows.FindIndex(row => row.Items.Contains(items[from]));
            SourceOf[label] = rows[i] with { Items = items[from..(from + width)] };
            from += width;
        }
        Array.Fill(Used, true);
        Last = rows.Count - 1;
        return true;
    }

    /// <summary>The numbers of a row stand on one line, or would be the same if they had been printed column by column.</summary>
    private bool IsByRows(TableItem[] items)
    {
        int from = 0;
        bool onOneLine = _lines.All(row => items[from..(from += row.Part.Columns.Length)].Select(item => item.Line).Distinct().Count() == 1);
        if (onOneLine)
            return true;
        (int Row, int Column)[] cells = [.. _lines.SelectMany((row, i) => row.Part.Columns.Select((_, column) => (i, column)))];
        (int Row, int Column)[] byColumns = [.. cells.OrderBy(cell => cell.Column).ThenBy(cell => cell.Row)];
        return cells.Select((cell, i) => items[i].Value!.Value == items[Array.IndexOf(byColumns, cell)].Value!.Value).All(same => same);
    }

    private void Give(int i, List<int> labels)
    {
        int cells = labels.Sum(label => _lines[label].Part.Columns.Length);
        if (labels.Count > 1 && rows[i].Items.Count == cells)
        {
            int from = 0;
            foreach (int label in labels)
            {
                int width = _lines[label].Part.Columns.Length;
                Set(label, i, rows[i] with { Items = [.. rows[i].Items.Skip(from).Take(width)] });
                from += width;
            }
            return;
        }
        int unlabelled = 0;
        while (i + unlabelled + 1 < rows.Count && rows[i + unlabelled + 1].Before.Length == 0)
            unlabelled++;
        if (unlabelled + 1 >= labels.Count)
        {
            for (int n = 0; n < labels.Count; n++)
                Set(labels[n], i + n, rows[i + n]);
            return;
        }
        Set(labels[^1], i, rows[i]);
    }

    private void Set(int label, int i, ValueRow row)
    {
        if (SourceOf[label] is not null)
            return;
        SourceOf[label] = row;
        Used[i] = true;
        Last = Math.Max(Last, i);
    }

    /// <summary>The labels right before a row, top to bottom; more than one where labels and numbers stand in separate columns.</summary>
    private List<int> LabelsBefore(ValueRow row)
    {
        bool marked = row.Structured && row.Own.Length > 0;
        CombinedLabels words = new(marked ? row.Own : row.Before);
        string letters = words.Letters;
        if (words.JoinedAtEnd([.. lines.Finder.Find(letters)]) is { Count: > 0 } joined && LabelFolding.Letters(row.Own).Length <= letters.Length - joined[^1].Start + LongestOrdinal)
        {
            Combined.UnionWith(joined.Select(label => label.Id));
            CombinedRows.Add(rows.IndexOf(row));
            Last = Math.Max(Last, rows.IndexOf(row));
            return [];
        }
        if (letters.Length > LongestWords)
            letters = letters[^LongestWords..];
        List<int> chain = [];
        int end = -1;
        foreach (FoundLabel found in lines.Finder.Find(letters))
        {
            if (found.Start != end)
                chain.Clear();
            chain.Add(found.Id);
            end = found.End;
        }
        // Letters behind the label can be its unit or a remark.
        if (chain.Count > 0 && letters.Length - end <= (marked ? 20 : 4))
            return chain;
        int closest = letters.Length < LongestWords ? lines.Finder.Closest(letters, 0.6) : -1;
        return closest >= 0 ? [closest] : [];
    }

    /// <summary>Digits on a line of their own below a row are the rest of numbers that were broken in a narrow cell.</summary>
    public bool IsBroken(ValueRow row)
    {
        int i = IndexOf(row);
        return i >= 0 && ValueRow.HasRest(rows, i) && !Used[i + 1];
    }

    /// <summary>A row whose label is lost takes the only place that is left for it.</summary>
    private void FillByPlace()
    {
        for (int j = 0; j < _lines.Length; j++)
        {
            if (SourceOf[j] is not null)
                continue;
            int above = j > 0 ? IndexOf(SourceOf[j - 1]) : -1;
            int below = j + 1 < _lines.Length ? IndexOf(SourceOf[j + 1]) : -1;
            bool bounded = above >= 0 && below == above + 2;
            if (bounded && !Used[above + 1] && rows[above + 1].Items.Count == _lines[j].Part.Columns.Length)
                Set(j, above + 1, rows[above + 1]);
        }
    }

    private int IndexOf(ValueRow? row) => row is null ? -1 : rows.IndexOf(row);
}
