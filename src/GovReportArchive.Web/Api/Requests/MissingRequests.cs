using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Missing;
using GovReportArchive.Web.Api.Contract;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Api.Requests;

/// <summary>Of whom it is asked what is missing.</summary>
internal sealed record MissingSelection : RequestPart
{
    [Filters(SearchKinds.Agencies)]
    public IReadOnlyList<ReportFilter> Filters { get; init; } = [];

    [Query("只看这种依据：{0}。重复为“或”。", "own", Among = nameof(Choices.MissingBases))]
    public IReadOnlyList<string> Basis { get; init; } = [];

    [Query("true：全国，也列没有收录任何报告的地方。写了 region 时本来就列该地区全部。", "true")]
    public bool All { get; init; }

    public MissingQuestion Question => new() { Filters = Filters, Bases = Basis, All = All };
}

/// <summary><c>GET /missing</c>, and the part of a region's page.</summary>
[Operation(ApiTags.Metrics, "本库未收的报告", "Reports that should be there and are not held",
    "应有年度报告而本库没有收录的机关。没有收录不说明没有发布。依据（basis）：own 本库收有该机关其他年度的报告，缺的年度在其间，或在其后而已过期限；gazetteer 地名表中的省、市、县级人民政府（自2008年度起，限于该地名存在的年度），"
    + "以及同县已收有其他乡镇的年度的乡镇、街道；siblings 同省同级收有该年度报告的地方至少半数（且不少于三个）有此类部门的报告，而此处没有。why 说明依据，evidence 是其所据报告的地址。"
    + "sure 为 false 的拿不准，doubts 说明原因（改名、合并、年度不明等）。已撤销的地名其后不列，全国统一改革后不再存在的机关其后不列，已撤下的报告（withdrawn）不算未收。undated 是该机关年度不明的报告，可能即是。"
    + "source 是从何处找起：最近年度的报告所在的页面。years 是所选全部机关的合计，不受 year 限制。没有写 region 时只看收有报告的地方，all=true 则看全国。")]
[Answer(200, "一页机关。")]
[OwnFreshness]
internal sealed record ListMissing : ApiRequest<ListMissing>
{
    public MissingSelection Selected { get; init; } = new();

    [Query("每页机关数，1 至 200。", "50", Minimum = 1, Maximum = 200)]
    public int Limit { get; init; } = 50;
    [Query("上一页答复中的 next，原样传回；其他参数须与上一页相同。", "eyJ…")]
    public string? Cursor { get; init; }

    public MissingQuestion Question => Selected.Question with { Limit = Limit, Cursor = Cursor };
}

/// <summary><c>GET /missing.csv</c>.</summary>
[Operation(ApiTags.Metrics, "下载本库未收的报告（CSV）", "Reports that are not held, as CSV", "每行一个机关的一年，含义与 /missing 相同；不分页。" + TableForm.Safe)]
[Answer(200, TableForm.Answer, "agency,name,region,year,type,basis\r\n230717/民政局,伊美区民政局,230717,2023,民政,own\r\n", MediaType = FileAnswer.Table)]
[OwnFreshness]
internal sealed record ExportMissing : TableRequest<ExportMissing, MissingSelection>;

/// <summary><c>GET /missing.xlsx</c>.</summary>
[Operation(ApiTags.Metrics, "下载本库未收的报告（Excel）", "Reports that are not held, as a workbook", "每行一个机关的一年，列同 CSV，网址为链接。" + WorkbookForm.About)]
[Answer(200, WorkbookForm.Answer, MediaType = FileAnswer.Workbook)]
[OwnFreshness]
internal sealed record ExportMissingWorkbook : WorkbookRequest<ExportMissingWorkbook, MissingSelection>;
