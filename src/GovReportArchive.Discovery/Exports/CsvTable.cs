using System.Text;

namespace GovReportArchive.Discovery.Exports;

/// <summary>A column of a CSV file.</summary>
/// <param name="Key">Its header for programs.</param>
/// <param name="Label">Its header for people.</param>
/// <param name="Read">Its cell in the line of a thing.</param>
internal sealed record CsvColumn<T>(string Key, string Label, Func<T, CsvCell> Read);

/// <summary>Writes CSV (RFC 4180) from a table of columns; the one place where lines of CSV are made.</summary>
internal static class CsvTable
{
    /// <summary>Writes the header and a line for each thing as it comes.</summary>
    /// <param name="output">Gets UTF-8; stays open.</param>
    /// <param name="columns">The columns in order.</param>
    /// <param name="things">Consumed once, one at a time.</param>
    /// <param name="byteOrderMark">True for a leading byte order mark, without which Excel does not read Chinese.</param>
    /// <param name="chineseHeaders">True: headers are Chinese labels; false: keys.</param>
    /// <param name="cancellationToken">Stops between lines.</param>
    public static async Task WriteAsync<T>(
        Stream output, IReadOnlyList<CsvColumn<T>> columns, IEnumerable<T> things, bool byteOrderMark, bool chineseHeaders, CancellationToken cancellationToken)
    {
        StreamWriter writer = new(output, new UTF8Encoding(byteOrderMark), bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\r\n" };
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteLineAsync(Line(columns.Select(column => (CsvCell)(chineseHeaders ? column.Label : column.Key)))).ConfigureAwait(false);
            foreach (T thing in things)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await writer.WriteLineAsync(Line(columns.Select(column => column.Read(thing)))).ConfigureAwait(false);
            }
        }
    }

    private static string Line(IEnumerable<CsvCell> cells) => string.Join(',', cells);
}
