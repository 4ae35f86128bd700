using System.Text.Json;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Discovery.Exports;

/// <summary>NDJSON: one thing a line.</summary>
internal static class JsonLines
{
    private const int FlushAt = 1 << 16;

    /// <summary>Writes each thing as it comes, as records are written.</summary>
    /// <param name="output">Gets UTF-8; stays open.</param>
    /// <param name="things">Consumed once, one at a time.</param>
    /// <param name="byteOrderMark">True for a leading byte order mark.</param>
    /// <param name="cancellationToken">Stops between lines.</param>
    /// <returns>The number of things.</returns>
    public static async Task<long> WriteAsync<T>(Stream output, IEnumerable<T> things, bool byteOrderMark, CancellationToken cancellationToken)
    {
        long count = 0;
        using MemoryStream buffer = new();
        if (byteOrderMark) buffer.Write("\uFEFF"u8);
        foreach (T thing in things)
        {
            cancellationToken.ThrowIfCancellationRequested();
            JsonSerializer.Serialize(buffer, thing, RecordJson.Options);
            buffer.WriteByte((byte)'\n');
            count++;
            if (buffer.Length >= FlushAt) await SendAsync().ConfigureAwait(false);
        }

        await SendAsync().ConfigureAwait(false);
        return count;

        async Task SendAsync()
        {
            await output.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellationToken).ConfigureAwait(false);
            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
            buffer.SetLength(0);
        }
    }
}
