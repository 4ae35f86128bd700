using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using GovReportArchive.Composition;
using GovReportArchive.Drafts;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>check FILE</c>: what is wrong with a draft before it is published.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> file = new("FILE") { Description = "稿件：txt、docx、html，以及能读取的 doc、pdf" };
        Option<bool> json = new("--json") { Description = "以 JSON 输出，与接口相同" };
        Option<string?> agency = new("--agency") { Description = "稿件的机关：标识、全称或其一部分；缺省由稿件读出", HelpName = "AGENCY" };
        Option<int?> year = new("--year") { Description = "报告年度；缺省由稿件读出", HelpName = "YEAR" };
        Option<string?> with = new("--with") { Description = "与哪一份较早的报告比较：报告的标识；缺省为该机关最近的较早报告", HelpName = "ID" };
        Option<bool> all = new("--all") { Description = "列出全部未核对的数和事项；缺省各只列前几个" };
        Command command = new("check", """
            核查尚未公布的稿件：表格勾稽、缺漏与空格、正文与表格、与本机关上年报告的衔接、沿用较早报告和套用他人的文字。稿件不存档。
            没有档案库也能用，只是不能与较早的报告比较。退出码：0 没有错误（可以有提醒），1 有错误，2 稿件不能读取或用法不对。

            例：
              govreport check 2025年报告稿.docx
              govreport check 2025年报告稿.docx --corpus /srv/corpus --json
              govreport check 稿.txt --agency 素溪县民政局 --year 2025
            """) { file, agency, year, with, json, all };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string path = parsed.GetRequiredValue(file);
            using OpenArchive? archive = ArchiveLocation.OpenIfThere(parsed);
            DraftChoice choice = new(parsed.GetValue(agency), parsed.GetValue(year), parsed.GetValue(with));
            DraftAnswer answer = await AnswerAsync(path, archive, choice, cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(json)) await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(answer, RecordJson.Options)).ConfigureAwait(false);
            else Tell(terminal, answer, parsed.GetValue(all));
            return answer.Errors == 0 ? Cli.Well : Cli.Failed;
        });
        return command;
    }

    private static async Task<DraftAnswer> AnswerAsync(string path, OpenArchive? archive, DraftChoice choice, CancellationToken cancellationToken)
    {
        try
        {
            FileInfo info = new(path);
            if (!info.Exists) throw new UsageException($"{path}：没有这个文件。");
            if (info.Length > DraftCheck.LargestFile) throw DraftCheck.TooLarge();
            byte[] bytes = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
            return await (archive?.Drafts ?? new DraftCheck(null, null)).CheckAsync(path, bytes, choice, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is DraftException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}：{error.Message}");
        }
    }

    private static void Tell(Terminal terminal, DraftAnswer answer, bool all)
    {
        TextWriter to = terminal.Out;
        to.WriteLine(answer.Title);
        to.WriteLine($"机关：{(answer.Agency is { } agency ? $"{agency}（{answer.AgencyId}）" : "未写明，可用 --agency 指定")}；年度：{answer.Year?.ToString(CultureInfo.InvariantCulture) ?? "未写明，可用 --year 指定"}");
        if (answer.Agencies.Count > 0)
            to.WriteLine("可能是档案中的：" + string.Join('、', answer.Agencies.Select(agency => $"{agency.Name}（{agency.Id}）")) + "；请用 --agency 指定");
        to.WriteLine(FormattableString.Invariant($"错误 {answer.Errors}，提醒 {answer.Reminders}"));
        to.WriteLine(answer.Examined.Text);
        foreach (DraftFinding finding in answer.Findings)
        {
            to.WriteLine();
            to.WriteLine($"{DraftSeverity.Label(finding.Severity)}  {finding.Message}  [{finding.Code}]");
            if (finding.Place is { } place)
            {
                string where = string.Join(" · ", new[] { place.Section, place.Row, place.Column }.OfType<string>());
                if (where.Length > 0) to.WriteLine($"  位置：{where}");
                if (place.Quote is { } quote) to.WriteLine($"  原文：{quote}");
            }

            if (finding.Source is { } source) to.WriteLine($"  对照：{source.Label}{(source.Quote is { } words ? "“" + words + "”" : "")}  {source.Page}");
            to.WriteLine($"  处理：{finding.Action}{(finding.Fix is { } fix ? $"“{fix.From}”可改为“{fix.To}”。" : "")}");
        }

        to.WriteLine();
        to.WriteLine("核对过的规则（核对过而没有发现，不等于没有错误）：" + string.Join('；', answer.Rules.Select(rule => FormattableString.Invariant($"{rule.Label} {rule.Places} {rule.Unit}"))));
        string[] numbers = [.. answer.Examined.Unchecked.Select(number => number.Quote ?? "")];
        if (numbers.Length > 0) to.WriteLine("未核对的数：" + string.Join('；', Some(numbers, all)) + Rest(numbers, all));

        if (answer.Previous is { } previous)
        {
            to.WriteLine(FormattableString.Invariant(
                $"对照：{previous.Called}，{previous.Title}（正文沿用 {previous.Share * 100:0.#}%，相同 {previous.Kept} 句，改写 {previous.Changed} 句，新写 {previous.New} 句）"));
        }

        if (answer.Boilerplate is { Sentences: > 0 } boilerplate)
        {
            to.WriteLine(FormattableString.Invariant(
                $"套话：{boilerplate.Sentences} 句中有 {boilerplate.Shared} 句与至少 {boilerplate.LeastAgencies} 个其他机关的报告相同（{(double)boilerplate.Shared / boilerplate.Sentences * 100:0.#}%）"));
        }

        foreach (string open in Some(answer.Open, all)) to.WriteLine("未核对：" + open);
        if (Rest(answer.Open, all) is { Length: > 0 } rest) to.WriteLine("未核对：" + rest);
    }

    private const int FirstFew = 5;

    private static IEnumerable<string> Some(IReadOnlyList<string> things, bool all) => all ? things : things.Take(FirstFew);

    private static string Rest(IReadOnlyList<string> things, bool all) =>
        all || things.Count <= FirstFew ? "" : FormattableString.Invariant($"……另有 {things.Count - FirstFew} 个，用 --all 列出");
}
