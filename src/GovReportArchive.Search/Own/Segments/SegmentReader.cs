using System.Runtime.InteropServices;
using GovReportArchive.Search.Own.Columns;
using GovReportArchive.Search.Own.Documents;
using GovReportArchive.Search.Own.Postings;
using GovReportArchive.Search.Own.Storage;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Own.Segments;

/// <summary>The mapped files of one segment. Shared by snapshots, which count their uses; the files are let go with the last use.</summary>
internal sealed class SegmentReader
{
    private readonly List<FramedFileReader> _files = [];
    private readonly SegmentLayout _layout;
    private readonly Section _wordPostings, _pairPostings, _statistics;
    private readonly Section[] _lengths;
    private int _uses = 1;

    private SegmentReader(IIndexStorage storage, SegmentLayout layout, SegmentEntry entry)
    {
        (_layout, Name, Documents) = (layout, entry.Name, entry.Documents);
        try
        {
            Ids = new IdTableReader(Open(storage, entry, FileKind.Ids), Documents);
            FramedFileReader words = Open(storage, entry, FileKind.Words);
            Words = new TermDictionaryReader(words, SegmentLayout.Terms);
            (_wordPostings, _statistics) = (words[SegmentLayout.Postings], words[SegmentLayout.Statistics]);
            _lengths = [.. Enumerable.Range(0, layout.WordFields).Select(field => words[SegmentLayout.Lengths + (uint)field])];
            if (_lengths.Any(section => section.Length != Documents)) throw words.Corrupt("it has not one length for each document");
            FramedFileReader pairs = Open(storage, entry, FileKind.Pairs);
            Pairs = new TermDictionaryReader(pairs, SegmentLayout.Terms);
            _pairPostings = pairs[SegmentLayout.Postings];
            Units = new UnitTableReader(pairs, SegmentLayout.Units);

            FramedFileReader columns = Open(storage, entry, FileKind.Columns);
            IReadOnlyList<Column> schema = layout.Schema.Columns;
            Keywords = new ColumnReaders<KeywordColumnReader>(schema, ColumnKind.Keyword, section => new KeywordColumnReader(columns, section, Documents));
            Numbers = new ColumnReaders<NumberColumnReader>(schema, ColumnKind.Number, section => new NumberColumnReader(columns, section, Documents));
            Stored = new ColumnReaders<StoredColumnReader>(schema, ColumnKind.Stored, section => new StoredColumnReader(columns, section, Documents));
        }
        catch
        {
            Release();
            throw;
        }
    }

    public string Name { get; }

    /// <summary>Documents in the files, deleted ones included.</summary>
    public int Documents { get; }

    public IdTableReader Ids { get; }

    /// <summary>Terms of the words file: a byte for the word field, then the word.</summary>
    public TermDictionaryReader Words { get; }

    /// <summary>Terms of the pairs file.</summary>
    public TermDictionaryReader Pairs { get; }

    public UnitTableReader Units { get; } = null!;

    public ColumnReaders<KeywordColumnReader> Keywords { get; }

    public ColumnReaders<NumberColumnReader> Numbers { get; }

    public ColumnReaders<StoredColumnReader> Stored { get; }

    public IReadOnlyList<FramedFileReader> Files => _files;

    public static SegmentReader Open(IIndexStorage storage, SegmentLayout layout, SegmentEntry entry) => new(storage, layout, entry);

    /// <summary>The posting list of a word term.</summary>
    public PostingsReader WordList(int term) => new(_wordPostings, Words.List(term), PostingsLayout.Bounds, Documents);

    /// <summary>The posting list of a pair.</summary>
    public PostingsReader PairList(int term) => new(_pairPostings, Pairs.List(term), PostingsLayout.Positions, Documents);

    /// <summary>Length codes of the documents in a word field.</summary>
    public ReadOnlySpan<byte> Lengths(int wordField) => _lengths[wordField].All<byte>();

    /// <summary>How many documents have words in a word field, and how many words in all.</summary>
    public (long With, long Total) Statistics(int wordField)
    {
        ReadOnlySpan<long> both = MemoryMarshal.Cast<byte, long>(_statistics.Bytes(wordField * 16L, 16));
        return (both[0], both[1]);
    }

    public void Retain() => Interlocked.Increment(ref _uses);

    public void Release()
    {
        if (Interlocked.Decrement(ref _uses) > 0) return;
        foreach (FramedFileReader file in _files) file.Dispose();
    }

    private FramedFileReader Open(IIndexStorage storage, SegmentEntry entry, FileKind kind)
    {
        FramedFileReader file = FramedFileReader.Open(storage, entry.File(kind), kind);
        _files.Add(file);
        return file;
    }
}
