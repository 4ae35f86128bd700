using System.Globalization;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Drafts;

/// <summary>Rows, cells and numbers that one table of a draft lacks.</summary>
/// <remarks>Few rows are told one by one. Many with the same gap have one cause, such as a lost column, and are one finding.</remarks>
internal sealed class TableGaps(ReportRecord record, string title, CellPlaces places)
{
    private const int MostSingly = 3;
    private const int MostReadings = 3;

    /// <summary>A row key: a count's key without its column.</summary>
    public static string RowOf(string key) => key[..key.LastIndexOf('.')];

    /// <summary>Tells the gaps of the table's cells.</summary>
    public void Tell(IReadOnlyList<string> keys, DraftFindings findings)
    {
        string[][] rows = [.. keys.GroupBy(RowOf, StringComparer.Ordinal).Select(row => row.ToArray())];
        string[][] absent = [.. rows.Where(row => Array.TrueForAll(row, IsLost))];
        Absent(absent, findings);
        rows = [.. rows.Except(absent)];
        Undecided(Having(rows, key => Sign(key) == "undecided"), findings);
        Lost(Having(rows, IsLost), findings);
        foreach (string sign in DraftTables.Signs.Keys) Signed(sign, Having(rows, key => Sign(key) == sign), findings);
    }

    private void Absent(string[][] rows, DraftFindings findings)
    {
        const string action = "请按格式补上；没有发生的填 0。";
        if (rows.Length > MostSingly)
            findings.Error("table.rowMissing", $"“{title}”表缺少 {Rows(rows)}。", action, places.Of([.. rows.SelectMany(row => row)]));
        else
            foreach (string[] row in rows) findings.Error("table.rowMissing", $"“{title}”表缺少“{Name(row)}”一行。", action, places.Of(row));
    }

    private void Undecided(string[][] rows, DraftFindings findings)
    {
        const string action = "请检查单元格之间是否有分隔；从文档复制时请保留表格。";
        if (rows.Length > MostSingly)
        {
            findings.Remind("table.undecided", $"“{title}”表有 {Rows(rows)}的数字分不清属于哪一格。", action, places.Of([.. rows.SelectMany(row => row)]));
            return;
        }

        foreach (string[] row in rows)
        {
            UndecidedRow? open = record.Rows.GetValueOrDefault(RowOf(row[0]));
            string ways = open is { Candidates.Count: > 1 }
                ? string.Create(CultureInfo.InvariantCulture, $"，可读作 {string.Join(" 或 ", open.Candidates.Take(MostReadings).Select(reading => string.Join('、', reading)))}{(open.Candidates.Count > MostReadings ? " 等" : "")}")
                : "";
            findings.Remind("table.undecided", $"“{Name(row)}”一行的数字分不清属于哪一格{ways}。", action, places.Of(row, open?.Raw));
        }
    }

    private void Lost(string[][] rows, DraftFindings findings)
    {
        const string action = "请补齐单元格；没有发生的填 0。";
        if (rows.Length > MostSingly)
        {
            string[] columns = [.. rows.SelectMany(row => row.Select(ColumnOf)).Distinct(StringComparer.Ordinal)];
            findings.Error(
                "table.cellMissing", $"“{title}”表有 {Rows(rows)}缺少{(columns.Length == 1 ? $"“{columns[0]}”" : "单元")}格。", action,
                places.Of([.. rows.SelectMany(row => row)]));
            return;
        }

        foreach (string[] row in rows)
        {
            string forced = string.Concat(row.Select(key => record.Cells.GetValueOrDefault(key)).OfType<CellState>().Where(cell => cell.Value is not null)
                .Take(1).Select(cell => string.Create(CultureInfo.InvariantCulture, $"；按勾稽关系应为 {cell.Value:0.####}")));
            findings.Error("table.cellMissing", $"“{Name(row)}”一行缺少 {Cells(row)}{forced}。", action, places.Of(row));
        }
    }

    private void Signed(string sign, string[][] rows, DraftFindings findings)
    {
        const string action = "没有发生的请填 0；确实不统计的请在正文说明。";
        string what = DraftTables.Signs[sign];
        if (rows.Length > MostSingly)
        {
            findings.Remind(
                "cell." + sign, string.Create(CultureInfo.InvariantCulture, $"“{title}”表有 {Rows(rows)}共 {rows.Sum(row => row.Length)} 格是{what}，不是数字；读者和统计都不会把它当作 0。"),
                action, places.Of([.. rows.SelectMany(row => row)]));
            return;
        }

        foreach (string[] row in rows)
        {
            findings.Remind(
                "cell." + sign, $"“{Name(row)}”一行的 {Cells(row)}是{what}，不是数字；读者和统计都不会把它当作 0。", action,
                places.Of(row, record.Cells[row[0]].Raw is { Length: > 0 } raw ? raw : null));
        }
    }

    private static string[][] Having(string[][] rows, Predicate<string> gap) => [.. rows.Select(row => Array.FindAll(row, gap)).Where(row => row.Length > 0)];

    private bool IsLost(string key) => !record.Counts.ContainsKey(key) && record.Cells.GetValueOrDefault(key) is null or { State: "missing" or "implied" };

    private string? Sign(string key) => record.Counts.ContainsKey(key) ? null : record.Cells.GetValueOrDefault(key)?.State;

    private static string Rows(string[][] rows) =>
        string.Create(CultureInfo.InvariantCulture, $"{rows.Length} 行（{string.Join('、', rows.Take(MostSingly).Select(Name))}{(rows.Length > MostSingly ? "等" : "")}）");

    private static string Cells(string[] keys) => keys.Length > 3
        ? string.Create(CultureInfo.InvariantCulture, $"{string.Join('、', keys.Take(3).Select(ColumnOf))}等 {keys.Length} 格")
        : string.Join('、', keys.Select(ColumnOf)) + (keys.Length == 1 ? "格" : "各格");

    private static string Name(string[] row) => CountNames.Row(RowOf(row[0]));

    private static string ColumnOf(string key) => CountNames.Of(key).Split('·')[^1];
}
