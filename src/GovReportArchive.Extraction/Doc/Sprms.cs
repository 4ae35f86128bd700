using System.Buffers.Binary;

namespace GovReportArchive.Extraction.Doc;

/// <summary>One property modification: its code, and where its operand stands.</summary>
internal readonly ref struct Sprm(ushort code, ReadOnlySpan<byte> operand)
{
    public ushort Code { get; } = code;

    public ReadOnlySpan<byte> Operand { get; } = operand;

    /// <summary>The operand as an unsigned number of up to four bytes.</summary>
    public uint Value
    {
        get
        {
            uint value = 0;
            for (int i = Math.Min(4, Operand.Length) - 1; i >= 0; i--) value = (value << 8) | Operand[i];
            return value;
        }
    }
}

/// <summary>Walks a list of property modifications ([MS-DOC] 2.6). One that is cut off ends the list.</summary>
internal ref struct Sprms(ReadOnlySpan<byte> list)
{
    /// <summary>Codes by the names of the specification, without their prefix.</summary>
    public const ushort PFInTable = 0x2416;
    public const ushort PFTtp = 0x2417;
    public const ushort PFInnerTableCell = 0x244B;
    public const ushort PFInnerTtp = 0x244C;
    public const ushort PItap = 0x6649;
    public const ushort PIlvl = 0x260A;
    public const ushort PIlfo = 0x460B;
    public const ushort PHugePapx = 0x6646;
    public const ushort PHugePapxOld = 0x6645;
    public const ushort TDefTable = 0xD608;
    public const ushort TVertMerge = 0xD62B;
    public const ushort TMerge = 0x5624;
    public const ushort CFRMarkDel = 0x0800;
    public const ushort CFVanish = 0x083C;
    public const ushort CFSpec = 0x0855;
    public const ushort CSymbol = 0x6A09;
    public const ushort CIss = 0x2A48;
    public const ushort CIstd = 0x4A30;
    private const ushort PChgTabs = 0xC615;

    private ReadOnlySpan<byte> _rest = list;

    public Sprm Current { get; private set; }

    public readonly Sprms GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_rest.Length < 3) return false;
        ushort code = BinaryPrimitives.ReadUInt16LittleEndian(_rest);
        _rest = _rest[2..];
        (int head, int length) = Size(code, _rest);
        if (head + length > _rest.Length) return false;
        Current = new Sprm(code, _rest.Slice(head, length));
        _rest = _rest[(head + length)..];
        return true;
    }

    /// <summary>Bytes before the operand that tell its length, and the operand's length.</summary>
    private static (int Head, int Length) Size(ushort code, ReadOnlySpan<byte> rest) => (code >> 13) switch
    {
        0 or 1 => (0, 1),
        2 or 4 or 5 => (0, 2),
        3 => (0, 4),
        7 => (0, 3),
        _ when code == TDefTable => rest.Length < 2 ? (2, 0) : (2, Math.Max(0, BinaryPrimitives.ReadUInt16LittleEndian(rest) - 1)),
        _ when code == PChgTabs && rest[0] == 255 => (1, LongTabs(rest)),
        _ => (1, rest[0]),
    };

    private static int LongTabs(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 2) return 1;
        int deleted = 1 + (rest[1] * 4);
        return 1 + deleted < rest.Length ? deleted + 1 + (rest[1 + deleted] * 3) : rest.Length;
    }
}
