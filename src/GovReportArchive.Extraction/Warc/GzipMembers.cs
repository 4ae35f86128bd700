using System.Buffers.Binary;
using System.Globalization;
using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.Checksum;
using ICSharpCode.SharpZipLib.Zip.Compression;

namespace GovReportArchive.Extraction.Warc;

/// <summary>Reads a file of gzip members one after another, or a plain file as it is, and knows where each member stands and whether it is whole.</summary>
/// <remarks>GZipStream takes what is cut off for whole, and what follows after other bytes for nothing, and says of neither. Memory does not grow with the file. Nothing is thrown but what
/// the file itself throws: what is damaged ends the reading and is told.</remarks>
internal sealed class GzipMembers(Stream file)
{
    // Pages of lists repeat themselves some fifty times, and white space a thousand times; a crawl does not do so for long.
    private const long Unsuspicious = 1L << 28;
    private const int MostRatio = 400;
    private const int LongestName = 1 << 16;

    private readonly byte[] _packed = new byte[1 << 16];
    private readonly Inflater _inflater = new(noHeader: true);
    private readonly Crc32 _crc = new();
    private int _next, _end;
    private long _read, _unpacked;
    private bool? _isPacked;
    private bool _isInside;

    /// <summary>Where in the file the bytes stand that were read last: their member, or in a plain file the bytes themselves.</summary>
    public long Offset { get; private set; }

    /// <summary>End of the last member that was read to its end and is whole.</summary>
    public long WholeEnd { get; private set; }

    /// <summary>Whether the bytes that were read last are the first of their member.</summary>
    public bool IsBeginning { get; private set; }

    /// <summary>Why the reading has ended before the file; null where it has not.</summary>
    public string? Damage { get; private set; }

    /// <summary>Whether the file is packed; asked before anything is read it is looked at.</summary>
    public bool IsPacked => _isPacked ??= Has(2) && _packed[_next] == 0x1F && _packed[_next + 1] == 0x8B;

    /// <summary>Whether that is because the bytes given last are not those that were packed.</summary>
    public bool IsSumWrong { get; private set; }

    private long Position => _read - (_end - _next);

    /// <summary>Reads some bytes, never of two members at once; 0 at the end or where it cannot go on.</summary>
    public int Read(byte[] buffer)
    {
        if (Damage is not null) return 0;
        if (IsPacked) return ReadPacked(buffer);
        if (!Has(1)) return 0;
        Offset = Position;
        int count = Math.Min(buffer.Length, _end - _next);
        _packed.AsSpan(_next, count).CopyTo(buffer);
        _next += count;
        WholeEnd = Position;
        return count;
    }

    /// <summary>Passes over the rest of the member; false where there is none after it, or it could not be passed over.</summary>
    public bool SkipMember()
    {
        byte[] unread = new byte[1 << 16];
        while (_isInside && Read(unread) > 0 && _isInside)
        {
            // Its bytes are of no use.
        }

        return IsPacked && Damage is null && Has(1);
    }

    private int ReadPacked(byte[] buffer)
    {
        while (Damage is null && (_isInside || Begin()))
        {
            IsBeginning = _unpacked == 0;
            if (Inflated(buffer) is not { } count) return Broken("压缩的内容已损坏");
            _crc.Update(new ArraySegment<byte>(buffer, 0, count));
            _unpacked += count;
            if (_unpacked > Unsuspicious && _unpacked / MostRatio > Position - Offset) return Broken("内容压缩得异常紧，像压缩炸弹，已停止读取");
            if (_inflater.IsFinished) Finish();
            else if (count == 0 && !Feed()) return Broken("文件在此处中断");
            if (count > 0) return count;
        }

        return 0;
    }

    // Null where it is damaged, of which the library says different things, also that an index is out of range.
    private int? Inflated(byte[] buffer)
    {
        try
        {
            return _inflater.Inflate(buffer, 0, buffer.Length);
        }
        catch (Exception error) when (error is SharpZipBaseException or IndexOutOfRangeException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private bool Begin()
    {
        // Some writers fill blocks with zeros.
        while (Has(1) && _packed[_next] == 0) _next++;
        if (!Has(1)) return false;
        Offset = Position;
        if (!Has(10) || _packed[_next] != 0x1F || _packed[_next + 1] != 0x8B || _packed[_next + 2] != 8) return Broken("不是 gzip 压缩的内容") > 0;
        int flags = _packed[_next + 3];
        _next += 10;
        if (((flags & 4) != 0 && !PassOverExtra()) || ((flags & 8) != 0 && !PassOverName()) || ((flags & 16) != 0 && !PassOverName()) || ((flags & 2) != 0 && !PassOver(2))) return Broken("文件在此处中断") > 0;
        _inflater.Reset();
        _crc.Reset();
        _unpacked = 0;
        return _isInside = true;
    }

    private void Finish()
    {
        _next = _end - _inflater.RemainingInput;
        _isInside = false;
        if (!Has(8))
        {
            Broken("文件在此处中断");
            return;
        }

        ReadOnlySpan<byte> trailer = _packed.AsSpan(_next, 8);
        bool isWhole = BinaryPrimitives.ReadUInt32LittleEndian(trailer) == (uint)_crc.Value && BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]) == (uint)_unpacked;
        _next += 8;
        if (isWhole)
        {
            WholeEnd = Position;
            return;
        }

        IsSumWrong = true;
        Broken("内容与其校验和不符");
    }

    private bool Feed()
    {
        if (!_inflater.IsNeedingInput || !Has(1)) return false;
        _inflater.SetInput(_packed, _next, _end - _next);
        _next = _end;
        return true;
    }

    private bool PassOverExtra()
    {
        if (!Has(2)) return false;
        int length = BinaryPrimitives.ReadUInt16LittleEndian(_packed.AsSpan(_next));
        _next += 2;
        return PassOver(length);
    }

    private bool PassOverName()
    {
        for (int length = 0; length < LongestName && Has(1); length++)
            if (_packed[_next++] == 0) return true;
        return false;
    }

    private bool PassOver(int count)
    {
        for (; count > 0 && Has(1); count--) _next++;
        return count == 0;
    }

    // So many bytes are at hand; fewer only at the end of the file.
    private bool Has(int count)
    {
        while (_end - _next < count)
        {
            if (_next > 0) _packed.AsSpan(_next, _end - _next).CopyTo(_packed);
            (_end, _next) = (_end - _next, 0);
            int got = file.Read(_packed, _end, _packed.Length - _end);
            if (got == 0) return false;
            _end += got;
            _read += got;
        }

        return true;
    }

    private int Broken(string why)
    {
        _isInside = false;
        Damage = string.Create(CultureInfo.InvariantCulture, $"第 {Offset} 字节起：{why}。");
        return 0;
    }
}
