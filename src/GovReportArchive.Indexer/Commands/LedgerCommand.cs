using System.CommandLine;
using System.Text.Json;
using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Composition;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Histories;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>ledger [AGENCY]</c>: what must agree between the reports of successive years.</summary>
internal static class LedgerCommand
{
    private const int MostNamed = 20;

    public static Command Create(Terminal terminal)
    {
        Argument<string?> agency = new("AGENCY") { Description = "机关标识、名称或名称的一部分；不写则查全部机关", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> all = new("--all") { Description = "也列出相符的和不能核对的" };
        Option<bool> json = new("--json") { Description = "以 JSON 输出，每个机关一行，与接口相同" };
        Command command = new("ledger", """
            跨年勾稽：上年结转、现行有效件数、历年累计是否与上一年度的报告衔接；其间未收录的年度、所载发布日期是否晚于期限、数字的突变。
            退出码：0 印出的数字都衔接，3 有两个年度的数字互相矛盾（缺年、逾期和突变不算），1 档案库不能用，2 用法不对。

            例：
              govreport ledger 伊美区民政局
              govreport ledger 230717/民政局 --all
              govreport ledger --json > 跨年勾稽.ndjson
            """) { agency, all, json };
        command.SetAction((parsed, cancellationToken) =>
        {
            using OpenArchive archive = ArchiveLocation.OpenExisting(parsed);
            bool breaks = false;
            LedgerTable table = new(terminal, parsed.GetValue(all));
            foreach (string id in Ids(archive, parsed.GetValue(agency)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (archive.History.LedgerOf(id) is not AgencyLedger ledger) continue;
                breaks |= ledger.HasBreaks;
                if (parsed.GetValue(json)) terminal.Out.WriteLine(JsonSerializer.Serialize(ledger, RecordJson.Options));
                else table.Tell(ledger);
            }

            if (!parsed.GetValue(json)) table.TellSum();
            return Task.FromResult(breaks ? Cli.Differs : Cli.Well);
        });
        return command;
    }

    private static IEnumerable<string> Ids(OpenArchive archive, string? text)
    {
        if (text is null) return archive.Holdings.AgencyIds();
        IReadOnlyList<string> ids = archive.Holdings.AgenciesNamed(text.Trim(), MostNamed);
        return ids.Count switch
        {
            0 => throw new UsageException($"档案库中没有名称含“{text}”的机关。"),
            1 => ids,
            _ => throw new UsageException($"“{text}”可以指 {string.Join("、", ids)}{(ids.Count == MostNamed ? " 等" : "")}；请写标识。"),
        };
    }
}

/// <summary>Writes ledgers as lines of a table.</summary>
internal sealed class LedgerTable(Terminal terminal, bool all)
{
    private readonly SortedDictionary<string, int> _fails = new(StringComparer.Ordinal);
    private int _agencies;
    private int _reports;

    public void Tell(AgencyLedger ledger)
    {
        _agencies++;
        _reports += ledger.Reports.Count;
        LedgerFinding[] shown = [.. ledger.Findings.Where(finding => all || finding.State == CheckRunner.Fail)];
        foreach (LedgerFinding finding in ledger.Findings.Where(finding => finding.State == CheckRunner.Fail))
            _fails[finding.Rule] = _fails.GetValueOrDefault(finding.Rule) + 1;
        if (shown.Length == 0) return;
        terminal.Out.WriteLine($"{ledger.Agency.Name}  [{ledger.Agency.Id}]  {string.Join('、', ledger.Reports.Select(report => report.Year).Distinct())}");
        foreach (LedgerFinding finding in shown)
            terminal.Out.WriteLine(FormattableString.Invariant($"  {finding.Years[^1]}  {State(finding)}  {LedgerText.Of(finding)}  [{finding.Report}]"));
    }

    public void TellSum()
    {
        string fails = _fails.Count == 0 ? "没有不符" : string.Join("，", _fails.Select(rule => FormattableString.Invariant($"{LedgerRules.Find(rule.Key)!.Fail} {rule.Value}")));
        terminal.Out.WriteLine(FormattableString.Invariant($"共 {_agencies} 个机关、{_reports} 份报告：{fails}"));
    }

    private static string State(LedgerFinding finding) => FilterLabels.State(finding.State);
}
