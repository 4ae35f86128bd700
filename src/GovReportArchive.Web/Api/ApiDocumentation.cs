namespace GovReportArchive.Web.Api;

/// <summary>What OpenAPI says about each route, with an example of each answer.</summary>
internal static partial class ApiDocumentation
{
    private const string Json = "application/json";

    private const string ReportExample = """
        {
          "schema": "govreport-record/1",
          "id": "230717-民政局-2025",
          "title": "伊美区民政局2025年政府信息公开工作年度报告",
          "agency": { "id": "230717/民政局", "name": "伊美区民政局", "type": "民政", "level": "county" },
          "year": 2025,
          "region": { "code": "230717", "province": "黑龙江省", "city": "伊春市", "county": "伊美区", "basis": ["name", "areaCode"] },
          "form": "2021",
          "scope": "own",
          "sections": [ { "n": 1, "kind": "overview", "heading": "一、总体情况", "text": "……" } ],
          "counts": { "disclosure.licences.decisions": 7, "applications.received.person": 0 },
          "cells": { "applications.closed.other.total": { "state": "slash", "raw": "/" } },
          "figures": [ { "what": "applications.received.total", "value": 0, "quote": "2025年未收到政府信息公开申请", "section": 1, "start": 512, "length": 16,
            "key": "applications.received.total", "comparator": "=", "state": "matched", "against": 0 } ],
          "checks": [ { "rule": "applications.balance", "column": "total", "state": "ok", "left": 1, "right": 1 },
            { "rule": "prose.applications.received.total", "state": "ok", "left": 0, "right": 0, "quote": "2025年未收到政府信息公开申请", "section": 1, "start": 512 } ],
          "archive": { "version": 1, "versions": 1, "changed": 17, "url": "/api/v1/reports/230717-%E6%B0%91%E6%94%BF%E5%B1%80-2025" }
        }
        """;

    internal static readonly ApiAnswer BadParameter = new(400, "参数不认识或值不可用；检索式有误时另有 position。", Problems.MediaType, """
        { "type": "/help#problem-parameter", "title": "参数不可用", "status": 400,
          "detail": "参数 level 的值“village”不可用。可用的值：national、province、city、county、township、zone。",
          "parameter": "level", "allowed": ["national", "province", "city", "county", "township", "zone"] }
        """);

    internal static readonly ApiAnswer Busy = new(503, "同时的请求太多、超时、首次启动正在准备样例，或目录库暂时不能读；按 Retry-After 重试。", Problems.MediaType);

    internal static readonly ApiAnswer OnlySamples = new(409, "库中尚无报告，当前展示的是样例，样例不能下载。", Problems.MediaType);

    internal static readonly ApiAnswer TooMany = new(
        429, "此地址的请求太多；RateLimit 与 RateLimit-Policy 说明余额与上限（各答复都有），按 Retry-After 重试。", Problems.MediaType);

    internal static readonly ApiAnswer[] Addressed =
    [
        BadParameter,
        new(308, "标识已改；Location 是现用地址。", ""),
        new(404, "没有这个标识或版本。", Problems.MediaType, """
            { "type": "/help#problem-not-found", "title": "没有找到", "status": 404, "detail": "没有标识为 230717-某局-2025 的报告。" }
            """),
        new(410, "报告已撤下，reason 是原因。", Problems.MediaType, """
            { "type": "/help#problem-withdrawn", "title": "报告已撤下", "status": 410, "detail": "报告 230717-民政局-2025 已撤下：含个人信息", "reason": "含个人信息" }
            """),
        Busy,
    ];

    public static readonly ApiOperation Reports = new("searchReports", "检索报告",
        "检索式、筛选、指标条件、分面、排序、分页。答复的 total 精确；highlights 的 text 是原文片段，marks 是命中的起点与长度（UTF-16 单位）；"
        + "分面的 missing 是没有该值的报告数，other 是未列出的值所含的报告数；没有命中时 help 说明原因（terms 与 filters 各部分单独的 total 和去掉它之后的 without，spellings 是相近的写法）；命中不足十份而检索式是几个词语时，broader 另给出含任一词语的报告：query 是其检索式，total 是不在命中之内的份数，items 是其中最相关的，填满最后一页为止；它们不计入 total、分面和导出；synonyms=true 时，synonyms 列出报告中的其他说法（word、query、total）；next 是下一页的 cursor，末页不出现。",
        ApiParameters.Reports)
    {
        Answers =
        [
            new(200, "一页命中。", Json, """
                {
                  "total": 4,
                  "items": [ {
                    "id": "230717-民政局-2025", "title": "伊美区民政局2025年政府信息公开工作年度报告",
                    "agency": { "id": "230717/民政局", "name": "伊美区民政局", "type": "民政", "level": "county" },
                    "year": 2025,
                    "region": { "code": "230717", "province": "黑龙江省", "city": "伊春市", "county": "伊美区" },
                    "form": "2021", "score": 3.214,
                    "highlights": [ { "section": "overview", "text": "公众号自运营以来，已成为重要窗口。", "marks": [[0, 3]] } ],
                    "url": "/api/v1/reports/230717-%E6%B0%91%E6%94%BF%E5%B1%80-2025"
                  } ],
                  "facets": { "year": { "items": [ { "value": "2025", "label": "2025", "count": 2 } ], "missing": 0, "other": 0 } },
                  "next": "eyJzIjozLjIxNH0"
                }
                """),
            new(304, "自所给 ETag 以来，索引与目录库都没有变动。", ""),
            BadParameter,
            Busy,
        ],
    };

