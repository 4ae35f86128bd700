using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Storage;

namespace GovReportArchive.Search.Own.Columns;

/// <summary>Collects a stored column in memory: a text for each document, in order.</summary>
internal sealed class StoredColumnWriter
{
    private readonly List<long> _starts = [];

    public ByteBuffer Texts { get; } = new();

    public IReadOnlyList<long> Starts => _starts;

    public long Bytes => Texts.Length + (_starts.Count * 8L);

    public void BeginDocument() => _starts.Add(Texts.Length);

    /// <summary>Gives the document begun last its text; a second one takes the place of the first.</summary>
    public void Add(string text)
    {
        Texts.Truncate((int)_starts[^1]);
        Texts.Append(Utf8.Bytes(text));
    }

    public void Clear()
    {
        Texts.Clear();
        _starts.Clear();
    }
}

/// <summary>Writes a stored column (FORMAT.md, Columns).</summary>
internal static class StoredColumnSerializer
{
    public const uint Texts = 0, Starts = 1;

    public static void Write(FramedFileWriter file, uint firstSection, StoredColumnWriter column)
    {
        file.BeginSection(firstSection + Texts);
        file.Write<byte>(column.Texts.Span);
        file.BeginSection(firstSection + Starts);
        foreach (long start in column.Starts) file.Write(start);
        file.Write((long)column.Texts.Length);
    }

    /// <summary>Writes the texts of the live documents of several segments, straight from their files: memory does not grow with them.</summary>
    public static void Merge(FramedFileWriter file, uint firstSection, IReadOnlyList<StoredColumnReader> columns, int[][] docMaps)
    {
        file.BeginSection(firstSection + Texts);
        foreach ((int segment, int doc) in Live(docMaps)) file.Write(columns[segment].Bytes(doc));
        file.BeginSection(firstSection + Starts);
        long start = 0;
        file.Write(start);
        foreach ((int segment, int doc) in Live(docMaps)) file.Write(start += columns[segment].Bytes(doc).Length);
    }

    private static IEnumerable<(int Segment, int Doc)> Live(int[][] docMaps)
    {
        for (int segment = 0; segment < docMaps.Length; segment++)
            for (int doc = 0; doc < docMaps[segment].Length; doc++)
                if (docMaps[segment][doc] >= 0) yield return (segment, doc);
    }
}

/// <summary>A stored column of one segment.</summary>
internal sealed class StoredColumnReader
{
    private readonly Section _texts, _starts;

    public StoredColumnReader(FramedFileReader file, uint firstSection, int documents)
    {
        (_texts, _starts) = (file[firstSection + StoredColumnSerializer.Texts], file[firstSection + StoredColumnSerializer.Starts]);
        if (_starts.Length != (documents + 1L) * sizeof(long)) throw file.Corrupt("a stored column has not one text for each document");
    }

    /// <summary>A document's text as UTF-8; empty where it has none.</summary>
    public ReadOnlySpan<byte> Bytes(int doc)
    {
        ReadOnlySpan<long> range = _starts.Items<long>(doc * 8L, 2);
        return _texts.Bytes(range[0], range[1] - range[0]);
    }
}
