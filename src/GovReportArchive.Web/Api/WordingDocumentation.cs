namespace GovReportArchive.Web.Api;

/// <summary>What OpenAPI says about the routes of wordings.</summary>
internal static class WordingDocumentation
{
    private const string Json = "application/json";

    private const string State = """{ "change": 4711, "current": 4711, "stale": false, "made": "2026-02-01T08:00:00+00:00" }""";

    private const string Wording = """
        { "id": "Yx3kQmZ0a1b", "text": "二是解读形式单一，以文字解读为主。", "page": "/r/230717-%E6%B0%91%E6%94%BF%E5%B1%80-2025/v/1/s/5/i/2?f=Yx3kQmZ0",
          "sections": ["problems"], "roles": ["problem"], "passages": 12, "agencies": 7, "regions": 5, "first": 2019, "last": 2025,
          "years": [2019, 2021, 2025], "variants": 3, "all": 12, "url": "/api/v1/wordings/Yx3kQmZ0a1b" }
        """;

    public static readonly ApiOperation Wordings = new("listWordings", "措辞沿革",
        "至少出现两次的措辞：相同或几乎相同的条目归为一组。数字、年份、本机关与本地名称、序号和标点的差异不计；其余按两字片段的重合度（Jaccard）与该组代表比较。"
        + "passages、agencies、regions、years、first、last 只计符合筛选的条目；all 是全库条目数，variants 是全库变体数。两个机关写同一句话是两个先例，各自计数。"
        + "near 为地名时按首个同名地区排序，near 写明取的是哪一处，places 列出全部同名地区，可改用代码。格式用语（依据、统计期限、联系方式、无其他事项等由格式或法规规定的话）不列在内，formulas 是其中符合条件的组数，formula=1 列出；各组的 formula 是所依规则。在后台整理：state 的 change 是已整理到的变更序号，stale 为 true 时其后又有变动。",
        WordingParameters.List)
    {
        Answers = [new(200, "一页措辞。", Json, $$"""{ "total": 1, "items": [ {{Wording}} ], "state": {{State}}, "formulas": 4 }"""), ApiDocumentation.BadParameter, ApiDocumentation.Busy],
    };

