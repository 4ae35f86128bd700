using System.Text.Json;
using GovReportArchive.Corpus;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Web.Api;

/// <summary>NDJSON: one thing a line.</summary>
internal static class RecordStream
{
    private const int FlushAt = 1 << 16;

    /// <summary>Writes the record of each report, as <c>govreport import</c> reads them.</summary>
    public static Task WriteAsync(Stream output, IEnumerable<StoredReport> reports, bool byteOrderMark, CancellationToken cancellationToken) =>
        WriteLinesAsync(output, reports.Select(report => report.Record), byteOrderMark, cancellationToken);

    /// <summary>Writes each thing as it comes, in UTF-8; the output stays open.</summary>
    public static async Task WriteLinesAsync<T>(Stream output, IEnumerable<T> things, bool byteOrderMark, CancellationToken cancellationToken)
    {
        using MemoryStream buffer = new();
        if (byteOrderMark) buffer.Write("\uFEFF"u8);
        foreach (T thing in things)
        {
            cancellationToken.ThrowIfCancellationRequested();
            JsonSerializer.Serialize(buffer, thing, RecordJson.Options);
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
