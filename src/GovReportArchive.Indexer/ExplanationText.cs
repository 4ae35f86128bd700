using System.Globalization;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Reports;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Regions;
using GovReportArchive.Reports.Tables;

namespace GovReportArchive.Indexer;

/// <summary>Writes what a record rests on: who and where, the numbers table by table under the source's own words, the items with the rules of their
/// roles, the checks.</summary>
internal sealed class ExplanationText(TextWriter output)
{
    private const int MostCandidates = 6;
    private const int LongestItem = 60;

    private static readonly Dictionary<string, string> States = new(StringComparer.Ordinal)
    {
        ["blank"] = "空白",
        ["slash"] = "斜线",
        ["dash"] = "短横",
        ["none"] = "无",
        ["undecided"] = "未定",
        ["missing"] = "缺",
        ["implied"] = "推得",
        ["remark"] = "备注",
    };

    private static readonly (string State, string Label)[] CheckStates =
        [(CheckRunner.Ok, "成立"), (CheckRunner.Fail, "不成立"), (CheckRunner.NotAssessable, "不能核对"), ("notApplicable", "不适用")];

    /// <summary>Writes one file's explanation. The file must have a record.</summary>
    public void Write(ParsedFile file)
    {
        ReportRecord record = file.Record!;
        ReadingExplanation explanation = file.Explanation!;
        output.WriteLine($"{file.Path}");
        output.WriteLine($"  {record.Title}　表式 {record.Form}　数字 {record.Counts.Count.ToString(CultureInfo.InvariantCulture)} 个");
        WriteWho(record, explanation);
        foreach (IGrouping<(int, string), CountExplanation> table in explanation.Counts.GroupBy(count => (count.TableNumber, count.Table)))
        {
            output.WriteLine();
            output.WriteLine($"第{Number(table.Key.Item1)}张表　{FormTables.Title(table.Key.Item2)}");
            foreach (IGrouping<(Place, string), CountExplanation> row in table.GroupBy(count => (count.At with { Col = null }, RowName(count))))
                WriteRow([.. row], record);
        }

        WriteOthers(record);
        WritePassages(record);
        WriteChecks(record);
        WriteRules(explanation);
        WriteWarnings(explanation);
        output.WriteLine();
    }

    private void WriteWho(ReportRecord record, ReadingExplanation explanation)
    {
        string source = explanation.AgencyRule is { } rule ? $"（据{rule.Label}）" : "";
        output.WriteLine($"  机关 {record.Agency.Name}{source}");
        if (record.Region is not { } region) return;
        string basis = region.Basis.Count == 0 ? "" : $"（据{string.Join("、", region.Basis.Select(RegionBases.Label))}）";
        output.WriteLine($"  地区 {region.Province}{region.City}{region.County}{region.Township} {region.Code ?? "无代码"}{basis}");
    }

    private void WritePassages(ReportRecord record)
    {
        int section = 0;
        foreach (PassageExplanation item in PassageExplanation.Of(record))
        {
            if (item.Section != section)
            {
                output.WriteLine();
                output.WriteLine($"条目　{record.Sections.First(one => one.N == item.Section).Heading ?? "引言"}");
                section = item.Section;
            }

            string role = FilterLabels.Roles.First(known => string.Equals(known.Value, item.Role.ToString(), StringComparison.OrdinalIgnoreCase)).Label;
            output.WriteLine($"  {role}　{item.Rule}（{RoleTable.Meaning(item.Rule)}）　{Cut(item.Text)}");
        }
    }

    private static string Cut(string text) => text.Length <= LongestItem ? text : string.Concat(text.AsSpan(0, LongestItem), "…");

    private void WriteRow(CountExplanation[] row, ReportRecord record)
    {
        output.WriteLine($"  {Where(row[0].At with { Col = null })}　原文：{row[0].Quote}");
        IEnumerable<string> cells = row.Select(count =>
        {
            string raw = record.Cells.ContainsKey(count.Key) ? $"（原文“{count.Raw}”）" : "";
            string basis = count.Basis is null ? "" : $"（据{(count.Basis is "prose" ? "正文" : " " + count.Basis)}）";
            return $"{count.Column} {Number(count.Value)}{raw}{basis}".TrimStart();
        });
        output.WriteLine($"      {RowName(row[0])}：{string.Join("，", cells)}");
    }

