using System.Globalization;
using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Tables.Layout;
using GovReportArchive.Reports.Tables.Values;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>Carries what was found in the tables over into a <see cref="TableReading"/>: numbers, states, places, explanations, warnings.</summary>
internal sealed class ReadingWriter(SourceDocument document, TableText source, TableReading reading)
{
    private const int MostCandidates = 24;
    private const int LongestLabel = 60;
    private const int LongestStretch = 400;
    private const int MostLines = 15;

    private (ValueRow?, int) _quoted;
    private string _quote = "";

    /// <summary>Writes one table. Where a key is there already, from the same table printed twice, a number beats what is no number and
    /// the first number stays.</summary>
    public void Write(TableReadingPart part)
    {
        List<string> missing = [];
        List<string> cut = [];
        List<string> surplus = [];
        List<string> unplaced = [];
        bool differs = false;
        int end = part.IsCutOff ? part.Rows.FindLastIndex(row => row.Reading is not null || row.IsLabelled) + 1 : part.Rows.Count;
        foreach ((int i, FormRowReading row) in part.Rows.Index())
        {
            if (row.Reading is null)
            {
                if (!row.IsLabelled)
                    missing.Add(row.Label);
                if (i >= end)
                    continue;
                foreach (string key in row.Keys)
                    SetState(key, row.IsLabelled ? new CellState("blank", "") : new CellState("missing"));
                continue;
            }
            if (row.IsDoubtful)
            {
                unplaced.Add(row.Label);
                foreach (string key in row.Keys)
                    SetState(key, new CellState("undecided"));
                continue;
            }
            if (row.Reading is { IsDecided: false } and ({ SeparatorsLost: true } or { OrderLost: true }))
                WriteUndecided(part, row);
            else
                differs |= WriteCells(part, row, row.HasSurplus ? surplus : cut);
            WriteSplitCumulative(part, row);
        }
        WriteExtraRows(part);
        foreach ((string key, decimal value) in part.Cumulative)
            reading.Cumulative.TryAdd(key, value);
        Warn(part, missing, "table.rowsMissing", end < part.Rows.Count ? "文件到此为止，表中没有这些行：" : "表中缺少这些行：");
        Warn(part, cut, "table.cellsMissing", "这些行的单元格少于表头，无法确定归属的数字未采用：");
        Warn(part, surplus, "table.cellsTooMany", "这些行的单元格多于表头，无法确定归属的数字未采用：");
        Warn(part, unplaced, "table.rowsUnplaced", "这些行与数字无法一一对应，未采用：");
        if (differs)
            reading.Warnings.Add(new ReadingWarning("table.printedTwice", "同一张表出现两次且数字不同，采用先出现的。", PlaceOf(part)));
    }

    /// <summary>The second number of a row of statistics whose two columns ran together, once the row is decided.</summary>
    private static void WriteSplitCumulative(TableReadingPart part, FormRowReading row)
    {
        if (part.Table == "statistics" && row.Reading is { IsDecided: true } decided && decided.Options[0].Numbers is [_, { } total])
            part.Cumulative[row.Keys[0]] = total;
    }

    private void WriteUndecided(TableReadingPart part, FormRowReading row)
    {
        foreach (string key in row.Keys)
            SetState(key, new CellState("undecided"));
        List<IReadOnlyList<decimal>> candidates =
        [
            .. row.Reading!.Options
                .Where(option => option.Numbers.All(number => number is not null))
                .Take(MostCandidates)
                .Select(option => (IReadOnlyList<decimal>)[.. option.Numbers.Select(number => number!.Value)]),
        ];
        if (row.Keys.Any(reading.Counts.ContainsKey))
            return;
        if (candidates.Count > 0)
            reading.Rows[row.RowKey] = new UndecidedRow(row.Reading.Raw, candidates);
        string ways = candidates.Count > 1
            ? string.Create(CultureInfo.InvariantCulture, $"，有{row.Reading.Options.Count}种读法，如 {string.Join("、", candidates[0])}")
            : "";
        (string code, string what) = row.HasSurplus ? ("table.cellsTooMany", "数字多于表头")
            : row.Reading.OrderLost ? ("table.orderLost", "数字逐列印出，按勾稽关系无法确定顺序") : ("table.separatorsLost", "数字之间没有分隔");
        reading.Warnings.Add(new ReadingWarning(code, $"“{row.Label}”一行的{what}：{row.Reading.Raw}{ways}。", PlaceOf(part, row)));
        reading.Quotes[PlaceOf(part, row)] = QuoteOf(row.Source!, row.Source!.Items[0].Line);
    }

