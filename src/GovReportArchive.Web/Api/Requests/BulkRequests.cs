using GovReportArchive.Web.Api.Contract;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Api.Requests;

/// <summary><c>GET /bulk</c>.</summary>
[Operation(ApiTags.Bulk, "整库下载：版本与文件", "The whole archive as files",
    "档案库在某一变更序号时的全部报告，分为若干文件：记录（NDJSON，gzip）、表格（CSV，gzip；Parquet）、每格一行的指标与每条一行的条目（Parquet）、原件的 BagIt 清单（原件按其中 fetch.txt 逐件下载），另有说明与使用须知。"
    + "在后台制作，每天至多一次，只保留最近两版；写完全部文件才列出。一有报告撤下，此前的各版不再列出，随即重新制作。样例不在其中。尚未制作时 items 为空。")]
[Answer(200, "各版，由新到旧。")]
[OwnFreshness]
internal sealed record ListBulk : ApiRequest<ListBulk>;

/// <summary><c>GET /bulk/{version}/{file}</c>.</summary>
[Operation(ApiTags.Bulk, "整库下载：一个文件", "One file of the whole archive", "文件原样发送，不另压缩；ETag 与 Repr-Digest 是其 SHA-256，支持 Range，可以断点续传。")]
[Answer(200, "文件的字节。", MediaType = FileAnswer.Bytes)]
[Answer(206, "文件的一段。", MediaType = FileAnswer.Bytes)]
[Answer(307, "version 为 latest：Location 是最新一版中的同名文件。")]
[Answer(404, "没有这一版或这个文件。", """
    { "type": "/help#problem-not-found", "title": "没有找到", "status": 404, "code": "not-found", "detail": "1841-0f3b9c2a 中没有文件 counts.csv。" }
    """)]
[OwnFreshness]
internal sealed record GetBulkFile : ApiRequest<GetBulkFile>
{
    [Path("版本，见 /api/v1/bulk；latest 为最新一版。", "latest")]
    public string Version { get; init; } = "";
    [Path("文件名；manifest.json 为这一版的清单。", "counts.parquet")]
    public string File { get; init; } = "";
}
