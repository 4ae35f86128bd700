using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Reports.Tests.Tables.Printing;

/// <summary>A table written down in a test, one line a row and cells between bars, laid out the way a file type or converter leaves it.</summary>
internal static class WrittenTable
{
    public static readonly string[] Layouts = ["grid", "tabs", "bars", "one cell a line", "one cell a line before bars", "spaces"];

    /// <summary>A report with a title, one section heading and the table; a line without a bar inside is a line of prose.</summary>
    /// <param name="layout">One of <see cref="Layouts"/>.</param>
    /// <param name="table">Rows.</param>
    /// <param name="title">The report's title.</param>
    public static SourceDocument Report(string layout, string table, string title = "沐阳县教育局2022年政府信息公开工作年度报告")
    {
        List<Block> blocks = [new Paragraph(title)];
        List<string[]> rows = [];
        foreach (string line in table.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            if (line.Contains('|', StringComparison.Ordinal))
            {
                rows.Add([.. line.Split('|').Select(cell => cell.Trim())]);
                continue;
            }
            blocks.AddRange(Blocks(layout, rows));
            rows.Clear();
            blocks.Add(new Paragraph(line));
        }
        blocks.AddRange(Blocks(layout, rows));
        return TextDocument.Of(blocks);
    }

    private static IEnumerable<Block> Blocks(string layout, List<string[]> rows)
    {
        if (rows.Count == 0)
            return [];
        if (layout == "grid")
            return [new Table([.. rows.Select(row => new TableRow([.. row.Select((cell, column) => new TableCell(cell, column, 1, 1))]))])];
        return TableLayouts.Lines(layout switch
        {
            "tabs" => rows.Select(row => string.Join('\t', row)),
            "bars" => rows.Select(row => $"| {string.Join(" | ", row)} |"),
            "spaces" => rows.Select(row => string.Join("  ", row.Where(cell => cell.Length > 0))),
            "one cell a line before bars" => rows.SelectMany(row => row.Select(cell => cell + " |")),
            _ => rows.SelectMany(row => row.Where(cell => cell.Length > 0)),
        });
    }
}
