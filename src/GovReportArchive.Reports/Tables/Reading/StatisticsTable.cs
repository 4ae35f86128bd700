using System.Text.RegularExpressions;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Tables.Layout;
using GovReportArchive.Reports.Tables.Values;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>Reads the statistics of 2014 and those that provinces laid down before.</summary>
internal static partial class StatisticsTable
{
    /// <summary>Fewer matched rows are prose that mentions a table.</summary>
    private const int FewestRows = 3;

    /// <summary>With so many labels a table is one whatever it prints behind them.</summary>
    private const int FewestLabels = 8;

    /// <summary>Two numbers behind a code of two digits, which counts for two where it begins with 0.</summary>
    private const int WidthWithCodes = 4;

    /// <summary>Share of neighbouring rows whose numbers go up where they are codes.</summary>
    private const double LeastAscents = 0.9;

    private const string Title = "情况统计表";
    private const int Longest = 7_000;
    private const int LongestWords = 110;
    private const int MostStrangeRows = 8;
    private const int LongestHeads = 30;

    /// <summary>Rows that no provincial table has.</summary>
    private static readonly string[] NationalOnly =
        ["stats.responses.", "stats.completed.", "stats.organisation.", "stats.training.", "stats.complaints.", "stats.normativeDocuments."];

    private static readonly IReadOnlyList<StatisticRow> Rows = StatisticsForm.Keyed;

    /// <summary>Reads every table of statistics in the document.</summary>
    public static IEnumerable<TableReadingPart> ReadAll(TableText source)
    {
        int from = 0;
        while (Heading().Match(source.Text, from) is { Success: true } heading)
        {
            TableReadingPart? part = Read(source, heading.Index);
            if (part is not null)
                yield return part;
            from = Math.Max(heading.Index + heading.Length, part?.End ?? 0);
        }
    }

    private static TableReadingPart? Read(TableText source, int start)
    {
        int limit = Math.Min(source.Text.Length, start + Longest);
        List<ValueRow> rows = WithoutCodes(RowAssembler.Assemble(source, start, limit, width: 2));
        if (rows.Count > 0 && CodeHeading().IsMatch(source.Text[start..rows[0].Start]))
            rows = WithoutCodeColumn(RowAssembler.Assemble(source, start, limit, WidthWithCodes)) ?? rows;
        StatisticLabels labels = new();
        int[] rowOf = new int[rows.Count];
        Array.Fill(rowOf, StatisticLabels.Beyond);
        int last = -1;
        int strange = 0;
        for (int i = 0; i < rows.Count && strange < MostStrangeRows; i++)
        {
            rowOf[i] = labels.RowOf(rows[i]);
            if (rowOf[i] == StatisticLabels.Unknown && LabelFolding.Letters(rows[i].Before).Length > LongestWords)
                break;
            strange = rowOf[i] == StatisticLabels.Unknown ? strange + 1 : 0;
            if (rowOf[i] >= 0)
                last = i;
        }
        int matched = rowOf.Take(last + 1).Count(row => row >= 0);
        int from = last < 0 ? start : rows[last].End;
        int end = labels.NoteBehind(source, from, limit);
        bool isTable = ColumnHeads().IsMatch(source.Text[start..Math.Min(limit, start + LongestHeads)]);
        if (matched < (isTable ? 1 : FewestRows) && labels.Seen.Count < (isTable ? 2 : FewestLabels))
            return null;
        if (last < 0)
            return Blank(source, start, end, labels);
        StatisticAligner.Fill(rows, rowOf);
        last = Array.FindLastIndex(rowOf, row => row >= 0);
        int first = Array.FindIndex(rowOf, row => row >= 0);
        TableReadingPart part = new("statistics", TableStart(source, start, rows[first].Start), rows, last);
        bool cumulative = source.Text[part.Start..rows[first].Start].Contains("累计", StringComparison.Ordinal);
        Fill(source, part, rows, rowOf, labels, cumulative);
        part.Extend([end]);
        return part;
    }

    /// <summary>A table that prints labels and no value.</summary>
    private static TableReadingPart Blank(TableText source, int start, int end, StatisticLabels labels)
    {
        TableReadingPart part = new("statistics", start, end);
        bool cumulative = source.Text[start..end].Contains("累计", StringComparison.Ordinal);
        Fill(source, part, [], [], labels, cumulative);
        return part;
    }