    public static readonly ApiOperation Detail = new("getWording", "一组措辞的变体与出处",
        "variants 至多 50 种，difference 是与代表的逐词差异：same 与 removed 连起来是代表，same 与 added 连起来是变体；wording 可作 /passages 的 wording 参数，列出与此变体逐字相同的条目。uses 按地区、机关、年度排列，以 cursor 翻页。",
        WordingParameters.Detail)
    {
        Answers =
        [
            new(200, "变体与出处。", Json, $$"""
                { "wording": {{Wording}},
                  "variants": [ { "text": "二是解读形式较为单一。", "passages": 2, "page": "/r/230717-%E6%95%99%E8%82%B2%E5%B1%80-2024/v/1/s/5/i/2?f=k3VbY1mZ",
                    "difference": [ { "kind": "same", "text": "二是解读形式" }, { "kind": "added", "text": "较为" }, { "kind": "same", "text": "单一。" } ], "wording": "k3VbY1mZ0aXc" } ],
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
        Answers = [new(200, "每行一组措辞。", "application/x-ndjson", "{\"id\":\"Yx3kQmZ0a1b\",\"text\":\"……\",\"passages\":12}\n"), ApiDocumentation.OnlySamples, ApiDocumentation.BadParameter, ApiDocumentation.Busy],
    };

    public static readonly ApiOperation Csv = new("exportWordingsCsv", "下载全部措辞（CSV）", "每行一组措辞。以 = + - @（也包括全角）或控制字符开头的文字前加撇号，不会被当作公式。", WordingParameters.Csv)
    {
        Answers = [new(200, "CSV（RFC 4180），UTF-8。", "text/csv", "id,text,passages\r\nYx3kQmZ0a1b,二是解读形式单一。,12\r\n"), ApiDocumentation.OnlySamples, ApiDocumentation.BadParameter, ApiDocumentation.Busy],
    };

    public static readonly ApiOperation Boilerplates = new("listBoilerplate", "套话占比",
        "各报告中有多少句子也见于至少三个其他机关的报告（数字、标点、序号、本机关与本地名称的差异不计）。shared 是这样的句子，repeated 是其余句子中本机关其他报告也有的，own 是都没有的；share 是 shared 所占比例；格式用语（依据、统计期限、联系方式、无其他事项等由格式或法规规定的话）不计入任何一项。"
        + "ranges 是分段计数，不受 share 自身所选范围限制。全部数字出自同一时刻的档案，见 state。",
        WordingParameters.Boilerplate)
    {
        Answers =
        [
            new(200, "一页报告。", Json, $$"""
                { "total": 1, "items": [ { "report": "230717-民政局-2025", "agency": "伊美区民政局", "year": 2025, "region": "黑龙江省伊春市伊美区",
                  "sentences": 42, "shared": 30, "repeated": 5, "own": 7, "share": 0.714 } ],
                  "ranges": [ { "value": "60-80", "count": 1 } ], "state": {{State}} }
                """),
            ApiDocumentation.BadParameter,
            ApiDocumentation.Busy,
        ],
    };

    public static readonly ApiOperation BoilerplateNdjson = new("exportBoilerplate", "下载全部套话占比（NDJSON）", "每行一份报告，形同 /boilerplate 的 items。", WordingParameters.BoilerplateNdjson)
    {
        Answers =
        [
            new(200, "每行一份报告。", "application/x-ndjson", "{\"report\":\"230717-民政局-2025\",\"agency\":\"伊美区民政局\",\"sentences\":42,\"shared\":30,\"share\":0.714}\n"),
            ApiDocumentation.OnlySamples,
            ApiDocumentation.BadParameter,
            ApiDocumentation.Busy,
        ],
    };

    public static readonly ApiOperation BoilerplateCsv = new("exportBoilerplateCsv", "下载全部套话占比（CSV）", "每行一份报告。以 = + - @（也包括全角）或控制字符开头的文字前加撇号，不会被当作公式。", WordingParameters.BoilerplateCsv)
    {
        Answers =
        [
            new(200, "CSV（RFC 4180），UTF-8。", "text/csv", "report,agency,year,region,sentences,shared,repeated,own,share\r\n230717-民政局-2025,伊美区民政局,2025,黑龙江省伊春市伊美区,42,30,5,7,0.7143\r\n"),
            ApiDocumentation.OnlySamples,
            ApiDocumentation.BadParameter,
            ApiDocumentation.Busy,
        ],
    };

    public static readonly ApiOperation Boilerplate = new("getBoilerplate", "一份报告的套话与自有语句",
        "逐句列出：agencies 是报告中有此句的其他机关数（截至 state 的 change），years 是本机关其他报告有此句的年度（现时），state 为 shared、repeated、own 或 formula（格式用语，只计入 formulas，不计入其余各数）。", [])
    {
        Answers =
        [
            new(200, "逐句。", Json, $$"""
                { "report": "230717-民政局-2025", "leastAgencies": 3, "sentences": 1, "shared": 1, "repeated": 0, "own": 0, "formulas": 0, "share": 1,
                  "items": [ { "section": 1, "text": "坚持以公开为常态、不公开为例外。", "agencies": 211, "years": [2024], "state": "shared" } ], "state": {{State}} }
                """),
            .. ApiDocumentation.Addressed,
        ],
    };

    public static readonly ApiOperation OfReport = new("getReportWordings", "一份报告中也见于他处的条目",
        "报告中也见于他处（相同或几乎相同）的条目，按报告顺序；wording 是所属措辞的标识，passages、agencies、first、last 是该组的条目数、机关数与首末年度；formula 是格式用语的规则。", [])
    {
        Answers =
        [
            new(200, "逐条。", Json, $$"""
                { "report": "230717-民政局-2025",
                  "items": [ { "section": 5, "item": 2, "text": "二是解读形式单一，以文字解读为主。", "page": "/r/230717-%E6%B0%91%E6%94%BF%E5%B1%80-2025/v/1/s/5/i/2?f=Yx3kQmZ0",
                    "wording": "Yx3kQmZ0a1b", "passages": 12, "agencies": 7, "first": 2019, "last": 2025, "url": "/api/v1/wordings/Yx3kQmZ0a1b" } ], "state": {{State}} }
                """),
            .. ApiDocumentation.Addressed,
        ],
    };
}
