using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Tables.Layout;
using GovReportArchive.Reports.Tables.Values;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>Reads table 二: information disclosed without application, in the form of 2019 or of 2021.</summary>
internal static class DisclosureTable
{
    private const int Widest = 3;

    /// <summary>Between two rows stand at most a heading and a repeated page heading; more words are prose.</summary>
    private const int LongestWords = 90;

    private static readonly string[] Marks2021 = ["本年制发", "本年废止", "现行有效", "本年处理决定", "本年收费金额"];
    private static readonly string[] Marks2019 =
        ["新制作数量", "新公开数量", "对外公开总数量", "上一年项目", "上年项目", "本年增减", "其他对外管理", "集中采购", "采购总金额"];

    private static readonly Dictionary<string, FormRow[]> Rows = ((string[])[FormIds.Form2021, FormIds.Form2019]).ToDictionary(
        form => form, form => DisclosureForm.PartsOf(form).SelectMany(part => part.Rows, (part, row) => new FormRow(part, row)).ToArray(), StringComparer.Ordinal);

    private static readonly Dictionary<string, LabelFinder> Finders = Rows.ToDictionary(
        form => form.Key, form => new LabelFinder(form.Value.Select(row => row.Row.Spellings.Prepend(row.Row.Label))), StringComparer.Ordinal);

    /// <summary>The form whose headings a region prints, or null where it prints none.</summary>
    public static string? FormOf(string letters)
    {
        int marks2021 = Marks2021.Count(mark => letters.Contains(mark, StringComparison.Ordinal));
        int marks2019 = Marks2019.Count(mark => letters.Contains(mark, StringComparison.Ordinal));
        return marks2021 + marks2019 == 0 ? null : marks2019 > marks2021 ? FormIds.Form2019 : FormIds.Form2021;
    }

    /// <summary>Reads one occurrence of the table; null where the region holds none.</summary>
    public static TableReadingPart? Read(TableText source, TableRegion region)
    {
        if (FormOf(LabelFolding.Letters(source.Text[region.Start..region.Limit])) is not { } form)
            return null;
        FormRow[] formRows = Rows[form];
        List<ValueRow> rows = RowAssembler.Assemble(source, region.Start, region.Limit, Widest);
        Assignment assignment = new(formRows, Finders[form], rows);
        assignment.Run(LabelFolding.Letters(source.Text[region.Start..region.Limit]));
        if (assignment.Last < 0)
            return BlankTable.Disclosure(source, region, form);
        TableReadingPart part = new("disclosure", region.Start, rows, assignment.Last);
        bool glued = rows.Take(assignment.Last + 1).Any(row => row.Items.Any(item => RowSplitter.IsGlued(item.Value!.Value)));
        string letters = part.Letters(source);
        for (int i = 0; i < formRows.Length; i++)
        {
            FormRow row = formRows[i];
            ValueRow? sourceRow = assignment.SourceOf[i];
            part.Rows.Add(new FormRowReading
            {
                RowKey = row.Row.Key,
                Keys = [.. row.Part.Columns.Select(column => $"{row.Row.Key}.{column.Suffix}")],
                Label = row.Row.Label,
                Source = sourceRow,
                Reading = sourceRow is null ? null : RowReader.Read(sourceRow, new RowContext(
                    row.Part.Columns.Length, [], Glued: glued, Weights: Weights(row), Signed: [.. row.Part.Columns.Select(column => column.AllowsSign)])),
                IsDoubtful = sourceRow is not null && (i >= assignment.DoubtfulFrom || assignment.IsBroken(sourceRow)),
                IsLabelled = sourceRow is null && letters.Contains(row.Row.Label, StringComparison.Ordinal),
            });
        }
        part.Form = form;
        part.Unused.AddRange(Enumerable.Range(0, assignment.Last + 1).Where(i => !assignment.Used[i]));
        AddUnits(part, source.Text[part.Start..part.End]);
        return part;
    }

    /// <summary>Changes are small, sums of money are long.</summary>
    private static double[] Weights(FormRow row) =>
        [.. row.Part.Columns.Select(column => column.AllowsSign ? 3 : column.AllowsFraction ? 0.3 : 1)];

    /// <summary>The units that the headings print for amounts.</summary>
    private static void AddUnits(TableReadingPart part, string text)
    {
        foreach ((string heading, string key) in ((string, string)[])[("收费金额", "disclosure.fees.amount"), ("采购总金额", "disclosure.procurement.amount")])
        {
            int at = text.IndexOf(heading, StringComparison.Ordinal);
            if (at < 0)
                continue;
            string behind = text.Substring(at + heading.Length, Math.Min(10, text.Length - at - heading.Length));
            int unit = behind.IndexOf('元', StringComparison.Ordinal);
            if (behind.StartsWith('(') && unit > 0)
                part.Units[key] = behind[unit - 1] is '万' or '亿' ? behind.Substring(unit - 1, 2) : "元";
        }
    }

    private sealed record FormRow(DisclosurePart Part, DisclosureRow Row);

