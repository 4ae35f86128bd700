using GovReportArchive.Web.Api.Contract;
using GovReportArchive.Web.Api.Feeds;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Api.Requests;

/// <summary><c>GET /changes</c>.</summary>
[Operation(ApiTags.Following, "变更", "Reports by their last change, for copies that are kept up to date",
    "按最近一次变更的序号列出报告，每份一次，已撤下的也在内；用来维护一份副本。做法：从 since=0（或整库文件所注的变更序号）起，逐页取完（next 传回 cursor）；"
    + "reason 不出现的，按 url 取记录覆盖副本；reason 出现的（已撤下，url 答 410），从副本中删去；记下第一页的 until，作为下一次的 since。取的过程中有变动也不会漏：变动过的报告排到后面，下一次必在其中。"
    + "重复取多少次，结果都与本库相同。kind 只说明最近一次变更：new（新收录）、version（新版本）、reading（重新读取）、original（补入原件）、correction（更正）、withdrawn（撤下）、restored（恢复）、"
    + "address（补记原网址）、gone（访问原网址时返回 404 或 410，本库保存的不变）、back（原网址恢复访问），副本不必区分。archive 变了，说明本库已另起炉灶，副本须从头再来；since 大于最近一次变更的序号答 400，也是如此。支持 ETag 与 If-None-Match。")]
[Answer(200, "一页变更，由旧到新。")]
[Answer(409, "库中尚无报告，当前展示的是样例，样例不能跟踪。")]
[OwnFreshness]
internal sealed record ListChanges : ApiRequest<ListChanges>
{
    [Query("只列此变更序号之后变动过的报告；0 为全部，至多为最近一次变更的序号（until）。", "0")]
    public long? Since { get; init; }
    [Query("每页条数，1 至 1000。", "1000", Minimum = 1, Maximum = 1000)]
    public int Limit { get; init; } = 1000;
    [Query(ListPaging.CursorDescription, "17")]
    public long? Cursor { get; init; }
}

/// <summary><c>GET /reports.atom</c>.</summary>
[Operation(ApiTags.Following, "报告的订阅源（Atom）", "Reports that a query finds as an Atom feed",
    "检索结果作为 Atom 订阅源（RFC 4287）：参数同 /reports 的检索与筛选，最近变动的在前，sort 不起作用。每页 100 条，rel=next 是下一页（RFC 5005）。条目的 id 由报告与版本决定，永久不变；updated 是本库收入变动的时间；"
    + "category 是变动的种类；summary 是命中之处，有 where 时先列所问的指标；enclosure 是原件。已撤下的报告不在其中（见 /changes）。支持 ETag 与 If-None-Match。")]
[Answer(200, "一页条目。", FeedExample.Feed, MediaType = FeedAnswer.MediaType)]
[Answer(409, "库中尚无报告，当前展示的是样例，样例不能跟踪。")]
[OwnFreshness]
internal sealed record FeedReports : ApiRequest<FeedReports>
{
    public Selection<ReportNarrowing> Selected { get; init; } = new();
    [Query(ListPaging.CursorDescription, "eyJ…")]
    public string? Cursor { get; init; }
}

/// <summary><c>GET /passages.atom</c>.</summary>
[Operation(ApiTags.Following, "条目的订阅源（Atom）", "Items of reports that a query finds as an Atom feed",
    "同 /reports.atom，每条是报告中的一个条目；wording 给出时，只要与此措辞逐字相同的条目：跟踪一种措辞的新用处。")]
[Answer(200, "一页条目。", FeedExample.Feed, MediaType = FeedAnswer.MediaType)]
[Answer(409, "库中尚无报告，当前展示的是样例，样例不能跟踪。")]
[OwnFreshness]
internal sealed record FeedPassages : ApiRequest<FeedPassages>
{
    public Selection<PassageNarrowing> Selected { get; init; } = new();
    [Query(ListPaging.CursorDescription, "eyJ…")]
    public string? Cursor { get; init; }
}

/// <summary><c>GET /subscriptions</c>.</summary>
[Operation(ApiTags.Following, "订阅", "Saved queries that are run on what comes in",
    "本库的管理者设立的订阅（govreport subscribe）：保存的检索，随报告的收入逐次运行。search 是同样的检索。接收地址与密钥从不列出。")]
[Answer(200, "全部订阅，按名称排列。")]
[OwnFreshness]
internal sealed record ListSubscriptions : ApiRequest<ListSubscriptions>;

/// <summary><c>GET /subscriptions/{name}</c>.</summary>
[Operation(ApiTags.Following, "一个订阅及其命中", "A subscription and what it has told",
    "每份报告列最近一次通知：kind 为 new（新符合）、version（符合的新版本）、correction（更正后仍符合）或 withdrawn（通知过的报告已撤下）。重新读取不通知。")]
[Answer(200, "一页命中，新变动在前。")]
[Answer(404, "没有这个名称的订阅。")]
[OwnFreshness]
internal sealed record GetSubscription : ApiRequest<GetSubscription>
{
    [Path("订阅的名称。", "公众号")]
    public string Name { get; init; } = "";
    [Query("每页条数，1 至 200。", "50", Minimum = 1, Maximum = 200)]
    public int Limit { get; init; } = 50;
    [Query(ListPaging.CursorDescription, "eyJ…")]
    public string? Cursor { get; init; }
}

/// <summary><c>GET /subscriptions/{name}.atom</c>.</summary>
[Operation(ApiTags.Following, "订阅的命中（Atom）", "What a subscription has told, as an Atom feed",
    "同 /subscriptions/{name}，作为 Atom 订阅源；updated 是通知的时间，已撤下的报告是 at:deleted-entry（RFC 6721）。")]
[Answer(200, "一页条目。", FeedExample.Feed, MediaType = FeedAnswer.MediaType)]
[Answer(404, "没有这个名称的订阅。")]
[OwnFreshness]
internal sealed record FeedSubscription : ApiRequest<FeedSubscription>
{
    [Path("订阅的名称。", "公众号")]
    public string Name { get; init; } = "";
    [Query(ListPaging.CursorDescription, "eyJ…")]
    public string? Cursor { get; init; }
}

/// <summary>A feed as examples show it.</summary>
internal static class FeedExample
{
    public const string Feed = """
        <feed xml:lang="zh-CN" xmlns="http://www.w3.org/2005/Atom">
          <title type="text">政府信息公开年报库 公众号</title>
          <id>urn:uuid:0d9f5a1e-7c21-8b43-9a55-3a1de0b7c642</id>
          <updated>2026-02-01T08:00:00Z</updated>
          <link rel="self" type="application/atom+xml" href="/api/v1/reports.atom?q=%E5%85%AC%E4%BC%97%E5%8F%B7" />
          <entry>
            <id>urn:uuid:6b0f2c58-30aa-8e17-b6d4-5c9f3a7e1d20</id>
            <title type="text">伊美区民政局2025年政府信息公开工作年度报告</title>
            <updated>2026-02-01T08:00:00Z</updated>
            <author><name>伊美区民政局</name></author>
            <link rel="alternate" type="text/html" href="/reports/230717-%E6%B0%91%E6%94%BF%E5%B1%80-2025" />
            <category term="new" label="新收录" />
          </entry>
        </feed>
        """;
}
