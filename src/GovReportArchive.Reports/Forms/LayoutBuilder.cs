namespace GovReportArchive.Reports.Forms;

/// <summary>Turns the forms' declarative tables into rows of cells.</summary>
internal static class LayoutBuilder
{
    private const int DisclosureColumns = 4;
    private const int LabelColumns = 3;

    public static LayoutTable Disclosure(IEnumerable<DisclosurePart> parts)
    {
        List<LayoutRow> rows = [];
        foreach (DisclosurePart part in parts)
        {
            rows.Add(new LayoutRow([new LayoutCell(part.Article, ColumnSpan: DisclosureColumns)]));
            rows.Add(Spread([new LayoutCell(DisclosureForm.RowHeading), .. part.Columns.Select(column => new LayoutCell(column.Heading))]));
            rows.AddRange(part.Rows.Select(row => Spread(
                [new LayoutCell(row.Label), .. part.Columns.Select(column => new LayoutCell("", $"{row.Key}.{column.Suffix}"))])));
        }
        return new LayoutTable("disclosure", DisclosureForm.Title, DisclosureColumns, rows);
    }

    /// <summary>Widens the last cells so that a part with fewer columns fills the table's width.</summary>
    private static LayoutRow Spread(List<LayoutCell> cells)
    {
        int missing = DisclosureColumns - cells.Count;
        if (missing > 0)
            cells[^1] = cells[^1] with { ColumnSpan = missing + 1 };
        return new LayoutRow(cells);
    }

    public static LayoutTable Applications(bool closedAsOneRow)
    {
        ApplicationRow[] source = [.. ApplicationsForm.RowsOf(closedAsOneRow)];
        int results = source.Count(row => row.IsResult) + 1;
        List<LayoutRow> rows =
        [
            new([new LayoutCell(ApplicationsForm.Corner, ColumnSpan: LabelColumns, RowSpan: 3),
                new LayoutCell("申请人情况", ColumnSpan: ApplicationsForm.Columns.Length)]),
            new([new LayoutCell(ApplicationsForm.Columns[0].Label, RowSpan: 2),
                new LayoutCell("法人或其他组织", ColumnSpan: ApplicationsForm.Columns.Length - 2),
                new LayoutCell(ApplicationsForm.Columns[^1].Label, RowSpan: 2)]),
            new([.. ApplicationsForm.Columns[1..^1].Select(column => new LayoutCell(column.Label))]),
        ];
        string? group = null;
        foreach (ApplicationRow row in source)
        {
            List<LayoutCell> cells = [];
            if (row.Stem == "granted")
                cells.Add(new LayoutCell(ApplicationsForm.ResultsGroup, RowSpan: results));
            if (row.Group is not null && row.Group != group)
                cells.Add(new LayoutCell(row.Group, RowSpan: source.Count(other => other.Group == row.Group)));
            group = row.Group;
            bool outside = row.Stem is "received" or "carriedIn" or "carriedOut";
            cells.Add(new LayoutCell(row.Ordinal + row.Label, ColumnSpan: outside ? LabelColumns : row.Group is null ? 2 : 1));
            cells.AddRange(ApplicationsForm.Columns.Select(column => new LayoutCell("", $"{row.Key}.{column.Suffix}")));
            rows.Add(new LayoutRow(cells));
        }
        return new LayoutTable("applications", ApplicationsForm.Title, LabelColumns + ApplicationsForm.Columns.Length, rows);
    }

    public static LayoutTable Litigation()
    {
        OutcomeGroup review = LitigationForm.Groups[0];
        OutcomeGroup[] lawsuits = LitigationForm.Groups[1..];
        int width = LitigationForm.Outcomes.Length;
        LayoutCell[] outcomes = [.. LitigationForm.Outcomes.Select(outcome => new LayoutCell(outcome.Label))];
        return new LayoutTable("litigation", LitigationForm.Title, LitigationForm.Keys.Count,
        [
            new([new LayoutCell(review.Heading, ColumnSpan: width),
                new LayoutCell(LitigationForm.LawsuitHeading, ColumnSpan: width * lawsuits.Length)]),
            new([.. outcomes.Select(cell => cell with { RowSpan = 2 }),
                .. lawsuits.Select(lawsuit => new LayoutCell(lawsuit.Heading, ColumnSpan: width))]),
            new([.. lawsuits.SelectMany(_ => outcomes)]),
            new([.. LitigationForm.Keys.Select(key => new LayoutCell("", key))]),
        ]);
    }

    /// <param name="complete">True draws every national row; false only those that the source has.</param>
    /// <param name="has">Whether the source has a key with this prefix.</param>
    /// <param name="cumulative">True adds the column 历年累计.</param>
    public static LayoutTable Statistics(bool complete, Func<string, bool> has, bool cumulative)
    {
        List<LayoutCell> headings = [new("统计指标"), new("单位"), new("统计数")];
        if (cumulative)
            headings.Add(new LayoutCell("历年累计"));
        List<LayoutRow> rows = [new(headings)];
        foreach (StatisticRow row in StatisticsForm.Rows)
        {
            string label = (complete ? row.Ordinal : "") + row.Label;
            if (row.Key is null && complete)
                rows.Add(new LayoutRow([new LayoutCell(label, ColumnSpan: headings.Count)]));
            if (row.Key is null || !((complete && row.National) || has(row.Key)))
                continue;
            List<LayoutCell> cells = [new(label), new(row.Unit), new("", row.Key)];
            if (cumulative)
                cells.Add(new LayoutCell("", row.Key, Cumulative: true));
            rows.Add(new LayoutRow(cells));
        }
        return new LayoutTable("statistics", StatisticsForm.Title, headings.Count, rows);
    }
}
