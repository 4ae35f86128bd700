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
          "page": "/r/230717-%E6%B0%91%E6%94%BF%E5%B1%80-2025/v/1/s/5/i/2", "url": "/api/v1/r/230717-%E6%B0%91%E6%94%BF%E5%B1%80-2025/v/1/s/5/i/2",
          "same": { "passages": 3, "agencies": 2, "years": ["2024", "2025"],
            "others": [ { "agency": "伊美区教育局", "year": "2024", "page": "/r/230717-%E6%95%99%E8%82%B2%E5%B1%80-2024/v/1/s/5/i/1" } ] } }
        """;

    public static readonly ApiOperation Passages = new("searchPassages", "措辞查找",
        "检索各部分的条目（一是……、（二）……、3.……；没有序号的为句子）。检索式、筛选、分面、排序与分页同检索报告；在条目及其上小标题的文字中检索。"
        + "total 与分面计条目数。before、after 是前后条目；page 是永久地址。",
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
            ApiDocumentation.BadParameter,
            ApiDocumentation.Busy,
        ],
    };

    public static readonly ApiOperation Csv = new("exportPassagesCsv", "下载全部条目（CSV）",
        "每行一个条目，带机关、年度、部分、序号与永久地址。以 = + - @ 开头的文字前加撇号，不会被当作公式。", ApiParameters.PassageCsv)
    {
        Answers =
        [
            new(200, "CSV（RFC 4180），UTF-8。", "text/csv", "text,role,section\r\n二是解读形式单一。,问题,问题与改进\r\n"),
            ApiDocumentation.BadParameter,
            ApiDocumentation.Busy,
        ],
    };
}