    private bool WriteCells(TableReadingPart part, FormRowReading row, List<string> cut)
    {
        bool differs = false;
        bool isCut = false;
        for (int i = 0; i < row.Keys.Count; i++)
        {
            PlacedValue?[] options = [.. row.Reading!.Options.Select(option => option.Cells[i])];
            if (Agreed(options) is not { } cell)
            {
                isCut = true;
                SetState(row.Keys[i], new CellState(options.All(option => option is null) && !row.Reading.PlacesLost ? "missing" : "undecided"));
                continue;
            }
            if (cell.Value.HasNumber)
                differs |= SetNumber(part, row, i, cell);
            else
                SetState(row.Keys[i], new CellState(cell.Value.State!, cell.Value.Raw));
        }
        if (isCut)
            cut.Add(row.Label);
        return differs;
    }

    /// <summary>What every reading prints in a cell; null where they differ or the cell is lost.</summary>
    private static PlacedValue? Agreed(PlacedValue?[] options)
    {
        PlacedValue? first = options[0];
        if (first is null)
            return null;
        return options.All(option => option is not null && option.Value.Sign == first.Value.Sign && option.Value.Number == first.Value.Number) ? first : null;
    }

    private bool SetNumber(TableReadingPart part, FormRowReading row, int column, PlacedValue cell)
    {
        string key = row.Keys[column];
        (decimal number, bool isConverted) = Convert(part, key, cell.Value);
        if (reading.Counts.TryGetValue(key, out decimal present))
            return present != number;
        reading.Counts[key] = number;
        reading.Cells.Remove(key);
        if (cell.Value.Sign == CellSign.Remark || isConverted)
            reading.Cells[key] = new CellState("remark", cell.Value.Raw);
        Place place = PlaceOf(part, row, cell.Item, column);
        reading.At[key] = place;
        reading.Explanations[key] = new CountExplanation(
            key, number, part.Table, part.Number, LabelOf(row), HeadingOf(key), cell.Value.Raw, QuoteOf(row.Source!, cell.Item.Line), place, row.Basis);
        return false;
    }

    /// <summary>Converts an amount into its key's unit; where no unit is printed the key's unit is assumed and said so.</summary>
    private (decimal Number, bool IsConverted) Convert(TableReadingPart part, string key, CellValue value)
    {
        if (CountCatalog.Find(key) is not { AllowsFraction: true, Unit: { } unit })
            return (value.Number, false);
        string? printed = value.Unit is { } own && own.EndsWith('元') ? own : part.Units.GetValueOrDefault(key);
        if (printed is null)
        {
            if (value.Number != 0)
                reading.Warnings.Add(new ReadingWarning("unit.assumed", $"“{CountCatalog.Find(key)!.Label}”未注明单位，按{unit}计。", PlaceOf(part)));
            return (value.Number, false);
        }
        decimal factor = Yuan(printed) / Yuan(unit);
        return (value.Number * factor, factor != 1);
    }

    private static decimal Yuan(string unit) => unit switch
    {
        "万元" => 10_000m,
        "亿元" => 100_000_000m,
        _ => 1m,
    };

    private void SetState(string key, CellState state)
    {
        if (reading.Counts.ContainsKey(key))
            return;
        bool isBetter = !reading.Cells.TryGetValue(key, out CellState? present) || present.State == "missing";
        if (isBetter)
            reading.Cells[key] = state;
    }

    private void WriteExtraRows(TableReadingPart part)
    {
        foreach (int i in part.Unused)
        {
            ValueRow row = part.SourceRows[i];
            string words = row.Structured ? row.Own : row.Before;
            string letters = LabelFolding.Letters(words);
            // A lone number in running text is a page number rather than a row.
            bool isRow = row.Structured || part.Table == "statistics" || part.Combined.Contains(i);
            if (letters.Length is < 2 or > 60 || row.Printed.Count() < (isRow ? 1 : 2))
                continue;
            (string label, string? unit) = UnitApart(words, row.Start);
            reading.ExtraRows.Add(new ExtraRow(part.Table, label, unit, [.. row.Items.Select(item => item.Value!.Value.Raw)]));
        }
    }