    /// <summary>A number between a label and its unit is a code: 收到申请数 | 21 | 件 | 5.</summary>
    private static List<ValueRow> WithoutCodes(List<ValueRow> rows)
    {
        List<ValueRow> kept = [];
        foreach (ValueRow row in rows)
        {
            bool followsCode = kept.Count > 0 && StatisticLabels.IsUnit(LabelFolding.Letters(row.Before)) && kept[^1].Line == row.Line;
            if (followsCode)
            {
                ValueRow code = kept[^1];
                kept[^1] = row with { Own = code.Own + row.Own, Before = code.Before + row.Before, LabelStart = code.LabelStart };
                continue;
            }
            kept.Add(row);
        }
        return kept;
    }

    /// <summary>The rows without a column that numbers them: 收到申请数 | 件 | 21 | 5. Null where the first values of the rows do not go up as such a
    /// column does.</summary>
    /// <remarks>
    /// A value that breaks the ascent is a misprinted code where its row has as many values as the coded rows have, else a number of a row without a code.
    /// </remarks>
    private static List<ValueRow>? WithoutCodeColumn(List<ValueRow> rows)
    {
        // The line 甲 乙 丙 1 2 numbers the columns.
        List<ValueRow> kept = [.. rows.Where(row => !ColumnNumbers().IsMatch(row.Before))];
        decimal[] codes = [.. kept.Where(row => row.Items[0].Value is { HasNumber: true }).Select(row => row.Items[0].Value!.Value.Number)];
        int ascents = codes.Zip(codes.Skip(1)).Count(pair => pair.Second > pair.First);
        if (codes.Length < FewestRows || ascents < (codes.Length - 1) * LeastAscents)
            return null;
        HashSet<int> ascending = Ascending(kept);
        int full = ascending.GroupBy(i => kept[i].Printed.Count()).MaxBy(rows => rows.Count())!.Key;
        return
        [
            .. kept.Select((row, i) => !ascending.Contains(i) && (!IsCoded(row) || full == 1 || row.Printed.Count() < full) ? row : row with
            {
                Items = row.Items.Count > 1 ? [.. row.Items.Skip(1)] : [row.Items[0] with { Value = CellValue.Blank }],
            }),
        ];
    }

    private static bool IsCoded(ValueRow row) => row.Items[0].Value is { HasNumber: true };

    /// <summary>The rows whose first values make up the longest strictly ascending sequence, by position.</summary>
    private static HashSet<int> Ascending(List<ValueRow> rows)
    {
        int[] coded = [.. Enumerable.Range(0, rows.Count).Where(i => IsCoded(rows[i]))];
        decimal[] codes = [.. coded.Select(i => rows[i].Items[0].Value!.Value.Number)];
        int[] length = new int[codes.Length], before = new int[codes.Length];
        for (int i = 0; i < codes.Length; i++)
        {
            before[i] = -1;
            for (int j = 0; j < i; j++)
            {
                if (codes[j] < codes[i] && length[j] + 1 > length[i])
                    (length[i], before[i]) = (length[j] + 1, j);
            }
        }
        HashSet<int> ascending = [];
        for (int i = Array.IndexOf(length, length.Max()); i >= 0; i = before[i])
            ascending.Add(coded[i]);
        return ascending;
    }

    private static void Fill(TableText source, TableReadingPart part, List<ValueRow> rows, int[] rowOf, StatisticLabels labels, bool cumulative)
    {
        HashSet<string> keys = [.. rowOf.Take(part.Last + 1).Where(row => row >= 0).Concat(part.Last < 0 ? labels.Seen : []).Select(row => Rows[row].Key!)];
        int national = keys.Count(key => NationalOnly.Any(stem => key.StartsWith(stem, StringComparison.Ordinal)));
        part.Form = national >= FewestRows && !cumulative ? FormIds.Form2014 : FormIds.Free;
        ValueRow[] own = [.. rows.Where((_, i) => i <= part.Last && rowOf[i] >= 0)];
        string headings = own.Length == 0 ? "" : source.Text[part.Start..Math.Max(part.Start, own[0].Start - own[0].Own.Length)];
        bool isHeaded = !cumulative && NumberHeading().Count(headings) == 1 && !OtherHeading().IsMatch(headings);
        bool glued = cumulative && own.All(row => row.Printed.Count() == 1) && own.Any(row => RowSplitter.IsGlued(row.Printed.First().Value!.Value));
        for (int row = 0; row < Rows.Count; row++)
        {
            int i = Array.IndexOf(rowOf, row, 0, part.Last + 1);
            bool isExpected = part.Form == FormIds.Form2014 && Rows[row].National;
            bool isPrinted = labels.Seen.Contains(row) || (isExpected && !labels.Combined.Contains(row));
            if (i < 0 && !isPrinted)
                continue;
            FormRowReading reading = new()
            {
                RowKey = Rows[row].Key!,
                Keys = [Rows[row].Key!],
                Label = Rows[row].Label,
                Source = i < 0 ? null : rows[i],
                Reading = i < 0 ? null : glued ? ReadGlued(rows[i]) : ReadRow(rows[i], cumulative, isHeaded, part, Rows[row]),
                IsDoubtful = i >= 0 && ValueRow.HasRest(rows, i),
                IsLabelled = i < 0 && labels.Seen.Contains(row),
            };
            part.Rows.Add(reading);
        }
        part.Unused.AddRange(Enumerable.Range(0, part.Last + 1).Where(i => rowOf[i] is StatisticLabels.Unknown or StatisticLabels.Several));
    }

