using System.Runtime.InteropServices;
using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Storage;

namespace GovReportArchive.Search.Own.Postings;

/// <summary>One posting list in a mapped file: its tables, read where they lie. Immutable; cursors walk it.</summary>
internal sealed class PostingsReader
{
    private const int Word = sizeof(int);
    private readonly Section _section;
    private readonly PostingsLayout _layout;
    private readonly int _documents;
    private readonly long _lastDocs, _blockAt, _placesAt, _highest, _leastRatio, _bitmap = -1, _data, _places;

    /// <summary>Opens the list that begins at <paramref name="at"/> of a postings section.</summary>
    public PostingsReader(Section section, long at, PostingsLayout layout, int documents)
    {
        (_section, _layout, _documents) = (section, layout, documents);
        int used = 0;
        DocCount = (int)VarInt.Read(section.Bytes(at, Math.Min(5, section.Length - at)), ref used);
        if (DocCount <= 0 || DocCount > documents) throw new FormatException("A posting list has more documents than its segment.");
        long next = at + used;
        if (DocCount < BlockCode.Size)
        {
            _data = next;
            return;
        }

        next = Aligned(next);
        uint flags = Number(next);
        Blocks = (int)Number(next + Word);
        if (Blocks != DocCount / BlockCode.Size) throw new FormatException("A posting list has a wrong number of blocks.");
        _lastDocs = next + (2 * Word);
        _blockAt = _lastDocs + (Blocks * Word);
        next = _blockAt + ((Blocks + 2) * Word);
        if (HasPositions)
        {
            _placesAt = next;
            next += (Blocks + 1) * Word;
        }

        if ((layout & PostingsLayout.Bounds) != 0)
        {
            _highest = next;
            _leastRatio = next + ((Blocks + 1) * Word);
            next = _leastRatio + ((Blocks + 1) * Word);
        }

        if ((flags & PostingsSerializer.BitmapFlag) != 0)
        {
            _bitmap = Aligned(next);
            next = _bitmap + (DocBits.WordsFor(documents) * sizeof(ulong));
        }

        _data = next;
        _places = _data + Number(_blockAt + ((Blocks + 1) * Word));
    }

    /// <summary>Documents in the list.</summary>
    public int DocCount { get; }

    /// <summary>Full blocks of 128 documents; what is left over follows as one shorter block.</summary>
    public int Blocks { get; }

    public int Documents => _documents;

    public bool HasPositions => (_layout & PostingsLayout.Positions) != 0;

    /// <summary>Documents that follow the full blocks.</summary>
    public int TailCount => DocCount - (Blocks * BlockCode.Size);

    public bool HasBitmap => _bitmap >= 0;

    /// <summary>The last document of each full block.</summary>
    public ReadOnlySpan<int> LastDocs => Blocks == 0 ? [] : _section.Items<int>(_lastDocs, Blocks);

    /// <summary>The documents as a bitmap; only where there is one.</summary>
    public ReadOnlySpan<ulong> Bitmap => _section.Items<ulong>(_bitmap, DocBits.WordsFor(_documents));

    /// <summary>For each block, the left-over one included, the highest frequency; empty for short lists.</summary>
    public ReadOnlySpan<int> Highest => Blocks == 0 ? [] : _section.Items<int>(_highest, Blocks + 1);

    /// <summary>For each block, the left-over one included, the least length by frequency; empty for short lists.</summary>
    public ReadOnlySpan<float> LeastRatio => Blocks == 0 ? [] : _section.Items<float>(_leastRatio, Blocks + 1);

    /// <summary>The bytes of a full block.</summary>
    public ReadOnlySpan<byte> Block(int block)
    {
        ReadOnlySpan<uint> at = _section.Items<uint>(_blockAt + (block * Word), 2);
        if (at[1] < at[0]) throw new FormatException("A block ends before it begins.");
        return _section.Bytes(_data + at[0], at[1] - at[0]);
    }

    /// <summary>The bytes from the left-over documents on; more may follow.</summary>
    public ReadOnlySpan<byte> Tail(out long start)
    {
        start = Blocks == 0 ? _data : _data + Number(_blockAt + (Blocks * Word));
        // A document and its frequency take ten bytes at most.
        return _section.Bytes(start, Math.Min(_section.Length - start, BlockCode.Size * 10));
    }

    /// <summary>The bytes of a block's positions: one byte for the bits of each, then the positions, then at least eight spare bytes.</summary>
    /// <param name="block">The block.</param>
    /// <param name="count">Positions in the block.</param>
    /// <param name="tailEnd">For a short list: where its documents end and its positions begin.</param>
    public ReadOnlySpan<byte> Places(int block, int count, long tailEnd)
    {
        long start = Blocks == 0 ? tailEnd : _places + Number(_placesAt + (block * Word));
        int bits = _section.Bytes(start, 1)[0];
        if (bits > BitStream.MostBits) throw new FormatException("A position has too many bits.");
        return _section.Bytes(start, 1 + BitStream.BytesFor(count, bits) + BitStream.Spare);
    }

    /// <summary>Adds the list's documents to a set.</summary>
    public void OrInto(Span<ulong> bits)
    {
        if (HasBitmap)
        {
            DocBits.Or(bits, Bitmap);
            return;
        }

        PostingsCursor cursor = new(this);
        for (int block = 0; block < cursor.BlockCount; block++)
        {
            cursor.Load(block);
            foreach (int doc in cursor.Docs) DocBits.Set(bits, doc);
        }
    }

    private uint Number(long at) => MemoryMarshal.Read<uint>(_section.Bytes(at, Word));

    // Lists are aligned to the file, and sections begin at multiples of eight.
    private static long Aligned(long at) => (at + FramedFileWriter.Alignment - 1) / FramedFileWriter.Alignment * FramedFileWriter.Alignment;
}
