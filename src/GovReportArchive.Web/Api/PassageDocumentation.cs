namespace GovReportArchive.Web.Api;

/// <summary>What OpenAPI says about the routes of passages.</summary>
internal static class PassageDocumentation
{
    private const string Json = "application/json";

    private const string Passage = """
        { "report": "230717-民政局-2025", "version": 1, "title": "伊美区民政局2025年政府信息公开工作年度报告",
          "agency": { "id": "230717/民政局", "name": "伊美区民政局", "type": "民政", "level": "county" }, "year": 2025, "published": "2026-01-20",
          "region": { "code": "230717", "province": "黑龙江省", "city": "伊春市", "county": "伊美区" },
          "section": "problems", "sectionNumber": 5, "sectionHeading": "五、存在的主要问题及改进情况", "heading": "（一）存在的主要问题",
          "item": 2, "ordinal": 2, "role": "problem", "text": "二是解读形式单一。", "marks": [[2, 6]], "headingMarks": [],
          "before": "一是更新不及时。", "after": "三是人员变动频繁。", "score": 5.1, "wording": "Yx3kQmZ0a1bC",
          "page": "/r/230717-%E6%B0%91%E6%94%BF%E5%B1%80-2025/v/1/s/5/i/2?f=Yx3kQmZ0", "url": "/api/v1/r/230717-%E6%B0%91%E6%94%BF%E5%B1%80-2025/v/1/s/5/i/2?f=Yx3kQmZ0",
          "same": { "passages": 3, "agencies": 2, "years": ["2024", "2025"],
            "others": [ { "agency": "伊美区教育局", "year": "2024", "page": "/r/230717-%E6%95%99%E8%82%B2%E5%B1%80-2024/v/1/s/5/i/1?f=Yx3kQmZ0" } ] },
          "source": "https://www.yimei.example/zwgk/2025.html" }
        """;

    private static readonly (string Description, string Example) Id = ("报告标识；曾用标识会重定向到现用标识。标识中的斜线写作 %2F。", "230717-民政局-2025");

    private static readonly (string Description, string Example) Version = ("版本号，从 1 起。", "1");

    private static readonly Dictionary<string, (string Description, string Example)> ItemPath = new(StringComparer.Ordinal)
    {
        ["id"] = Id,
        ["version"] = Version,
        ["section"] = ("部分在报告中的序号，从 1 起。", "5"),
        ["item"] = ("条目在部分中的序号，从 1 起，小标题不计。", "2"),
    };

    private static readonly Dictionary<string, (string Description, string Example)> CountPath = new(StringComparer.Ordinal)
    {
        ["id"] = Id,
        ["version"] = Version,
        ["key"] = ("指标的键，见 /api/v1/counts。", "applications.received.total"),
    };

    public static readonly ApiOperation Passages = new("searchPassages", "措辞查找",
        "检索各部分的条目（一是……、（二）……、3.……；没有序号的为句子）。检索式、筛选、分面、排序与分页同检索报告；在条目及其上小标题的文字中检索；指标条件与按指标排序说的是条目所在的报告。"
        + "total 与分面计条目数。before、after 是前后条目；page 是永久地址。问题的 remedy 是同一报告中应对它的措施，basis 说明按什么对应（number 序号，wording 措辞，item 同一条中）；没有逐条对应的，measures 列出该部分的措施。",
        ApiParameters.Passages)
    {
        Answers =
        [
            new(200, "一页条目。", Json, $$"""
                { "total": 1, "items": [ {{Passage}} ],
                  "facets": { "role": { "items": [ { "value": "problem", "label": "问题", "count": 1 } ], "missing": 0, "other": 0 } } }
                """),
            ApiDocumentation.BadParameter,
            ApiDocumentation.Busy,
        ],
    };

    public static readonly ApiOperation Ndjson = new("exportPassages", "下载全部条目（NDJSON）", "每行一个条目，形同 /passages 的 items。逐条发送，不限条数。", ApiParameters.PassageNdjson)
    {
        Answers =
        [
            new(200, "每行一个条目。", "application/x-ndjson", "{\"report\":\"230717-民政局-2025\",\"version\":1,\"text\":\"……\"}\n"),
            ApiDocumentation.OnlySamples,
            ApiDocumentation.BadParameter,
            ApiDocumentation.Busy,
        ],
    };