    /// <summary>Which source row belongs to which row of the form: by the label before it, then by its place.</summary>
    private sealed class Assignment(FormRow[] formRows, LabelFinder finder, List<ValueRow> rows)
    {
        public ValueRow?[] SourceOf { get; } = new ValueRow?[formRows.Length];

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
            int unfilled = Array.FindIndex(formRows, row => SourceOf[Array.IndexOf(formRows, row)] is null && words.Contains(row.Row.Label, StringComparison.Ordinal));
            bool isApart = unfilled >= 0 && Enumerable.Range(0, rows.Count).Any(i => !Used[i] && !rows[i].Structured && rows[i].Before.Length < LongestWords);
            if (isApart && !InOrder(words))
                DoubtfulFrom = unfilled;
        }

        /// <summary>Some converters print a column of labels and a column of numbers one after the other: in the form's order, exactly as many
        /// numbers as the form has cells.</summary>
        private bool InOrder(string words)
        {
            TableItem[] items = [.. rows.SelectMany(row => row.Items)];
            int at = 0;
            bool isOrdered = formRows.All(row => (at = words.IndexOf(row.Row.Label, at, StringComparison.Ordinal) + 1) > 0);
            if (!isOrdered || rows.Exists(row => row.Structured) || items.Length != formRows.Sum(row => row.Part.Columns.Length) || !IsByRows(items))
                return false;
            int from = 0;
            for (int label = 0; label < formRows.Length; label++)
            {
                int width = formRows[label].Part.Columns.Length;
                int i = rows.FindIndex(row => row.Items.Contains(items[from]));
                SourceOf[label] = Part(rows[i], items[from..(from + width)]);
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
            bool onOneLine = formRows.All(row => items[from..(from += row.Part.Columns.Length)].Select(item => item.Line).Distinct().Count() == 1);
            if (onOneLine)
                return true;
            (int Row, int Column)[] cells = [.. formRows.SelectMany((row, i) => row.Part.Columns.Select((_, column) => (i, column)))];
            (int Row, int Column)[] byColumns = [.. cells.OrderBy(cell => cell.Column).ThenBy(cell => cell.Row)];
            return cells.Select((cell, i) => items[i].Value!.Value == items[Array.IndexOf(byColumns, cell)].Value!.Value).All(same => same);
        }

        private void Give(int i, List<int> labels)
        {
            int cells = labels.Sum(label => formRows[label].Part.Columns.Length);
            if (labels.Count > 1 && rows[i].Items.Count == cells)
            {
                int from = 0;
                foreach (int label in labels)
                {
                    int width = formRows[label].Part.Columns.Length;
                    Set(label, i, Part(rows[i], [.. rows[i].Items.Skip(from).Take(width)]));
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

        private static ValueRow Part(ValueRow row, TableItem[] items) => new()
        {
            Items = items,
            Structured = row.Structured,
            Line = row.Line,
            Own = row.Own,
            Before = row.Before,
            LabelStart = row.LabelStart,
        };

        /// <summary>The labels right before a row, top to bottom; more than one where labels and numbers stand in separate columns.</summary>
        private List<int> LabelsBefore(ValueRow row)
        {
            bool marked = row.Structured && row.Own.Length > 0;
            string letters = LabelFolding.Letters(marked ? row.Own : row.Before);
            if (letters.Length > LongestWords)
                letters = letters[^LongestWords..];
            List<int> chain = [];
            int end = -1;
            foreach (FoundLabel found in finder.Find(letters))
            {
                if (found.Start != end)
                    chain.Clear();
                chain.Add(found.Id);
                end = found.End;
            }
            // Letters behind the label can be its unit or a remark.
            if (chain.Count > 0 && letters.Length - end <= (marked ? 20 : 4))
                return chain;
            int closest = letters.Length < LongestWords ? finder.Closest(letters, 0.6) : -1;
            return closest >= 0 ? [closest] : [];
        }

        /// <summary>Digits on a line of their own below a row are the rest of numbers that were broken in a narrow cell.</summary>
        public bool IsBroken(ValueRow row)
        {
            int i = IndexOf(row);
            return i >= 0 && i + 1 < rows.Count && !Used[i + 1] && rows[i + 1].IsRestOf(row);
        }

        /// <summary>A row whose label is lost takes the only place that is left for it.</summary>
        private void FillByPlace()
        {
            for (int j = 0; j < formRows.Length; j++)
            {
                if (SourceOf[j] is not null)
                    continue;
                int above = j > 0 ? IndexOf(SourceOf[j - 1]) : -1;
                int below = j + 1 < formRows.Length ? IndexOf(SourceOf[j + 1]) : -1;
                bool bounded = above >= 0 && below == above + 2;
                if (bounded && !Used[above + 1] && rows[above + 1].Items.Count == formRows[j].Part.Columns.Length)
                    Set(j, above + 1, rows[above + 1]);
            }
        }

        private int IndexOf(ValueRow? row) => row is null ? -1 : rows.IndexOf(row);
    }
}
