using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Storage;

namespace GovReportArchive.Search.Own.Documents;

/// <summary>Collects where the units of each document lie in its positions, and in which fields (FORMAT.md, Units).</summary>
internal sealed class UnitTableWriter
{
    private readonly ByteBuffer _bytes = new();
    private readonly List<long> _starts = [];
    private int _field;

    public long Bytes => _bytes.Length + (_starts.Count * 8L);

    public void BeginDocument()
    {
        _starts.Add(_bytes.Length);
        _field = 0;
    }

    /// <summary>Adds the next unit of the document begun last.</summary>
    public void Add(int field, int length)
    {
        _bytes.AppendVarInt(((uint)length << 1) | (field == _field ? 0u : 1));
        if (field != _field) _bytes.Append((byte)field);
        _field = field;
    }

    /// <summary>Adds a document as it stands in another segment.</summary>
    public void AddDocument(ReadOnlySpan<byte> units)
    {
        BeginDocument();
        _bytes.Append(units);
    }

    public void Clear()
    {
        _bytes.Clear();
        _starts.Clear();
    }

    public void Write(FramedFileWriter file, uint firstSection)
    {
        file.BeginSection(firstSection);
        file.Write<byte>(_bytes.Span);
        file.BeginSection(firstSection + 1);
        file.Write<long>(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_starts));
        file.Write((long)_bytes.Length);
    }
}

/// <summary>Where the units of each document lie in its positions.</summary>
internal sealed class UnitTableReader(FramedFileReader file, uint firstSection)
{
    private readonly Section _bytes = file[firstSection], _starts = file[firstSection + 1];

    public ReadOnlySpan<byte> Document(int doc)
    {
        ReadOnlySpan<long> range = _starts.Items<long>(doc * 8L, 2);
        return _bytes.Bytes(range[0], range[1] - range[0]);
    }

    public UnitWalk Walk(int doc) => new(Document(doc));
}

/// <summary>Walks the units of one document in order.</summary>
internal ref struct UnitWalk(ReadOnlySpan<byte> bytes)
{
    /// <summary>Positions left out after each unit.</summary>
    public const int Gap = 1;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    /// <summary>Position of the unit's first rune.</summary>
    public int Start { get; private set; }

    /// <summary>Position after its last rune.</summary>
    public int End { get; private set; }

    public int Field { get; private set; }

    public bool Next()
    {
        if (_at >= _bytes.Length) return false;
        Start = _at == 0 ? 0 : End + Gap;
        uint value = VarInt.Read(_bytes, ref _at);
        if ((value & 1) != 0 && _at < _bytes.Length) Field = _bytes[_at++];
        End = Start + (int)(value >> 1);
        return true;
    }

    /// <summary>Moves on to the unit that holds a position; positions must not descend.</summary>
    public bool MoveTo(int position)
    {
        while (End <= position)
            if (!Next()) return false;
        return true;
    }
}
