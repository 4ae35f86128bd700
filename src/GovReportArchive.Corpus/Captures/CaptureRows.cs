using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GovReportArchive.Corpus.Catalog;

namespace GovReportArchive.Corpus.Captures;

/// <summary>What an address gave last, of what is held.</summary>
internal sealed record AddressRow(string Sha256, DateTimeOffset Asked, DateTimeOffset? Gone);

/// <summary>The tables of captures and addresses, within one transaction.</summary>
internal sealed class CaptureRows(CatalogReader reader)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The capture that an original is read with: the first that came; null where it came as a file.</summary>
    public Capture? First(string sha256) => reader.Connection.Row(
        "SELECT address, at, status, headers, via, page FROM captures WHERE sha256 = $1 ORDER BY n LIMIT 1",
        row => new Capture(
            row.GetString(0), row.Moment(1), (int?)row.Number(2), Read<string[][]>(row.GetString(3)).Select(header => KeyValuePair.Create(header[0], header[^1])).ToArray(), row.Text(4),
            row.Text(5) is { } page ? Read<CapturePage>(page) : null)
        { WasAsked = !row.IsDBNull(2) },
        sha256);

    /// <summary>Where an original came from, in order of arrival.</summary>
    public List<CaptureInfo> Of(string sha256) => reader.Connection.Rows(
        """
        SELECT c.address, c.at, c.status, c.via, a.gone, a.gone_status FROM captures c LEFT JOIN addresses a ON a.address = c.address AND a.sha256 = c.sha256
        WHERE c.sha256 = $1 ORDER BY c.n
        """,
        row => new CaptureInfo(row.GetString(0), row.Moment(1), (int?)row.Number(2), row.Text(3), row.IsDBNull(4) ? null : row.Moment(4), (int?)row.Number(5)),
        sha256);

    /// <summary>A page that led to a report of a place, and that report: of the newest year; null where none is known.</summary>
    public (string Page, string Report)? PageOf(string region) => reader.Connection.Rows(
        """
        SELECT c.via, r.id FROM reports r JOIN versions v ON v.report = r.key JOIN captures c ON c.sha256 = v.sha256
        WHERE r.region = $1 AND r.withdrawn = 0 AND c.via IS NOT NULL ORDER BY r.year DESC NULLS LAST, r.key, c.via LIMIT 1
        """,
        row => ((string, string)?)(row.GetString(0), row.GetString(1)), region).FirstOrDefault();

    /// <summary>The original that an address gave first at a moment; null where none is known.</summary>
    public string? TakenAt(string address, DateTimeOffset at) =>
        reader.Connection.Scalar<string>("SELECT sha256 FROM addresses a WHERE address = $1 AND EXISTS(SELECT 1 FROM captures c WHERE c.sha256 = a.sha256 AND c.address = a.address AND c.at = $2)", address, HistoryQueries.Written(at));

    /// <summary>What an address gave last; null where nothing is held of it.</summary>
    public AddressRow? At(string? address) => reader.Connection.Row(
        "SELECT sha256, asked, gone FROM addresses WHERE address = $1", row => new AddressRow(row.GetString(0), row.Moment(1), row.IsDBNull(2) ? null : row.Moment(2)), address);

    /// <summary>The version that an address gave last, and its report; null where nothing is held of it.</summary>
    public (ReportRow Report, VersionRow Version)? HeldAt(string? address) =>
        At(address) is { } row && reader.VersionsOf(row.Sha256) is [var version, ..] && reader.Report(version.Report) is { } report ? (report, version) : null;

    /// <summary>Adds a capture; false where it is known.</summary>
    public bool Add(string sha256, Capture capture) => reader.Connection.Execute(
        """
        INSERT INTO captures(sha256, address, n, at, status, headers, via, page)
        VALUES($1, $2, (SELECT count(*) + 1 FROM captures WHERE sha256 = $1), $3, $4, $5, $6, $7) ON CONFLICT(sha256, address) DO NOTHING
        """,
        sha256, capture.Address, HistoryQueries.Written(capture.At), capture.Status, JsonSerializer.Serialize((capture.Headers ?? []).Select(header => new[] { header.Key, header.Value }), Json),
        capture.Via, capture.Page is null ? null : JsonSerializer.Serialize(capture.Page, Json)) > 0;

    /// <summary>Notes what an address gave; it is not gone, then.</summary>
    public void Point(string address, string sha256, DateTimeOffset asked, int? status) => reader.Connection.Execute(
        """
        INSERT INTO addresses(address, sha256, asked, status) VALUES($1, $2, $3, $4)
        ON CONFLICT(address) DO UPDATE SET sha256 = excluded.sha256, asked = excluded.asked, status = excluded.status, gone = NULL, gone_status = NULL
        """,
        address, sha256, HistoryQueries.Written(asked), status);

    /// <summary>Notes that an address of which something is held was asked.</summary>
    public void Ask(string address, DateTimeOffset asked, int status) =>
        reader.Connection.Execute("UPDATE addresses SET asked = $2, status = $3 WHERE address = $1", address, HistoryQueries.Written(asked), status);

    /// <summary>Notes since when an address answers that there is nothing; null that it answers again.</summary>
    public void SetGone(string address, DateTimeOffset? since, int? status) => reader.Connection.Execute(
        "UPDATE addresses SET gone = $2, gone_status = $3 WHERE address = $1", address, since is { } moment ? HistoryQueries.Written(moment) : null, status);

    private static T Read<T>(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Json) ?? throw new FormatException("null");
        }
        catch (JsonException error)
        {
            throw new FormatException(error.Message, error);
        }
    }
}