    private static string RowName(CountExplanation count)
    {
        string label = Label(count.Key);
        return count.Column is { } column && label.EndsWith("·" + column, StringComparison.Ordinal) ? label[..^(column.Length + 1)] : label;
    }

    /// <summary>Cells without a number, by what stands in them, and the rows that can be read in several ways.</summary>
    private void WriteOthers(ReportRecord record)
    {
        ILookup<string, string> others = record.Cells.Where(cell => cell.Value.State != "remark").ToLookup(cell => cell.Value.State, cell => cell.Key);
        if (others.Count == 0) return;
        output.WriteLine();
        output.WriteLine("没有采用数字的单元格");
        foreach (IGrouping<string, string> state in others)
            output.WriteLine($"  {States[state.Key]}：{string.Join("；", state.Select(Label))}");
        foreach ((string key, UndecidedRow row) in record.Rows)
        {
            string candidates = string.Join("　", row.Candidates.Take(MostCandidates).Select(numbers => string.Join('/', numbers.Select(Number))));
            output.WriteLine($"  {key} 原文“{row.Raw}”，可读作：{candidates}{(row.Candidates.Count > MostCandidates ? " …" : "")}");
        }
    }

    private void WriteChecks(ReportRecord record)
    {
        if (record.Checks.Count == 0) return;
        output.WriteLine();
        output.WriteLine("勾稽关系");
        foreach (IGrouping<string, Check> rule in record.Checks.GroupBy(check => check.Rule))
        {
            IEnumerable<string> states = CheckStates.Select(state => (state.Label, Count: rule.Count(check => check.State == state.State))).Where(state => state.Count > 0)
                .Select(state => FormattableString.Invariant($"{state.Label} {state.Count}"));
            string[] reasons = [.. rule.Where(check => check.State == CheckRunner.NotAssessable).Select(CheckReasons.Text).Distinct(StringComparer.Ordinal)];
            output.WriteLine($"  {rule.Key}（{CheckRules.Find(rule.Key)?.Label ?? rule.Key}）　{string.Join("，", states)}{(reasons.Length == 0 ? "" : "：" + string.Join("；", reasons))}");
        }

        Check[] failed = [.. record.Checks.Where(check => check.State == CheckRunner.Fail)];
        if (failed.Length == 0) return;
        output.WriteLine();
        output.WriteLine("不成立的勾稽关系");
        foreach (Check check in failed)
        {
            string sides = check.Left is { } left && check.Right is { } right ? $"：{Number(left)} ≠ {Number(right)}" : "";
            output.WriteLine($"  {check.Rule} {check.Column}{sides}{(check.Quote is null ? "" : $"　原文：{check.Quote}")}");
        }
    }

    /// <summary>The rules of reading that held; those of items and checks stand with these.</summary>
    private void WriteRules(ReadingExplanation explanation)
    {
        output.WriteLine();
        output.WriteLine("读取所依的规则");
        foreach (RuleUse rule in RuleUse.OfReading(explanation)) output.WriteLine($"  {rule.Name}（{rule.Label}）　{Number(rule.Count)} 次");
    }

    private void WriteWarnings(ReadingExplanation explanation)
    {
        if (explanation.Warnings.Count == 0) return;
        output.WriteLine();
        output.WriteLine("提示");
        foreach (WarningExplanation explained in explanation.Warnings)
        {
            string where = explained.Warning.At is { } at ? Where(at) : "全文";
            output.WriteLine($"  {where}　{explained.Warning.Message}（{explained.Warning.Code}）");
            if (explained.Quote is { Length: > 0 } quote) output.WriteLine($"      原文：{quote}");
        }
    }

    private static string Label(string key) => CountCatalog.Find(key)?.Label ?? key;

    /// <summary>Places count from 1 for people.</summary>
    private static string Where(Place at) =>
        $"第{Number(at.Block + 1)}块" + (at.Row is { } row ? $"第{Number(row + 1)}行" : "") + (at.Col is { } col ? $"第{Number(col + 1)}格" : "");

    private static string Number(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);
}
