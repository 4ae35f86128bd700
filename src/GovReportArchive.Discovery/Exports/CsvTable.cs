using System.Text;

namespace GovReportArchive.Discovery.Exports;

/// <summary>A column of a table that leaves the archive.</summary>
/// <param name="Key">Its header for programs.</param>
/// <param name="Label">Its header for people.</param>
/// <param name="Read">Its cell in the line of a thing.</param>
/// <param name="Show">Its cell for people, where that is another.</param>
internal sealed record CsvColumn<T>(string Key, string Label, Func<T, CsvCell> Read, Func<T, CsvCell>? Show = null)
{
    /// <summary>Where its cell leads in a workbook: a path below the server's own address, or an address elsewhere; null for nowhere.</summary>
    public Func<T, string?>? Link { get; init; }

    /// <summary>Whether the cell holds addresses, parted by blanks: those of the server itself are paths, and whole where its own address is known.</summary>
    public bool IsAddress { get; init; }

    /// <summary>What a workbook shows where the cell holds nothing: the sign that the report prints there.</summary>
    public Func<T, string?>? Sign { get; init; }

    /// <summary>Characters that are seen at once in a workbook; 0 for as many as its header has.</summary>
    public int Width { get; init; }

    /// <summary>The cell in the line of a thing.</summary>
    /// <param name="thing">The thing.</param>
    /// <param name="forPeople">Whether people read it.</param>
    /// <param name="site">The server's own address, without a slash at its end; empty where it is not known.</param>
    public CsvCell CellOf(T thing, bool forPeople, string site)
    {
        CsvCell cell = (forPeople ? Show ?? Read : Read)(thing);
        return IsAddress && site.Length > 0 && cell.Text is { Length: > 0 } text
            ? string.Join(' ', text.Split(' ').Select(address => address.StartsWith('/') ? site + address : address))
            : cell;
    }
}

/// <summary>A kind of tables that leave the archive: its columns, and the one place where lines of CSV (RFC 4180) are made of them.</summary>
internal sealed class CsvTable<T>(params IReadOnlyList<CsvColumn<T>> columns)
{
    /// <summary>The columns, from left to right.</summary>
    public IReadOnlyList<CsvColumn<T>> Columns => columns;

    /// <summary>The line of headers, without its end.</summary>
    public string Header(bool forPeople) => Line(columns.Select(column => (CsvCell)(forPeople ? column.Label : column.Key)));

    /// <summary>The line of a thing, without its end.</summary>
    public string Line(T thing, bool forPeople, string site = "") => Line(columns.Select(column => column.CellOf(thing, forPeople, site)));

    /// <summary>Writes the header and a line for each thing as it comes.</summary>
    /// <param name="output">Gets UTF-8; stays open.</param>
    /// <param name="things">Consumed once, one at a time.</param>
    /// <param name="byteOrderMark">True for a leading byte order mark, without which Excel does not read Chinese.</param>
    /// <param name="forPeople">True: headers are Chinese labels; false: keys.</param>
    /// <param name="site">The server's own address, for those in the cells.</param>
    /// <param name="cancellationToken">Stops between lines.</param>
    /// <returns>The number of things.</returns>
    public async Task<long> WriteAsync(Stream output, IEnumerable<T> things, bool byteOrderMark, bool forPeople, string site = "", CancellationToken cancellationToken = default)
    {
        long count = 0;
        StreamWriter writer = new(output, new UTF8Encoding(byteOrderMark), bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\r\n" };
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteLineAsync(Header(forPeople)).ConfigureAwait(false);
            foreach (T thing in things)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await writer.WriteLineAsync(Line(thing, forPeople, site)).ConfigureAwait(false);
                count++;
            }
        }

        return count;
    }

    private static string Line(IEnumerable<CsvCell> cells) => string.Join(',', cells);
}