    private static RowReading ReadRow(ValueRow row, bool cumulative, bool isHeaded, TableReadingPart part, StatisticRow statistic)
    {
        PlacedValue[] printed = [.. row.Printed.Select(item => new PlacedValue(item.Value!.Value, item))];
        string raw = string.Join(' ', printed.Select(value => value.Value.Raw));
        if (PrintedUnit(row) is { } unit)
            part.Units[statistic.Key!] = unit;
        if (printed.Length == 0)
            return new RowReading([new RowOption([new PlacedValue(CellValue.Blank, row.Items[0])])], false, raw);
        if (cumulative && printed.Length == 2 && printed[1].Value.HasNumber)
            part.Cumulative[statistic.Key!] = printed[1].Value.Number;
        bool isPadded = isHeaded && printed[1..].All(RowReader.IsFilling);
        if (printed.Length == 1 || isPadded || (cumulative && printed.Length == 2))
            return new RowReading([new RowOption([printed[0]])], false, raw);
        // Several numbers and no heading that tells them apart.
        return new RowReading([.. printed.Select(value => new RowOption([value]))], true, raw);
    }

    /// <summary>Both columns of a row ran together: this year's number, then the cumulative one, which is never smaller.</summary>
    private static RowReading ReadGlued(ValueRow row)
    {
        TableItem item = row.Printed.First();
        string raw = item.Value!.Value.Raw;
        IReadOnlyList<string[]> splits = DigitSplitter.Split([raw], 2, numbers => numbers.Count < 2 || numbers[0] <= numbers[1]);
        if (splits.Count == 0)
            return new RowReading([new RowOption([null, null])], true, raw);
        return new RowReading([.. splits.Select(split => new RowOption([.. split.Select(part => new PlacedValue(CellParser.Parse(part), item))]))], true, raw);
    }

    private static string? PrintedUnit(ValueRow row)
    {
        string letters = LabelFolding.Letters(row.Before);
        return letters.EndsWith("万元", StringComparison.Ordinal) ? "万元" : letters.EndsWith('元') ? "元" : null;
    }

    /// <summary>The first of the column headings that stand right above the first row; a title above them is not part of the table.</summary>
    private static int TableStart(TableText source, int start, int firstRow)
    {
        int begin = firstRow;
        foreach (Match heading in Heading().Matches(source.Text[start..firstRow]))
        {
            bool isTitle = heading.Value == Title;
            int at = start + heading.Index + (isTitle ? Title.Length : 0);
            if (isTitle || begin == firstRow || begin - at > LongestWords)
                begin = at;
        }
        return begin;
    }

    [GeneratedRegex("统计指标|指标名称|指标单位|统计数(?!据)|计量单位|情况统计表|统计项目")]
    private static partial Regex Heading();

    // The three column headings of the form side by side stand in no prose.
    [GeneratedRegex(@"^统计指标\W{0,6}(?:计量)?单位\W{0,6}统计数")]
    private static partial Regex ColumnHeads();

    [GeneratedRegex("统计数(?!据)|数量|数值|本年度?|20[0-9]{2}年度?")]
    private static partial Regex NumberHeading();

    // A column of another period, of a sum or of a change: a zero in it is a number of its own.
    [GeneratedRegex("上年|去年|上期|同期|合计|比|增")]
    private static partial Regex OtherHeading();

    [GeneratedRegex("代码|行次|序号|编号")]
    private static partial Regex CodeHeading();

    [GeneratedRegex("甲[^甲]{0,3}乙[^甲]{0,6}$")]
    private static partial Regex ColumnNumbers();
}
