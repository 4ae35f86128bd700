using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Storage;

namespace GovReportArchive.Search.Own.Postings;

/// <summary>Writes posting lists, one after another, into the current section of a file (FORMAT.md, Postings).</summary>
internal sealed class PostingsSerializer(FramedFileWriter file, PostingsLayout layout, int documents)
{
    /// <summary>A list of at least one in this many documents also stores its documents as a bitmap.</summary>
    public const int BitmapShare = 8;

    public const uint BitmapFlag = 1;

    private readonly IntBuffer _docs = new(), _frequencies = new(), _positions = new();
    private readonly ByteBuffer _head = new(), _data = new(), _places = new();
    private readonly IntBuffer _blockAt = new(), _placesAt = new(), _highest = new(), _leastRatio = new();
    private readonly int[] _block = new int[BlockCode.Size];

    private bool HasPositions => (layout & PostingsLayout.Positions) != 0;

    private bool HasBounds => (layout & PostingsLayout.Bounds) != 0;

    /// <summary>Adds a document to the list; documents ascend.</summary>
    public void Add(int doc, int frequency)
    {
        _docs.Add(doc);
        _frequencies.Add(frequency);
    }

    /// <summary>Adds an occurrence; documents ascend, and positions in a document too.</summary>
    public void AddPosition(int doc, int position)
    {
        if (_docs.Count > 0 && _docs[_docs.Count - 1] == doc) _frequencies[_frequencies.Count - 1]++;
        else Add(doc, 1);
        _positions.Add(position);
    }

    /// <summary>Adds a document with all its positions.</summary>
    public void Add(int doc, ReadOnlySpan<int> positions)
    {
        Add(doc, positions.Length);
        _positions.AddRange(positions);
    }

    public bool IsEmpty => _docs.Count == 0;

    /// <summary>Writes the list and begins the next one.</summary>
    /// <param name="lengths">Length codes of the documents, for the score bounds; unused without them.</param>
    /// <returns>Where the list begins in the section.</returns>
    public long FinishList(ReadOnlySpan<byte> lengths)
    {
        long at = file.SectionLength;
        _head.Clear();
        _head.AppendVarInt((uint)_docs.Count);
        file.Write(_head.Span);
        if (_docs.Count < BlockCode.Size) FinishShort();
        else FinishLong(lengths);
        _docs.Clear();
        _frequencies.Clear();
        _positions.Clear();
        return at;
    }

    private void FinishShort()
    {
        _data.Clear();
        AppendTail(0);
        if (HasPositions) AppendPositions(_data, 0, _positions.Count);
        file.Write(_data.Span);
    }

    private void FinishLong(ReadOnlySpan<byte> lengths)
    {
        int blocks = _docs.Count / BlockCode.Size;
        bool bitmap = (long)_docs.Count * BitmapShare >= documents;
        EncodeBlocks(blocks, bitmap, lengths);
        file.Align();
        file.Write(bitmap ? BitmapFlag : 0);
        file.Write((uint)blocks);
        for (int i = 0; i < blocks; i++) file.Write(_docs[((i + 1) * BlockCode.Size) - 1]);
        file.Write<int>(_blockAt.Span);
        if (HasPositions) file.Write<int>(_placesAt.Span);
        if (HasBounds)
        {
            file.Write<int>(_highest.Span);
            file.Write<int>(_leastRatio.Span);
        }

        if (bitmap)
        {
            file.Align();
            ulong[] bits = new ulong[DocBits.WordsFor(documents)];
            foreach (int doc in _docs.Span) DocBits.Set(bits, doc);
            file.Write<ulong>(bits);
        }

        file.Write(_data.Span);
        file.Write(_places.Span);
    }

    private void EncodeBlocks(int blocks, bool bitmap, ReadOnlySpan<byte> lengths)
    {
        _data.Clear();
        _places.Clear();
        foreach (IntBuffer table in (ReadOnlySpan<IntBuffer>)[_blockAt, _placesAt, _highest, _leastRatio]) table.Clear();
        int place = 0;
        for (int block = 0; block <= blocks; block++)
        {
            int from = block * BlockCode.Size, to = Math.Min(_docs.Count, from + BlockCode.Size);
            _blockAt.Add(_data.Length);
            _placesAt.Add(_places.Length);
            if (HasBounds) AppendBounds(from, to, lengths);
            if (block < blocks) AppendBlock(from, bitmap);
            else AppendTail(from);
            if (!HasPositions) continue;
            int count = 0;
            for (int i = from; i < to; i++) count += _frequencies[i];
            AppendPositions(_places, place, count);
            place += count;
        }

        _blockAt.Add(_data.Length);
    }

    // Gaps and frequencies are stored less one: a term in every document then needs no bits at all for its gaps.
    private void AppendBlock(int from, bool bitmap)
    {
        int gapBits = 0;
        if (!bitmap)
        {
            for (int i = 0; i < BlockCode.Size; i++) _block[i] = _docs[from + i] - (from + i == 0 ? -1 : _docs[from + i - 1]) - 1;
            gapBits = BlockCode.BitsFor(_block);
        }

        _data.Append((byte)gapBits);
        int sizeAt = _data.Length;
        _data.Append(0);
        if (!bitmap) BlockCode.Pack(_block, gapBits, _data.Extend(BlockCode.BytesFor(gapBits)));
        for (int i = 0; i < BlockCode.Size; i++) _block[i] = _frequencies[from + i] - 1;
        int frequencyBits = BlockCode.BitsFor(_block);
        BlockCode.Pack(_block, frequencyBits, _data.Extend(BlockCode.BytesFor(frequencyBits)));
        _data[sizeAt] = (byte)frequencyBits;
    }

    private void AppendTail(int from)
    {
        int before = from == 0 ? -1 : _docs[from - 1];
        for (int i = from; i < _docs.Count; i++)
        {
            int frequency = _frequencies[i];
            _data.AppendVarInt(((uint)(_docs[i] - before - 1) << 1) | (frequency == 1 ? 1u : 0));
            if (frequency != 1) _data.AppendVarInt((uint)frequency);
            before = _docs[i];
        }
    }

    private void AppendPositions(ByteBuffer target, int from, int count)
    {
        ReadOnlySpan<int> positions = _positions.Span.Slice(from, count);
        int largest = 0;
        foreach (int position in positions) largest = Math.Max(largest, position);
        int bits = BitStream.BitsFor(largest);
        target.Append((byte)bits);
        BitStream.Append(target, positions, bits);
    }

    private void AppendBounds(int from, int to, ReadOnlySpan<byte> lengths)
    {
        int highest = 0;
        float least = float.PositiveInfinity;
        for (int i = from; i < to; i++)
        {
            highest = Math.Max(highest, _frequencies[i]);
            least = Math.Min(least, (float)LengthCode.Lengths[lengths[_docs[i]]] / _frequencies[i]);
        }

        _highest.Add(highest);
        _leastRatio.Add(BitConverter.SingleToInt32Bits(least));
    }
}