    public static readonly ApiOperation Csv = new("exportPassagesCsv", "下载全部条目（CSV）",
        "每行一个条目，带机关、年度、部分、序号与永久地址。以 = + - @（也包括全角）或控制字符开头的文字前加撇号，不会被当作公式。", ApiParameters.PassageCsv)
    {
        Answers =
        [
            new(200, "CSV（RFC 4180），UTF-8。", "text/csv", "text,role,section\r\n二是解读形式单一。,问题,问题与改进\r\n"),
            ApiDocumentation.OnlySamples,
            ApiDocumentation.BadParameter,
            ApiDocumentation.Busy,
        ],
    };

    public static readonly ApiOperation Precedents = new("findPrecedents", "句子的先例",
        "请求体为 {\"text\":\"……\"}，最多 4000 个字符、30 句。对每一句给出措辞最接近的条目：similarity 为相似度（0 至 1），sentenceMarks 与条目的 marks 标出两边共有的文字。"
        + "小标题（如“（二）依申请公开情况”）各报告都有，不查先例，heading 为 true。所提交的文字不存储、不记入日志。参数筛选参与比较的条目。",
        ApiParameters.Precedents)
    {
        Answers =
        [
            new(200, "每句的先例，由近及远，同样措辞只列一条。", Json, $$"""
                { "sentences": [ { "start": 0, "length": 12, "text": "政策解读的形式比较单一。",
                  "passages": [ { "similarity": 0.62, "sentenceMarks": [[2, 2], [8, 2]], "passage": {{Passage}} } ], "heading": false } ] }
                """),
            ApiDocumentation.BadParameter,
            new(413, "请求体太大。", Problems.MediaType),
            new(415, "请求体不是 application/json。", Problems.MediaType),
            ApiDocumentation.Busy,
        ],
    };

    public static readonly ApiOperation Item = new("getItem", "一个条目（永久地址）",
        "地址写明版本，所引的内容不因报告再次发布而改变；newestVersion 大于条目的 version 时，报告已有新版本。"
        + "found 为 number（就在地址所写之处）、moved（条目仍在，序号已变）或 recut（文字仍在，条目的划分已变）；找不到所引的文字时答 404，section 为该部分的全文。"
        + "条目为问题时，remedy 是同一报告中应对它的措施：basis 为 number（序号对应）、wording（措辞对应）或 item（就在条目之中）；没有逐条对应的，measures 列出该部分的措施。",
        ApiParameters.Item)
    {
        PathParameters = ItemPath,
        Answers =
        [
            new(200, "条目及其前后、应对措施。", Json, $$"""
                { "passage": {{Passage}}, "found": "number", "newestVersion": 1, "nextYear": { "state": "noReport", "year": 2026 } }
                """),
            .. ApiDocumentation.Addressed,
        ],
    };

    public static readonly ApiOperation Count = new("getCount", "一个指标（永久地址）",
        "某一版本中的一个指标。value 只在报告印有数字时出现；cell 说明格中不是数字的内容。", [])
    {
        PathParameters = CountPath,
        Answers =
        [
            new(200, "指标。", Json, """
                { "report": "230717-民政局-2025", "version": 1, "newestVersion": 1, "title": "伊美区民政局2025年政府信息公开工作年度报告",
                  "agencyId": "230717/民政局", "agency": "伊美区民政局", "year": 2025, "key": "applications.received.total", "label": "本年新收·总计",
                  "unit": "件", "value": 3, "page": "/r/230717-%E6%B0%91%E6%94%BF%E5%B1%80-2025/v/1/c/applications.received.total",
                  "url": "/api/v1/r/230717-%E6%B0%91%E6%94%BF%E5%B1%80-2025/v/1/c/applications.received.total" }
                """),
            .. ApiDocumentation.Addressed,
        ],
    };
}
