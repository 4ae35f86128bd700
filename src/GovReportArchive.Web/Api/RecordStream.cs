using System.Text.Json;
using GovReportArchive.Archive;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Web.Api;

/// <summary>Records as NDJSON: one record a line, as <c>govreport import</c> reads them.</summary>
internal static class RecordStream
{
    private const int FlushAt = 1 << 16;

    /// <summary>Writes each record as it comes, in UTF-8; the output stays open.</summary>
    public static async Task WriteAsync(Stream output, IEnumerable<StoredReport> reports, bool byteOrderMark, CancellationToken cancellationToken)
    {
        using MemoryStream buffer = new();
        if (byteOrderMark) buffer.Write("\uFEFF"u8);
        foreach (StoredReport report in reports)
        {
            cancellationToken.ThrowIfCancellationRequested();
            JsonSerializer.Serialize(buffer, report.Record, RecordJson.Options);
            buffer.WriteByte((byte)'\n');
            if (buffer.Length < FlushAt) continue;
            await SendAsync();
        }

        await SendAsync();

        async Task SendAsync()
        {
            await output.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellationToken);
            await output.FlushAsync(cancellationToken);
            buffer.SetLength(0);
        }
    }
}