    public static readonly ApiOperation Suggest = new("suggest", "输入提示",
        "键入时的提示：机关（含曾用名、简称、印出的名称）、地区、常见词语。从名称中间的文字也能找到；依次为全等、开头、包含、简称，同类按报告数。"
        + "value 用作同名筛选的值（agency、region），term 用作检索词；matched 是所匹配的另一名称；marks 是匹配之处在 matched（没有则在 label）中的起点与长度；count 是选它之后的报告数。",
        ApiParameters.Suggest)
    {
        Answers =
        [
            new(200, "提示，最合适的在前。", Json, """
                { "items": [ { "kind": "agency", "value": "310000/科学技术委员会", "label": "上海市科学技术委员会", "matched": "上海市科委",
                  "marks": [[2, 3]], "where": "上海市", "count": 6 } ] }
                """),
            BadParameter,
            Busy,
        ],
    };

    public static readonly ApiOperation Ndjson = new("exportRecords", "下载全部命中（NDJSON）",
        "每行一份报告的完整记录（govreport-record/1），可由 govreport import 读入。逐条发送，不限条数。", ApiParameters.Ndjson)
    {
        Answers = [new(200, "每行一条记录。", "application/x-ndjson", "{\"schema\":\"govreport-record/1\",\"id\":\"230717-民政局-2025\",\"title\":\"……\"}\n"), OnlySamples, BadParameter, Busy],
    };

    public static readonly ApiOperation Csv = new("exportCsv", "下载全部命中（CSV）",
        "每行一份报告：标识、标题、机关、年度、地区等，以及全部指标。报告没有印出数字的格为空，不是 0。以 = + - @（也包括全角）或控制字符开头的文字前加撇号，不会被当作公式。", ApiParameters.Csv)
    {
        Answers = [new(200, "CSV（RFC 4180），UTF-8。", "text/csv", "id,title,agency,year\r\n230717-民政局-2025,……,伊美区民政局,2025\r\n"), OnlySamples, BadParameter, Busy],
    };

    public static readonly ApiOperation Report = new("getReport", "一份报告的记录",
        "报告的完整记录，另有 archive 一项：版本、变更序号、各地址，同一机关前后两份报告（previous、next），以及 chosen：原件中数字连写、读取时未能判定的行，由相邻年度的勾稽判定的读法及其依据；这是本库的推断，不在 counts 中，不参与检索、排序与导出。更正已覆盖其上并列于 corrections。"
        + "figures 是正文中的数字：what 计的是什么，key 是所对应的指标（或几个指标之和），scope 是谁的数（own 本机关、本级，aggregate 全市、各部门；没有说明的不出现），"
        + "comparator 为 =、>（余、超过）、<（不足）、~（约）或 all（均、全部），未收到、未发生作 0；state 为 matched（与表格或句中算术相符）、contradicted（不符，checks 中必有同一处的 fail）"
        + "或 unassigned（没有可比的数），against 是所比的数。quote 在 section 的 start 处。支持 ETag 与 If-None-Match。", ApiParameters.Report)
    {
        Answers = [new(200, "记录。", Json, ReportExample), new(304, "自所给 ETag 以来没有变动。", ""), .. Addressed],
    };

    public static readonly ApiOperation Versions = new("listVersions", "一份报告的各版本", "每个不同的原件是一个版本，旧版本永久保留。", [])
    {
        Answers =
        [
            new(200, "各版本，由旧到新。", Json, """
                { "id": "230717-民政局-2025", "current": 1, "items": [ { "version": 1, "sha256": "24df81f5…", "file": "民政局2025.docx",
                  "mediaType": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "length": 28112, "hasOriginal": true,
                  "added": "2026-02-01T08:00:00+00:00", "parser": { "name": "govreport", "rules": 2 }, "readings": 1 } ] }
                """),
            .. Addressed,
        ],
    };

