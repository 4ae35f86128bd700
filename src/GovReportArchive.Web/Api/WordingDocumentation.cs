namespace GovReportArchive.Web.Api;

/// <summary>What OpenAPI says about the routes of wordings.</summary>
internal static class WordingDocumentation
{
    private const string Json = "application/json";

    private const string State = """{ "change": 4711, "current": 4711, "stale": false, "made": "2026-02-01T08:00:00+00:00" }""";

    private const string Wording = """
        { "id": "Yx3kQmZ0a1b", "text": "二是解读形式单一，以文字解读为主。", "page": "/r/230717-%E6%B0%91%E6%94%BF%E5%B1%80-2025/v/1/s/5/i/2",
          "sections": ["problems"], "roles": ["problem"], "passages": 12, "agencies": 7, "regions": 5, "first": 2019, "last": 2025,
          "years": [2019, 2021, 2025], "variants": 3, "all": 12, "url": "/api/v1/wordings/Yx3kQmZ0a1b" }
        """;

    public static readonly ApiOperation Wordings = new("listWordings", "措辞沿革",
        "至少出现两次的措辞：相同或几乎相同的条目归为一组。数字、年份、本机关与本地名称、序号和标点的差异不计；其余按两字片段的重合度（Jaccard）与该组代表比较。"
        + "passages、agencies、regions、years、first、last 只计符合筛选的条目；all 是全库条目数，variants 是全库变体数。两个机关写同一句话是两个先例，各自计数。"
        + "在后台整理：state 的 change 是已整理到的变更序号，stale 为 true 时其后又有变动。",
        WordingParameters.List)
    {
        Answers = [new(200, "一页措辞。", Json, $$"""{ "total": 1, "items": [ {{Wording}} ], "state": {{State}} }"""), ApiDocumentation.BadParameter, ApiDocumentation.Busy],
    };

    public static readonly ApiOperation Detail = new("getWording", "一组措辞的变体与出处",
        "variants 至多 50 种，difference 是与代表的逐词差异：same 与 removed 连起来是代表，same 与 added 连起来是变体。uses 按地区、机关、年度排列，以 cursor 翻页。",
        WordingParameters.Detail)
    {
        Answers =
        [
            new(200, "变体与出处。", Json, $$"""
                { "wording": {{Wording}},
                  "variants": [ { "text": "二是解读形式较为单一。", "passages": 2, "page": "/r/230717-%E6%95%99%E8%82%B2%E5%B1%80-2024/v/1/s/5/i/2",
                    "difference": [ { "kind": "same", "text": "二是解读形式" }, { "kind": "added", "text": "较为" }, { "kind": "same", "text": "单一。" } ] } ],
                  "uses": [ { "report": "230717-民政局-2025", "agency": { "id": "230717/民政局", "name": "伊美区民政局", "type": "民政", "level": "county" },
                    "year": 2025, "region": "黑龙江省伊春市伊美区", "section": "problems", "role": "problem", "variant": 1,
                    "page": "/r/230717-%E6%B0%91%E6%94%BF%E5%B1%80-2025/v/1/s/5/i/2" } ],
                  "state": {{State}} }
                """),
            ApiDocumentation.BadParameter,
            new(404, "没有这个标识。", Problems.MediaType),
            ApiDocumentation.Busy,
        ],
    };

    public static readonly ApiOperation Ndjson = new("exportWordings", "下载全部措辞（NDJSON）", "每行一组措辞，形同 /wordings 的 items。", WordingParameters.Ndjson)
    {
        Answers = [new(200, "每行一组措辞。", "application/x-ndjson", "{\"id\":\"Yx3kQmZ0a1b\",\"text\":\"……\",\"passages\":12}\n"), ApiDocumentation.BadParameter, ApiDocumentation.Busy],
    };

    public static readonly ApiOperation Csv = new("exportWordingsCsv", "下载全部措辞（CSV）", "每行一组措辞。以 = + - @ 开头的文字前加撇号，不会被当作公式。", WordingParameters.Csv)
    {
        Answers = [new(200, "CSV（RFC 4180），UTF-8。", "text/csv", "id,text,passages\r\nYx3kQmZ0a1b,二是解读形式单一。,12\r\n"), ApiDocumentation.BadParameter, ApiDocumentation.Busy],
    };
}
