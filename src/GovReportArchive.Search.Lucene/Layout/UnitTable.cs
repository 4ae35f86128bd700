namespace GovReportArchive.Search.Lucene.Layout;

/// <summary>Where the units of one document lie in its positions, and in which fields: for each a length in runes, and its field where that changes.</summary>
internal sealed class UnitTable
{
    private byte[] _bytes = new byte[1 << 10];
    private int _length, _field;

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    public void Begin() => (_length, _field) = (0, 0);

    /// <summary>Adds the next unit.</summary>
    public void Add(int field, int runes)
    {
        if (_length + 6 > _bytes.Length) Array.Resize(ref _bytes, 2 * _bytes.Length);
        uint value = ((uint)runes << 1) | (field == _field ? 0u : 1);
        for (; value >= 0x80; value >>= 7) _bytes[_length++] = (byte)(value | 0x80);
        _bytes[_length++] = (byte)value;
        if (field != _field) _bytes[_length++] = (byte)field;
        _field = field;
    }
}

/// <summary>Walks the units of one document in order.</summary>
internal ref struct UnitWalk(ReadOnlySpan<byte> bytes)
{
    /// <summary>Positions left out after each unit, so that the end of one is no neighbour of the start of the next.</summary>
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
        uint value = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            byte part = _bytes[_at++];
            value |= (uint)(part & 0x7F) << shift;
            if (part < 0x80) break;
        }

        if ((value & 1) != 0) Field = _bytes[_at++];
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
