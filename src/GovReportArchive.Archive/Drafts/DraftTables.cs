using System.Globalization;
using GovReportArchive.Archive.Ledger;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Archive.Drafts;

/// <summary>The statutory tables of a draft: whether they are there, filled with numbers, and add up.</summary>
internal static class DraftTables
{
    private const int MostReadings = 3;

    /// <summary>Signs where the form wants a number, in words.</summary>
    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
    {
        ["blank"] = "空白",
        ["slash"] = "“/”",
        ["dash"] = "短横",
        ["none"] = "“无”",
    };

    public static void Check(ReportRecord record, DraftFindings findings)
    {
        string form = record.Year is int year ? LedgerEquations.FormOf(year) : FormIds.Form2021;
        if (form is FormIds.Form2021 or FormIds.Form2019) Complete(record, form, findings);
        foreach (Check check in record.Checks) Told(check, record, findings);
    }

    private static void Complete(ReportRecord record, string form, DraftFindings findings)
    {
        if (record.Form != form && record.Form is FormIds.Form2021 or FormIds.Form2019 && record.Form != form)
        {
            findings.Error(
                "form.other", $"表格是{record.Form}年格式，{record.Year?.ToString(CultureInfo.InvariantCulture)}年度报告应使用{form}年格式。",
                "请换用" + (form == FormIds.Form2021 ? "国办公开办函〔2021〕30号" : "国办公开办函〔2019〕60号") + "所附格式。");
        }

        foreach (LayoutTable table in FormLayout.Of(form).Tables)
        {
            string[] keys = [.. table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Key).OfType<string>()];
            // A form that counts other things in the same rows shares their beginnings only.
            if (!keys.Any(key => IsThere(record, key)))
            {
                findings.Error("table.missing", $"没有读到“{table.Title}”表。", "请补上该表；图片形式的表格读不出来，请改用文字表格。", new DraftPlace(table.Title));
                continue;
            }

            int before = findings.All.Count;
            foreach (IGrouping<string, string> row in keys.GroupBy(RowOf, StringComparer.Ordinal)) Row(record, table, row.Key, [.. row], findings);
            if (findings.All.Count == before) findings.Pass("table." + table.Id, $"“{table.Title}”表各行各格都有数字");
        }
    }

    private static void Row(ReportRecord record, LayoutTable table, string row, string[] keys, DraftFindings findings)
    {
        string name = CountNames.Row(row);
        DraftPlace Place(IEnumerable<string> cells, string? quote = null) => new(table.Title, name, string.Join('、', cells.Select(ColumnOf)), quote);
        if (Array.TrueForAll(keys, key => !record.Counts.ContainsKey(key) && record.Cells.GetValueOrDefault(key) is null or { State: "missing" or "implied" }))
        {
            findings.Error("table.rowMissing", $"“{table.Title}”表缺少“{name}”一行。", "请按格式补上这一行；没有发生的填 0。", new DraftPlace(table.Title, name));
            return;
        }

        string[] undecided = [.. keys.Where(key => record.Cells.GetValueOrDefault(key) is { State: "undecided" } && !record.Counts.ContainsKey(key))];
        if (undecided.Length > 0)
        {
            UndecidedRow? open = record.Rows.GetValueOrDefault(row);
            string ways = open is { Candidates.Count: > 1 }
                ? string.Create(CultureInfo.InvariantCulture, $"，可读作 {string.Join(" 或 ", open.Candidates.Take(MostReadings).Select(reading => string.Join('、', reading)))}{(open.Candidates.Count > MostReadings ? " 等" : "")}")
                : "";
            findings.Remind(
                "table.undecided", $"“{name}”一行的数字分不清属于哪一格{ways}。", "请检查单元格之间是否有分隔；从文档复制时请保留表格。", Place(undecided, open?.Raw));
        }

        string[] lost = [.. keys.Where(key => !record.Counts.ContainsKey(key) && record.Cells.GetValueOrDefault(key) is null or { State: "missing" or "implied" })];
        if (lost.Length > 0)
        {
            string forced = string.Concat(lost.Select(key => record.Cells.GetValueOrDefault(key)).OfType<CellState>().Where(cell => cell.Value is not null)
                .Take(1).Select(cell => string.Create(CultureInfo.InvariantCulture, $"；按勾稽关系应为 {cell.Value:0.####}")));
            findings.Error("table.cellMissing", $"“{name}”一行缺少 {Cells(lost)}{forced}。", "请补齐单元格；没有发生的填 0。", Place(lost));
        }

        foreach (IGrouping<string, string> sign in keys.Where(key => !record.Counts.ContainsKey(key)).GroupBy(key => record.Cells.GetValueOrDefault(key)?.State ?? "", StringComparer.Ordinal))
        {
            if (!Signs.TryGetValue(sign.Key, out string? what)) continue;
            findings.Remind(
                "cell." + sign.Key, $"“{name}”一行的 {Cells([.. sign])}是{what}，不是数字；读者和统计都不会把它当作 0。",
                "没有发生的请填 0；确实不统计的请在正文说明。", Place(sign, record.Cells[sign.First()].Raw is { Length: > 0 } raw ? raw : null));
        }
    }

    private static void Told(Check check, ReportRecord record, DraftFindings findings)
    {
        if (check.State == CheckRunner.Ok)
        {
            findings.Pass(check.Rule, CheckText.Name(check with { Column = null }));
        }
        else if (check.State == CheckRunner.Fail)
        {
            bool prose = check.Quote is not null || check.Rule.StartsWith("prose.", StringComparison.Ordinal) || check.Rule.StartsWith("sections.", StringComparison.Ordinal);
            findings.Error(check.Rule, CheckText.Failure(check), prose ? "请核对正文与表格，改正有误的一处。" : "请核对原始台账，改正有误的数字。", PlaceOf(check, record));
        }
        else
        {
            findings.Leave($"{CheckText.Name(check)}：所需的格没有数字，或正文所指不明，未核对。");
        }
    }

    private static DraftPlace PlaceOf(Check check, ReportRecord record)
    {
        if (check.Quote is { } quote)
            return new DraftPlace(record.Sections.FirstOrDefault(section => section.Text.Contains(quote, StringComparison.Ordinal))?.Heading, Quote: DraftFindings.Quote(quote));
        string[] keys = [.. CheckCells.Of(check)];
        string? table = keys.Length == 0 ? null : FormLayout.For(record).Tables
            .FirstOrDefault(candidate => candidate.Rows.Any(row => row.Cells.Any(cell => cell.Key == keys[0])))?.Title;
        return new DraftPlace(
            table, keys.Length == 0 ? null : string.Join('、', keys.Select(key => CountNames.Row(RowOf(key))).Distinct()),
            keys.Length == 0 ? null : string.Join('、', keys.Select(ColumnOf).Distinct()));
    }

    private static string Cells(string[] keys) => keys.Length > 3
        ? string.Create(CultureInfo.InvariantCulture, $"{string.Join('、', keys.Take(3).Select(ColumnOf))}等 {keys.Length} 格")
        : string.Join('、', keys.Select(ColumnOf)) + (keys.Length == 1 ? "格" : "各格");

    private static bool IsThere(ReportRecord record, string key) => record.Counts.ContainsKey(key) || record.Cells.ContainsKey(key) || record.Rows.ContainsKey(RowOf(key));

    private static string RowOf(string key) => key[..key.LastIndexOf('.')];

    private static string ColumnOf(string key) => CountNames.Of(key).Split('·')[^1];
}
