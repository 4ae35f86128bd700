using System.ComponentModel;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Drafts;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;
using GovReportArchive.Subscriptions;
using GovReportArchive.Web.Api;
using GovReportArchive.Web.Hosting;
using GovReportArchive.Web.Pages;
using GovReportArchive.Wording.Precedents;
using ModelContextProtocol.Server;

namespace GovReportArchive.Web.Assistants;

/// <summary>What assistants can ask of the archive. Each tool is one call of the room that the API asks too.</summary>
/// <remarks>Law: every text of an answer stands in the archive or in what was sent, word for word, or is a rule's own message; everything carries the address of its source.</remarks>
[McpServerToolType]
internal sealed class ArchiveTools(
    ReportSearch reports, PassageSearch passages, PrecedentSearch precedents, DraftCheck drafts, Holdings holdings, PublicAddress address)
{
    private const int LargestLimit = 50;

    [McpServerTool(Name = "search_reports", Title = "检索报告", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("检索政府信息公开工作年度报告。返回总数与一页报告，每份附命中的原文片段和出处地址（page）。引用时请给出 page。Search annual reports of Chinese government agencies on information disclosure.")]
    public FoundReports SearchReports(
        [Description("检索式；加引号为原文包含，支持 AND OR NOT、括号、问题:\"…\"。不给则为全部。")] string? q = null,
        [Description(ToolParameters.Filters)] Dictionary<string, string[]>? filters = null,
        [Description(ToolParameters.Where)] string[]? where = null,
        [Description("score、year、agency、changed 或指标键；前加 - 为降序。")] string? sort = null,
        [Description("每页条数，1 至 50。")] int limit = 10,
        [Description("上一页的 next；其他参数须相同。")] string? cursor = null,
        CancellationToken cancellationToken = default)
    {
        ReportQuery query = Query(q, filters, where, limit, cursor) with { Sort = sort };
        ReportAnswer answer = reports.Answer(query, cancellationToken);
        return new FoundReports(answer.Total, [.. answer.Items.Select(hit => FoundReport.Of(hit, Site))], answer.Next, Site + "/" + QueryString.Create(SavedQuery.Of(query).Parameters().Select(parameter => KeyValuePair.Create(parameter.Name, (string?)parameter.Value))), ExplanationOf(answer));
    }

    [McpServerTool(Name = "search_passages", Title = "检索条目", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("检索报告各部分中的条目（一是……、二是……），如存在的问题与改进措施。返回原文、引注与永久地址；问题附同一报告中应对它的措施。Search single items of reports, such as problems and measures, word for word.")]
    public FoundPassages SearchPassages(
        [Description("检索式，同 search_reports。")] string? q = null,
        [Description(ToolParameters.Filters + "另有 role（problem、measure、achievement、statement）。")] Dictionary<string, string[]>? filters = null,
        [Description(ToolParameters.Where)] string[]? where = null,
        [Description("每页条数，1 至 50。")] int limit = 10,
        [Description("上一页的 next；其他参数须相同。")] string? cursor = null,
        CancellationToken cancellationToken = default)
    {
        PassageAnswer answer = passages.Search(Query(q, filters, where, limit, cursor), cancellationToken: cancellationToken);
        return new FoundPassages(answer.Total, [.. answer.Items.Select(hit => FoundPassage.Of(hit, Site))], answer.Next);
    }

    [McpServerTool(Name = "get_report", Title = "一份报告", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("一份报告的原文与指标。0、空白、“/”与未收录互不相同：印有数字时 state 为 number；没有印出数字时 value 为 null，state 说明格中是什么。每个指标附永久地址（page）。The text and counts of one report.")]
    public ReadReport GetReport(
        [Description("报告标识，取自检索结果的 id。")] string id,
        [Description("版本号；缺省为最新。")] int? version = null,
        [Description("只要这些部分（overview、disclosure、applications、litigation、problems、other 等）；缺省为全部。")] string[]? sections = null,
        [Description("要哪些指标：键或键的开头，如 [\"applications.received.\"]；缺省为不列。")] string[]? counts = null)
    {
        ReportLookup found = ReportLookup.Find(holdings, id, version);
        if (found.Canonical is { } canonical) found = ReportLookup.Find(holdings, canonical, version);
        if (found.Gone is { } gone) throw new QueryParameterException("id", $"报告 {gone.Id} 已撤下：{gone.Reason}");
        StoredReport report = found.Report ?? throw new QueryParameterException("id", found.Missing);
        ReportRecord record = report.Record;
        return new ReadReport(
            report.Id, record.Title, record.Agency.Name, record.Year, report.Version, report.Versions, record.Published?.Date,
            [.. record.Sections.Where(section => sections is not { Length: > 0 } || sections.Contains(section.Kind)).Select(section => new ReadSection(section.Kind, section.Heading, section.Text))],
            [.. CountCatalog.All.Where(count => counts?.Any(wanted => count.Key.StartsWith(wanted, StringComparison.Ordinal)) == true).Select(count => CountOf(report, count)).OfType<ReadCount>()],
            [.. record.Checks.Where(check => check.State == CheckRunner.Fail).Select(check => new FailedCheck(check.Rule, CheckRules.Find(check.Rule)?.Label ?? check.Rule, check.Column, check.Left, check.Right))],
            Site + Addresses.Version(report.Id, report.Version), Site + ReportEndpoints.Address(report.Id) + FormattableString.Invariant($"?version={report.Version}"), record.Source.Url);
    }

    [McpServerTool(Name = "find_precedents", Title = "先例", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("对一段文字的每一句，给出已公布的报告中措辞最接近的条目，附引注与永久地址。所提交的文字不存储、不记入日志。Published items that are worded most like a text; the text is not kept.")]
    public FoundPrecedents FindPrecedents(
        [Description("文字，最多 4000 个字符、30 句。")] string text,
        [Description(ToolParameters.Filters)] Dictionary<string, string[]>? filters = null,
        [Description("每句最多几条，1 至 20。")] int limit = 5,
        CancellationToken cancellationToken = default) => new(
        [
            .. precedents.Find(text, ToolParameters.Of(filters), limit, fold: true, cancellationToken).Sentences.Select(sentence => new SentenceWithPrecedents(
                sentence.Start, sentence.Length, [.. sentence.Passages.Select(precedent => new FoundPrecedent(precedent.Similarity, FoundPassage.Of(precedent.Passage, Site)))])),
        ]);

    [McpServerTool(Name = "check_draft", Title = "稿件核查", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("核查尚未公布的年度报告稿：表格勾稽、缺漏、正文与表格、与上年报告的衔接。没有发现不表示稿件没有错误，examined 与 open 说明核对了什么、没有核对什么。稿件不存储、不记入日志。Check a draft report; it is not kept.")]
    public async Task<CheckedDraft> CheckDraftAsync(
        [Description("稿件全文，至多 400000 个字符。")] string text,
        [Description("稿件的机关：标识、全称或其一部分；缺省由稿件读出。")] string? agency = null,
        [Description("报告年度；缺省由稿件读出。")] int? year = null,
        CancellationToken cancellationToken = default) =>
        CheckedDraft.Of(await drafts.CheckTextAsync(text, new DraftChoice(agency, year), cancellationToken), Site);

    private string Site => address.Site;

    private static ReportQuery Query(string? text, Dictionary<string, string[]>? filters, string[]? where, int limit, string? cursor) => new()
    {
        Text = text,
        Filters = ToolParameters.Of(filters),
        Where = [.. (where ?? []).Select(CountCondition.Parse)],
        Limit = limit is >= 1 and <= LargestLimit ? limit : throw new QueryParameterException("limit", $"limit 应在 1 到 {LargestLimit} 之间。"),
        Cursor = cursor,
    };

    private static string? ExplanationOf(ReportAnswer answer) => answer.Help is not { } help ? null : string.Join(
        '；',
        help.Terms.Concat(help.Filters).Select(part => FormattableString.Invariant($"“{part.Label}”单独 {part.Total} 份{(part.Without is { } without ? FormattableString.Invariant($"，去掉它 {without} 份") : "")}"))
            .Concat(help.Spellings.Select(spelling => FormattableString.Invariant($"“{spelling.Word}”改为“{spelling.Instead}”有 {spelling.Total} 份")))
            .Concat(help.Agencies.Select(agency => $"{agency.Name} 收有的年度：{(agency.Years.Count == 0 ? "无" : string.Join('、', agency.Years))}")));

    private ReadCount? CountOf(StoredReport report, CountDefinition count)
    {
        bool printed = report.Record.Counts.TryGetValue(count.Key, out decimal value);
        CellState? cell = report.Record.Cells.GetValueOrDefault(count.Key);
        return printed || cell is not null
            ? new ReadCount(count.Key, count.Label, count.Unit, printed ? value : null, cell?.State ?? "number", cell?.Raw, Site + PassageAddress.Count(report.Id, report.Version, count.Key))
            : null;
    }
}
