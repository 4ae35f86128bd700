using System.Numerics;
using GovReportArchive.Search.Own.Coding;

namespace GovReportArchive.Search.Own.Postings;

/// <summary>Walks a posting list block by block. Allocates once; not thread-safe.</summary>
internal sealed class PostingsCursor(PostingsReader list)
{
    private readonly int[] _docs = new int[BlockCode.Size];
    private readonly int[] _frequencies = new int[BlockCode.Size];
    private readonly int[] _places = new int[BlockCode.Size + 1];
    private int _count;
    private int _index;
    private bool _hasFrequencies;
    private bool _hasPlaces;
    private long _tailEnd;

    public PostingsReader List => list;

    /// <summary>Blocks, the left-over one included.</summary>
    public int BlockCount { get; } = list.Blocks + (list.TailCount > 0 ? 1 : 0);

    /// <summary>The loaded block, -1 before the first, <see cref="BlockCount"/> after the last.</summary>
    public int Block { get; private set; } = -1;

    /// <summary>Place in the loaded block that <see cref="MoveTo"/> reached.</summary>
    public int Index => _index;

    /// <summary>Documents of the loaded block, ascending.</summary>
    public ReadOnlySpan<int> Docs => _docs.AsSpan(0, _count);

    /// <summary>Frequencies of the loaded block's documents.</summary>
    public ReadOnlySpan<int> Frequencies
    {
        get
        {
            if (!_hasFrequencies) LoadFrequencies();
            return _frequencies.AsSpan(0, _count);
        }
    }

    /// <summary>Loads a block.</summary>
    public void Load(int block)
    {
        if (block == Block) return;
        (Block, _index, _hasFrequencies, _hasPlaces) = (block, 0, false, false);
        if (block == list.Blocks) LoadTail();
        else LoadFull(block);
    }

    /// <summary>Moves to the first document at or after <paramref name="doc"/>; never backwards.</summary>
    /// <returns>Whether <paramref name="doc"/> itself is in the list.</returns>
    public bool MoveTo(int doc)
    {
        if (Block < 0 || (_count > 0 && _docs[_count - 1] < doc)) LoadFor(doc);
        int index = _index;
        while (index < _count && _docs[index] < doc) index++;
        _index = index;
        return index < _count && _docs[index] == doc;
    }

    /// <summary>The frequency of the document moved to.</summary>
    public int Frequency => Frequencies[_index];

    /// <summary>The positions of the document moved to; to be used only while the segment is held.</summary>
    public Positions Positions
    {
        get
        {
            if (!_hasPlaces) LoadPlaces();
            ReadOnlySpan<byte> bytes = list.Places(Block, _places[_count], _tailEnd);
            return new Positions(bytes, _places[_index], _places[_index + 1] - _places[_index]);
        }
    }

    /// <summary>Copies the positions of the document moved to, ascending, into a buffer that grows as needed; returns how many they are.</summary>
    public int CopyPositions(ref int[] buffer)
    {
        if (!_hasPlaces) LoadPlaces();
        int first = _places[_index], count = _places[_index + 1] - first;
        if (buffer.Length < count) buffer = new int[Math.Max(count, buffer.Length * 2)];
        ReadOnlySpan<byte> bytes = list.Places(Block, _places[_count], _tailEnd);
        BitStream.Read(bytes[1..], first, bytes[0], buffer.AsSpan(0, count));
        return count;
    }

    private void LoadFor(int doc)
    {
        ReadOnlySpan<int> last = list.LastDocs;
        int block = Math.Max(0, Block);
        if (block < last.Length && last[block] < doc)
        {
            // Steps that double find near blocks quickly and far ones too.
            int step = 1;
            while (block + step < last.Length && last[block + step] < doc) step *= 2;
            int low = block + (step / 2) + 1, high = Math.Min(block + step, last.Length);
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (last[middle] < doc) low = middle + 1;
                else high = middle;
            }

            block = low;
        }
        else if (Block == list.Blocks)
        {
            block = BlockCount;
        }

        if (block < BlockCount) Load(block);
        else (Block, _count, _index) = (BlockCount, 0, 0);
    }

    private void LoadFull(int block)
    {
        _count = BlockCode.Size;
        int before = block == 0 ? -1 : list.LastDocs[block - 1];
        if (list.HasBitmap)
        {
            FromBitmap(list.Bitmap, before + 1);
            return;
        }

        ReadOnlySpan<byte> bytes = list.Block(block);
        if (bytes.Length < 2) throw new FormatException("A block is cut off.");
        BlockCode.Unpack(bytes[2..], bytes[0], _docs);
        int doc = before;
        for (int i = 0; i < BlockCode.Size; i++) _docs[i] = doc += _docs[i] + 1;
        if (doc >= list.Documents || doc < before) throw new FormatException("A block names a document after the last.");
    }

    private void FromBitmap(ReadOnlySpan<ulong> bitmap, int from)
    {
        int count = 0, at = from >> 6;
        ulong word = at < bitmap.Length ? bitmap[at] & (ulong.MaxValue << from) : 0;
        while (count < BlockCode.Size)
        {
            for (; word != 0 && count < BlockCode.Size; word &= word - 1) _docs[count++] = (at << 6) + BitOperations.TrailingZeroCount(word);
            if (count < BlockCode.Size && ++at >= bitmap.Length) throw new FormatException("A bitmap has too few documents.");
            word = at < bitmap.Length ? bitmap[at] : 0;
        }
    }

    private void LoadTail()
    {
        _count = list.TailCount;
        ReadOnlySpan<byte> bytes = list.Tail(out long start);
        int doc = list.Blocks == 0 ? -1 : list.LastDocs[^1], at = 0;
        for (int i = 0; i < _count; i++)
        {
            uint value = VarInt.Read(bytes, ref at);
            doc += (int)(value >> 1) + 1;
            if ((uint)doc >= (uint)list.Documents) throw new FormatException("A posting list names a document after the last.");
            _docs[i] = doc;
            _frequencies[i] = (value & 1) != 0 ? 1 : (int)VarInt.Read(bytes, ref at);
        }

        _tailEnd = start + at;
        _hasFrequencies = true;
    }

    private void LoadFrequencies()
    {
        ReadOnlySpan<byte> bytes = list.Block(Block);
        if (bytes.Length < 2) throw new FormatException("A block is cut off.");
        BlockCode.Unpack(bytes[(2 + BlockCode.BytesFor(bytes[0]))..], bytes[1], _frequencies);
        for (int i = 0; i < BlockCode.Size; i++) _frequencies[i]++;
        _hasFrequencies = true;
    }

    private void LoadPlaces()
    {
        ReadOnlySpan<int> frequencies = Frequencies;
        int place = 0;
        for (int i = 0; i < frequencies.Length; i++)
        {
            _places[i] = place;
            place += frequencies[i];
        }

        _places[frequencies.Length] = place;
        _hasPlaces = true;
    }
}