    public static readonly ApiOperation Original = new("getOriginal", "原件",
        "收录时的文件，逐字节不变，一律作为附件下载；Repr-Digest 是其 SHA-256。支持 Range 与 ETag。", ApiParameters.Report)
    {
        Answers = [new(200, "原件的字节。", "application/octet-stream"), new(206, "原件的一段。", "application/octet-stream"), new(304, "没有变动。", ""), .. Addressed],
    };

    public static readonly ApiOperation Rules = new("listRules", "校验与认定的规则",
        "勾稽校验（checks）、跨年勾稽（ledger）、不能核对的原因（reasons）、条目的作用（roles）、认定作用的用词（roleRules）与地区认定的依据（regions），与 /rules 页相同。", [])
    {
        Answers =
        [
            new(200, "全部规则。", Json, """
                { "checks": [ { "name": "review.sum", "label": "行政复议合计", "meaning": "维持、纠正、其他结果、尚未审结之和等于总计。", "source": "表格本身：总计应等于各项之和" } ],
                  "ledger": [ { "name": "ledger.carried", "label": "跨年结转", "fail": "跨年结转不衔接", "ok": "跨年结转衔接", "isBreak": true, "meaning": "上一年度报告的“结转下年度继续办理”应等于本年度报告的“上年结转”，逐列核对。" } ],
                  "reasons": [ { "reason": "notANumber", "label": "所需的格没有读出数字，空白不当作 0" } ],
                  "roles": [ { "value": "problem", "label": "问题", "meaning": "说哪里做得不够、有什么困难。" } ],
                  "regions": [ { "value": "name", "label": "名称", "meaning": "机关名称、标题或正文中写明的地名，按报告年度的行政区划表查得。" } ],
                  "roleRules": [ { "name": "noMore", "meaning": "说不再发生", "words": [ "未再发生", "不再发生" ] } ] }
                """),
            BadParameter,
        ],
    };

    public static readonly ApiOperation Counts = new("listCounts", "全部指标",
        "每个指标的键、中文名称、单位、所在表式、条例条款，以及跨表式对照（crosswalk：comparable 为 exact、near 或 none，note 说明差别）。末尾的 crosswalk 按表式列出全部可对照的指标及各自的键。", ApiParameters.Counts)
    {
        Answers =
        [
            new(200, "指标，按表中次序。", Json, """
                { "items": [ { "key": "applications.received.total", "label": "本年新收·总计", "unit": "件", "forms": ["2021", "2019"], "allowsFraction": false,
                  "crosswalk": [ { "metric": "applicationsReceived", "label": "收到申请数", "keys": { "2021": ["applications.received.total"], "2014": ["stats.applications.total"] },
                  "comparable": "exact", "note": "" } ] } ],
                  "crosswalk": [ { "metric": "applicationsReceived", "label": "收到申请数", "keys": { "2021": ["applications.received.total"], "2014": ["stats.applications.total"] },
                  "comparable": "exact", "note": "" } ] }
                """),
            BadParameter,
        ],
    };

    public static readonly ApiOperation Agencies = new("listAgencies", "机关", "收有报告的机关及其收录年度，按名称排列。", ApiParameters.Agencies)
    {
        Answers =
        [
            new(200, "一页机关。", Json, """
                { "total": 1, "items": [ { "id": "230717/民政局", "name": "伊美区民政局", "otherNames": [], "type": "民政", "level": "county",
                  "region": "230717", "years": [2024, 2025], "reports": 2 } ] }
                """),
            BadParameter,
            Busy,
        ],
    };

    public static readonly ApiOperation Regions = new("listRegions", "地区", "收有报告的地区，报告数含其下级。", ApiParameters.Regions)
    {
        Answers =
        [
            new(200, "地区，按代码排列。", Json, """
                { "items": [ { "code": "230717", "name": "伊美区", "fullName": "黑龙江省伊春市伊美区", "level": "county", "parent": "230700", "reports": 3 } ] }
                """),
            BadParameter,
            Busy,
        ],
    };

    public static readonly ApiOperation Health = new("health", "运行状况", "status 为 ok；索引落后于目录库时为 catchingUp；首次启动正在准备样例、尚不能答复时为 preparing（状态码 503）。change 可作 changedSince 的起点。", [])
    {
        Answers = [new(200, "可以答复。", Json, """{ "status": "ok", "change": 17, "indexed": 17, "sample": false }"""), Busy],
    };
}
