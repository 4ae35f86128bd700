using GovReportArchive.Discovery.Passages;
using GovReportArchive.Web.Api.Contract;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Api.Requests;

/// <summary>The format of a citation.</summary>
[Answer(200, "format=ris 的文件。", "TY  - RPRT\r\nAU  - 伊美区民政局\r\nTI  - 伊美区民政局2025年政府信息公开工作年度报告\r\nER  - \r\n", MediaType = "application/x-research-info-systems")]
[Answer(200, "format=bibtex 的文件。", "@techreport{govreport2025-1a2b3c4d,\n  author = {{伊美区民政局}},\n}\n", MediaType = "application/x-bibtex")]
[Answer(200, "format=gb7714 或 plain 的文件。", "伊美区民政局. 伊美区民政局2025年政府信息公开工作年度报告[R/OL]. [2026-02-01]. https://example.org/2025.html.", MediaType = "text/plain")]
[Answer(409, "库中尚无报告，当前展示的是样例，样例的引文不能下载。")]
internal sealed record CitationChoice : RequestPart
{
    /// <summary>What descriptions of citations end with.</summary>
    public const string About = "各格式都以发布网页的地址（source，没有读到的不写）居先，本库的永久地址（page）随后；发布日期照报告，访问日期（accessed）为今日。没有读到的著者与日期从略。";

    [Query("只要这一格式，作为文件：{0}。缺省：全部格式，JSON。", "ris", Among = nameof(Choices.CitationFormats))]
    public string? Format { get; init; }

    /// <summary>The format that was chosen; null for all of them.</summary>
    public CitationFormat? Chosen => CitationFormat.All.FirstOrDefault(format => format.Name == Format);
}

/// <summary><c>GET /reports/{id}/citation</c>.</summary>
[Operation(ApiTags.Reports, "一份报告的引文", "How to cite a report", "一份报告的引文：GB/T 7714、BibTeX、RIS 与一句话的出处。" + CitationChoice.About)]
[Answer(200, "全部格式。")]
[OwnFreshness]
internal sealed record CiteReport : VersionRequest<CiteReport>
{
    public CitationChoice As { get; init; } = new();
}

/// <summary><c>GET /r/{id}/v/{version}/s/{section}/i/{item}/citation</c>.</summary>
[Operation(ApiTags.Permanent, "一个条目的引文", "How to cite a passage", "一个条目的引文：GB/T 7714、BibTeX、RIS 与一句话的出处，指明第几部分第几条。" + CitationChoice.About)]
[Answer(200, "全部格式。")]
[OwnFreshness]
internal sealed record CiteItem : ApiRequest<CiteItem>
{
    public VersionAddress Report { get; init; } = new();
    [Path("部分在报告中的序号，从 1 起。", "5")]
    public int Section { get; init; }
    [Path("条目在部分中的序号，从 1 起，小标题不计。", "2")]
    public int Item { get; init; }
    [Query("条目文字的指纹，同条目的永久地址。", "Yx3kQmZ0", Name = "f")]
    public string? Fingerprint { get; init; }
    public CitationChoice As { get; init; } = new();
}

/// <summary><c>GET /r/{id}/v/{version}/c/{key}/citation</c>.</summary>
[Operation(ApiTags.Permanent, "一个指标的引文", "How to cite a count", "一个指标的引文：GB/T 7714、BibTeX、RIS 与一句话的出处，指明表中哪一格。" + CitationChoice.About)]
[Answer(200, "全部格式。")]
[OwnFreshness]
internal sealed record CiteCount : ApiRequest<CiteCount>
{
    public VersionAddress Report { get; init; } = new();
    [Path("指标的键，见 /api/v1/counts。", "applications.received.total")]
    public string Key { get; init; } = "";
    public CitationChoice As { get; init; } = new();
}
