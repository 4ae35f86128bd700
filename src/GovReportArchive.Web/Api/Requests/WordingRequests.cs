using GovReportArchive.Discovery.Facets;
using GovReportArchive.Web.Api.Contract;
using GovReportArchive.Wording.Groups;
using GovReportArchive.Wording.Similar;

namespace GovReportArchive.Web.Api.Requests;

/// <summary>What selects wordings and puts them in order.</summary>
internal sealed record WordingSelection : RequestPart
{
    [Query("措辞的任一变体中含有的文字（忽略全半角、大小写、繁简差异）。", "形式单一", Name = "q")]
    public string? Text { get; init; }
    [Filters(SearchKinds.Wordings)]
    public IReadOnlyList<ReportFilter> Filters { get; init; } = [];
    [Query("排序：{0}。near、type、level 分别需要参数 near、sameType、sameLevel。缺省为 used，给出后三者之一时为其排序。", "newest", Among = nameof(Choices.WordingSorts))]
    public string? Sort { get; init; }
    [Query("地区代码或名称：同县用过的在前，其次同市、同省。", "230717")]
    public string? Near { get; init; }
    [Query("机关类型：此类机关用得多的在前。", "民政")]
    public string? SameType { get; init; }
    [Query("机关层级：此层级用得多的在前。", "county", Among = nameof(Choices.Levels))]
    public string? SameLevel { get; init; }
    [Query("1 只列格式用语：依据、统计期限、联系方式、无其他事项等由格式或法规规定的话（{0}）。缺省为 0，只列其余，格式用语另计数。", "1", Among = nameof(Choices.ZeroOrOne), Listed = nameof(Choices.FormulaNames))]
    public string Formula { get; init; } = "0";

    /// <summary>As the archive asks it; without a page.</summary>
    public WordingQuery Query => new() { Text = Text, Filters = Filters, Sort = Sort, Near = Near, SameType = SameType, SameLevel = SameLevel, Formula = Formula == "1" };
}

/// <summary><c>GET /wordings</c>, and its page.</summary>
[Operation(ApiTags.Wordings, "措辞沿革", "Search wording groups",
    "至少出现两次的措辞：相同或几乎相同的条目归为一组。数字、年份、本机关与本地名称、序号和标点的差异不计；其余按两字片段的重合度（Jaccard）与该组代表比较。"
    + "passages、agencies、regions、years、first、last 只计符合筛选的条目；all 是全库条目数，variants 是全库变体数。两个机关写同一句话是两个先例，各自计数。"
    + "near 为地名时按首个同名地区排序，near 写明取的是哪一处，places 列出全部同名地区，可改用代码。格式用语（依据、统计期限、联系方式、无其他事项等由格式或法规规定的话）不列在内，formulas 是其中符合条件的组数，formula=1 列出；各组的 formula 是所依规则。在后台整理：state 的 change 是已整理到的变更序号，stale 为 true 时其后又有变动。")]
[Answer(200, "一页措辞。")]
internal sealed record ListWordings : ApiRequest<ListWordings>
{
    public WordingSelection Selected { get; init; } = new();
    public Paging Page { get; init; } = new();

    public WordingQuery Query => Selected.Query with { Limit = Page.Limit, Cursor = Page.Cursor };
}

/// <summary><c>GET /wordings/{id}</c>.</summary>
[Operation(ApiTags.Wordings, "一组措辞的变体与出处", "Variants and uses of a wording",
    "variants 至多 50 种，difference 是与代表的逐词差异：same 与 removed 连起来是代表，same 与 added 连起来是变体；wording 可作 /passages 的 wording 参数，列出与此变体逐字相同的条目。uses 按地区、机关、年度排列，以 cursor 翻页。")]
[Answer(200, "变体与出处。")]
[Answer(404, "没有这个标识。")]
internal sealed record GetWording : ApiRequest<GetWording>
{
    [Path("措辞标识，见 /wordings 的 items。", "Yx3kQmZ0a1b")]
    public string Id { get; init; } = "";
    public ListPaging Page { get; init; } = new();
}

/// <summary><c>GET /wordings.ndjson</c>.</summary>
[Operation(ApiTags.Wordings, "下载全部措辞（NDJSON）", "All wording groups that match as NDJSON", "每行一组措辞，形同 /wordings 的 items。" + TextForm.Whole)]
[Answer(200, "每行一组措辞。", "{\"id\":\"Yx3kQmZ0a1b\",\"text\":\"……\",\"passages\":12}\n", MediaType = FileAnswer.Lines)]
internal sealed record ExportWordings : LinesRequest<ExportWordings, WordingSelection>;

/// <summary><c>GET /wordings.csv</c>.</summary>
[Operation(ApiTags.Wordings, "下载全部措辞（CSV）", "All wording groups that match as CSV", "每行一组措辞。" + TableForm.Safe)]
[Answer(200, TableForm.Answer, "id,text,passages\r\nYx3kQmZ0a1b,二是解读形式单一。,12\r\n", MediaType = FileAnswer.Table)]
internal sealed record ExportWordingsCsv : TableRequest<ExportWordingsCsv, WordingSelection>;

/// <summary><c>GET /wordings.xlsx</c>.</summary>
[Operation(ApiTags.Wordings, "下载全部措辞组（Excel）", "All wording groups as a workbook", "每行一组，列同 CSV。" + WorkbookForm.About)]
[Answer(200, WorkbookForm.Answer, MediaType = FileAnswer.Workbook)]
internal sealed record ExportWordingsWorkbook : WorkbookRequest<ExportWordingsWorkbook, WordingSelection>;

/// <summary><c>GET /reports/{id}/wordings</c>.</summary>
[Operation(ApiTags.Wordings, "一份报告中也见于他处的条目", "A report's passages that stand elsewhere too",
    "报告中也见于他处（相同或几乎相同）的条目，按报告顺序；wording 是所属措辞的标识，passages、agencies、first、last 是该组的条目数、机关数与首末年度；formula 是格式用语的规则。")]
[Answer(200, "逐条。")]
internal sealed record GetReportWordings : ReportRequest<GetReportWordings>;

/// <summary><c>GET /reports/{id}/similar</c>.</summary>
[Operation(ApiTags.Wordings, "措辞最相近的报告", "Reports that are worded most like one",
    "similarity 是本报告有多少文字也见于对方：本报告参与比较的句子（compared 句；格式用语、小标题和过短的不计）中，对方有相同或几乎相同的一句的，按字数计所占的比例，0 至 1；反过来比较得到另一个数。"
    + "数字、标点和各自的机关、地区名称不计；几乎相同的标准同措辞沿革。shared 是这样的句数；examples 是其中最长的至多三句：text 是本报告的，other 是对方的，page 与 otherPage 是所在条目的永久地址。compare 是两份报告的对照。"
    + "先以本报告较长的条目寻找，再逐句比较：只在短句上相同的报告可能不在其中。")]
[Answer(200, "由近及远。")]
internal sealed record GetSimilar : ReportRequest<GetSimilar>
{
    [Query("true：同一机关的其他报告。缺省为其他机关的报告，每个机关只列最相近的一份。", "true")]
    public bool Own { get; init; }
    [Query("至多几份，1 至 20。", "10", Minimum = 1, Maximum = SimilarSearch.LargestLimit)]
    public int Limit { get; init; } = 10;
}
