using System.Text;

namespace GovReportArchive.Discovery.Exports;

/// <summary>A column of a CSV file.</summary>
/// <param name="Key">Its header for programs.</param>
/// <param name="Label">Its header for people.</param>
/// <param name="Read">Its cell in the line of a thing.</param>
/// <param name="Show">Its cell for people, where that is another.</param>
internal sealed record CsvColumn<T>(string Key, string Label, Func<T, CsvCell> Read, Func<T, CsvCell>? Show = null);

/// <summary>A kind of CSV files (RFC 4180): a table of columns, and the one place where lines of CSV are made.</summary>
internal sealed class CsvTable<T>(params IReadOnlyList<CsvColumn<T>> columns)
{
    /// <summary>Writes the header and a line for each thing as it comes.</summary>
    /// <param name="output">Gets UTF-8; stays open.</param>
    /// <param name="things">Consumed once, one at a time.</param>
    /// <param name="byteOrderMark">True for a leading byte order mark, without which Excel does not read Chinese.</param>
    /// <param name="forPeople">True: headers are Chinese labels; false: keys.</param>
    /// <param name="cancellationToken">Stops between lines.</param>
    public async Task WriteAsync(Stream output, IEnumerable<T> things, bool byteOrderMark, bool forPeople, CancellationToken cancellationToken = default)
    {
        StreamWriter writer = new(output, new UTF8Encoding(byteOrderMark), bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\r\n" };
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteLineAsync(Line(columns.Select(column => (CsvCell)(forPeople ? column.Label : column.Key)))).ConfigureAwait(false);
            foreach (T thing in things)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await writer.WriteLineAsync(Line(columns.Select(column => (forPeople ? column.Show ?? column.Read : column.Read)(thing)))).ConfigureAwait(false);
            }
        }
    }

    private static string Line(IEnumerable<CsvCell> cells) => string.Join(',', cells);
}
