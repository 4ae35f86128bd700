using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using GovReportArchive.Collecting.Journals;
using GovReportArchive.Composition;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Missing;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>missing</c>: which agencies should have reported and are not held.</summary>
internal static class MissingCommand
{
    private const int UsualAgencies = 100;

    public static Command Create(Terminal terminal)
    {
        Option<string[]> basis = new("--basis") { Description = "只看这种依据：" + string.Join("、", MissingBasis.All.Select(basis => $"{basis.Value}（{basis.Label}）")) + "；可重复", HelpName = "依据" };
        basis.AcceptOnlyFromAmong([.. MissingBasis.All.Select(basis => basis.Value)]);
        Option<bool> all = new("--all") { Description = "全国：也列没有收录任何报告的地方" };
        Option<string> format = new("--format") { Description = "table、csv 或 json（每个机关一行，与接口相同）", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "csv", "json");
        Option<int?> limit = new("--limit") { Description = "至多列几个机关（缺省 table 100，其他不限）", HelpName = "个数" };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 1) result.AddError("--limit 应为 1 或更大的整数。");
        });
        Option<bool> sources = new("--sources") { Description = "只列网址，每个一次，为 govreport collect 的来源表（CSV）" };
        Option<bool> mark = new("--bom") { Description = "csv 前加 BOM，供 Excel 打开" };
        Command command = new("missing", """
            应有年度报告而本库没有收录的机关，按地区、类型和年度。没有收录不说明没有发布。
            依据：本机关收有其他年度的（own）；地名表中的各级人民政府（gazetteer）；同省同级的多数地方收有而此处没有的部门（siblings）。
            缺省只看收有报告的地方；写了 --region 则看该地区全部，--all 则看全国。拿不准的标“？”并说明；已撤下的不算。

            例：
              govreport missing --region 伊春市 --year 2024
              govreport missing --basis own --format csv --bom > 未收.csv
              govreport missing --sources > 来源.csv && govreport collect 来源.csv --contact archive@example.org
            """) { basis, all, format, limit, sources, mark };
        FilterOptions filters = new(command, SearchKinds.Agencies);
        command.Options.First(option => option.Name == "--agencyType").Aliases.Add("--type");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using OpenArchive archive = ArchiveLocation.OpenExisting(parsed);
            int? most = parsed.GetValue(limit);
            Journal journal = new(new JournalFile(archive.Options.CorpusDirectory), TimeProvider.System);
            MissingQuestion question = new() { Filters = filters.Of(parsed), Bases = parsed.GetValue(basis) ?? [], All = parsed.GetValue(all), Limit = most ?? UsualAgencies };
            if (!parsed.GetValue(sources) && parsed.GetValue(format) is "table") Tell(terminal, archive.Missing.Search(question));
            else
            {
                IEnumerable<MissingAgency> agencies = archive.Missing.All(question);
                if (most is int some) agencies = agencies.Take(some);
                await terminal.Out.FlushAsync(cancellationToken).ConfigureAwait(false);
                if (parsed.GetValue(sources)) await TellSourcesAsync(terminal, agencies.Select(agency => FromFirstPage(agency, journal)), parsed.GetValue(mark), cancellationToken).ConfigureAwait(false);
                else if (parsed.GetValue(format) is "csv")
                    await MissingCsv.Years.WriteAsync(terminal.Output, MissingCsv.Lines(agencies), parsed.GetValue(mark), forPeople: false, cancellationToken: cancellationToken).ConfigureAwait(false);
                else foreach (MissingAgency agency in agencies) await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(agency, RecordJson.Options)).ConfigureAwait(false);
            }

            return Cli.Well;
        });
        return command;
    }

    // Reports hang on further pages, too, which change with every new report; a source begins at the first.
    private static MissingAgency FromFirstPage(MissingAgency agency, Journal journal) =>
        agency.Source is { } source && journal.SourceOfPage(source.Address) is { } first ? agency with { Source = source with { Address = first } } : agency;

    private static async Task TellSourcesAsync(Terminal terminal, IEnumerable<MissingAgency> agencies, bool mark, CancellationToken cancellationToken)
    {
        int without = 0;
        IEnumerable<MissingAgency> counted = agencies.Select(agency =>
        {
            without += agency.Source is null ? 1 : 0;
            return agency;
        });
        await MissingCsv.Sources.WriteAsync(terminal.Output, MissingCsv.WithAddresses(counted), mark, forPeople: false, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (without > 0) await terminal.Error.WriteLineAsync(FormattableString.Invariant($"另有 {without} 个机关不知道网址，没有列出；请查其门户网站，自行补入来源表。")).ConfigureAwait(false);
    }

    private static void Tell(Terminal terminal, MissingAnswer answer)
    {
        foreach (MissingAgency agency in answer.Items)
        {
            terminal.Out.WriteLine($"{agency.Name}  [{agency.Agency ?? "尚无标识"}]  {agency.Place ?? (agency.Level is "national" ? "全国" : "地区不明")}");
            foreach (IGrouping<(string Basis, string Why, string Doubts), MissingYear> same in agency.Years.GroupBy(year => (year.Basis, year.Why, string.Concat(year.Doubts))))
                terminal.Out.WriteLine($"  {(same.First().Sure ? "　" : "？")}{YearSpans.Of([.. same.Select(year => year.Year)])}  {Labels.Of(MissingBasis.All, same.Key.Basis)}：{same.Key.Why}{same.Key.Doubts}");
            if (agency.Withdrawn.Count > 0) terminal.Out.WriteLine($"    {YearSpans.Of(agency.Withdrawn)}  已撤下，不算未收");
            if (agency.Source is { } source) terminal.Out.WriteLine($"    {Labels.Of(MissingSource.Kinds, source.Kind)}：{source.Address}");
        }

        if (answer.Items.Count < answer.Total) terminal.Out.WriteLine(FormattableString.Invariant($"…… 共 {answer.Total} 个机关，列出 {answer.Items.Count} 个；--limit 可列更多，--format csv 列全部"));
        foreach (MissingInYear year in answer.Years)
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{year.Year}\t未收 {year.Missing}（其中拿不准 {year.Unsure}）{(year.Withdrawn > 0 ? string.Create(CultureInfo.InvariantCulture, $"\t已撤下 {year.Withdrawn}") : "")}"));
        terminal.Out.WriteLine(FormattableString.Invariant($"共 {answer.Total} 个机关；未收是本库没有收录，不说明没有发布"));
    }
}