    /// <summary>The unit at the end of a label where it stands in a cell of its own, in brackets, or behind 数, which no label goes on after.</summary>
    private (string Label, string? Unit) UnitApart(string words, int end)
    {
        bool isBracketed = words.EndsWith(')');
        string bare = isBracketed ? words[..^1] : words;
        if (StatisticLabels.UnitOf(bare) is not { } unit)
            return (words, null);
        int at = bare.Length - unit.Length;
        int place = end - words.Length + at;
        bool isCell = place > 0 && place < source.Text.Length && source.Text.AsSpan(place).StartsWith(unit) && source.Gaps[place] >= Gap.Space;
        if (isBracketed)
            return bare[at - 1] == '(' ? (bare[..(at - 1)], unit) : (words, null);
        return isCell || bare[at - 1] is '数' or '量' ? (bare[..at], unit) : (words, null);
    }

    private void Warn(TableReadingPart part, List<string> labels, string code, string text)
    {
        if (labels.Count == 0)
            return;
        string list = string.Join("；", labels.Take(5));
        string more = labels.Count > 5 ? string.Create(CultureInfo.InvariantCulture, $" 等{labels.Count}行") : "";
        reading.Warnings.Add(new ReadingWarning(code, text + list + more + "。", PlaceOf(part)));
    }

    /// <summary>The words before the values; of a long stretch only the end, where the label stands.</summary>
    private string LabelOf(FormRowReading row)
    {
        ValueRow from = row.Source!;
        string words = from.Own.Length > 1 ? from.Own : from.Before.Length > 0 ? from.Before : source.Text[from.LabelStart..from.Start];
        return words.Length > LongestLabel ? words[^LongestLabel..] : words;
    }

    private static string? HeadingOf(string key)
    {
        if (key.StartsWith("stats.", StringComparison.Ordinal))
            return null;
        string label = CountCatalog.Find(key)?.Label ?? "";
        return label[(label.LastIndexOf('·') + 1)..];
    }

    /// <summary>The source's words from the row's label to its last value; where a table was written one cell a line, several lines.</summary>
    private string QuoteOf(ValueRow row, int at)
    {
        if (_quoted == (row, at))
            return _quote;
        _quoted = (row, at);
        return _quote = NewQuote(row, source.Lines[at]);
    }

    private string NewQuote(ValueRow row, TextLine line)
    {
        if (document.Blocks[line.Block] is Table table)
            return SourceQuote.OfRow(table.Rows[line.Row ?? 0]);
        bool hasValue = row.End > row.Start;
        TextLine last = hasValue ? source.LineAt(row.End - 1) : line;
        TextLine first = row.LabelStart < source.Text.Length ? source.LineAt(row.LabelStart) : line;
        List<string> words = [];
        for (int block = Math.Max(first.Block, last.Block - MostLines); block <= last.Block; block++)
        {
            if (document.Blocks[block] is not Paragraph paragraph)
                continue;
            int end = block < last.Block ? paragraph.Text.Length : hasValue ? source.OffsetAt(row.End - 1) + 1 : line.SourceStart + line.SourceLength;
            int from = block > first.Block ? 0 : row.LabelStart < source.Text.Length ? source.OffsetAt(row.LabelStart) : line.SourceStart;
            if (end > from)
                words.Add(paragraph.Text[Math.Max(from, end - LongestStretch)..end]);
        }
        return SourceQuote.Cut(string.Join(' ', words));
    }

    private Place PlaceOf(TableReadingPart part) => new(source.LineAt(part.Start).Block);

    private Place PlaceOf(TableReadingPart part, FormRowReading row) =>
        row.Source is { } from ? PlaceOf(part, row, from.Items[0], 0) : PlaceOf(part);

    /// <summary>In a real table the row and the position of the cell in it; in text the row of values and the column, counted inside the
    /// table that begins at the block.</summary>
    private Place PlaceOf(TableReadingPart part, FormRowReading row, TableItem item, int column)
    {
        TextLine line = source.Lines[item.Line];
        if (line.Row is { } tableRow && line.Kind == LineKind.Cells)
        {
            return new Place(line.Block, tableRow, IndexOf(line.Cells, candidate => candidate.Column == item.Column));
        }
        int sourceRow = IndexOf(part.SourceRows, candidate => candidate.Start == row.Source!.Start && candidate.Line == row.Source.Line);
        return new Place(source.LineAt(part.Start).Block, Math.Max(0, sourceRow), column);
    }

    private static int IndexOf<T>(IReadOnlyList<T> list, Predicate<T> wanted)
    {
        for (int i = 0; i < list.Count; i++)
        {
            if (wanted(list[i]))
                return i;
        }
        return -1;
    }
}
