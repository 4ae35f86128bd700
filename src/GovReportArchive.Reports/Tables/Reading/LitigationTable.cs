using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Tables.Layout;
using GovReportArchive.Reports.Tables.Values;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>Reads table 四: reviews and lawsuits, fifteen numbers in one row.</summary>
internal static class LitigationTable
{
    private const string HeadingLetters = "结果维持纠正其他它尚未审结总合计行政复议诉讼未经直接起后";
    private const int LongestHeading = 160;
    private const int FewestHeadings = 5;
    private const int FewestCells = 10;

    private static readonly string[] HeadingWords = ["维持", "纠正", "审结"];

    private static readonly LabelFinder Finder = new(LitigationForm.Outcomes.Select(outcome => outcome.Spellings.Prepend(outcome.Label)));
    private static readonly int Width = LitigationForm.Keys.Count;
    private static readonly int GroupWidth = LitigationForm.Outcomes.Length;
    private static readonly (int First, int Last)[] Sums =
        [.. LitigationForm.Groups.Select((_, i) => (i * GroupWidth, (i * GroupWidth) + GroupWidth - 1))];

    /// <summary>Reads one occurrence of the table; null where the region holds none.</summary>
    public static TableReadingPart? Read(TableText source, TableRegion region)
    {
        List<ValueRow> rows = RowAssembler.Assemble(source, region.Start, region.Limit, Width);
        List<TableItem> items = [];
        int last = -1;
        while (last + 1 < rows.Count && items.Count < Width && IsHeading(rows[last + 1].Before))
        {
            last++;
            items.AddRange(rows[last].Items);
        }
        if (last < 0 || !IsTable(source.Text[region.Start..rows[0].Start], items))
            return BlankTable.Litigation(source, region);
        ValueRow row = last == 0 ? rows[0] : rows[0] with { Items = items, Structured = rows.Take(last + 1).All(part => part.Structured) };
        TableReadingPart part = new("litigation", region.Start, rows, last);
        bool glued = items.Any(item => RowSplitter.IsGlued(item.Value!.Value));
        IReadOnlyList<int>? present = Headings(source.Text[region.Start..row.Start]);
        RowReading printed = RowReader.Read(row, new RowContext(Width, Sums, present, glued));
        RowReading reading = LitigationOrders.Settle(row, printed, Sums);
        bool isReordered = reading != printed;
        RowOption[] possible = [.. reading.Options.Where(option => Sums.All(sum => ShapeConsistency.IsPossible(option, sum)))];
        bool hasRest = ValueRow.HasRest(rows, last);
        bool bySum = isReordered ? reading.IsDecided : possible.Length > 0 && possible.Length < reading.Options.Count;
        part.Rows.Add(new FormRowReading
        {
            RowKey = "review",
            Keys = LitigationForm.Keys,
            Label = "行政复议、行政诉讼",
            Source = row,
            Reading = possible.Length > 0 && !reading.IsDecided && !isReordered ? reading with { Options = possible } : reading,
            IsDoubtful = hasRest && possible.Length == 0,
            Basis = bySum ? "review.sum" : null,
        });
        return part;
    }

    /// <summary>Prose about lawsuits can begin like the heading; a table has its column headings or its row of numbers.</summary>
    private static bool IsTable(string heading, List<TableItem> items)
    {
        int outcomes = HeadingWords.Sum(word => heading.AsSpan().Count(word));
        int cells = items.Sum(item => RowSplitter.IsGlued(item.Value!.Value) ? item.Value.Value.Raw.Length : 1);
        return outcomes >= FewestHeadings || cells >= FewestCells;
    }

    private static bool IsHeading(string words)
    {
        string letters = LabelFolding.Letters(words);
        int known = letters.Count(letter => HeadingLetters.Contains(letter, StringComparison.Ordinal));
        return letters.Length <= LongestHeading && known >= letters.Length * 0.85;
    }

    /// <summary>The columns whose headings the source prints, where they can be told; null where the heading lines are interleaved.</summary>
    private static List<int>? Headings(string text)
    {
        List<int> printed = [];
        string letters = LabelFolding.Letters(text);
        foreach (FoundLabel found in Finder.Find(letters))
            printed.Add(found.Id);
        if (printed.Count == 0 || printed.Count > Width)
            return null;
        return Embed(printed);
    }

    /// <summary>The only way in which the printed headings are a part of the form's; null where there is no or more than one way.</summary>
    private static List<int>? Embed(List<int> printed)
    {
        int[] first = new int[printed.Count];
        int[] last = new int[printed.Count];
        int column = 0;
        for (int i = 0; i < printed.Count; i++, column++)
        {
            while (column < Width && column % GroupWidth != printed[i])
                column++;
            if (column >= Width)
                return null;
            first[i] = column;
        }
        column = Width - 1;
        for (int i = printed.Count - 1; i >= 0; i--, column--)
        {
            while (column >= 0 && column % GroupWidth != printed[i])
                column--;
            if (column < 0)
                return null;
            last[i] = column;
        }
        return first.SequenceEqual(last) ? [.. first] : null;
    }
}
