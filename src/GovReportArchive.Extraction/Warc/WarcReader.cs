using System.Globalization;
using System.Text;

namespace GovReportArchive.Extraction.Warc;

/// <summary>Reads the records of a WARC file (ISO 28500, versions 1.0 and 1.1), plain, packed record by record or packed as one.</summary>
/// <remarks>
/// Law: what <see cref="WarcWriter"/> has written comes back byte for byte. A stream is read once, from its beginning; memory is bounded by the largest block that is asked for. What is damaged is
/// passed over where records are packed one by one, ends the reading otherwise, and is told in <see cref="Damages"/>; nothing is thrown but what the stream itself throws.
/// </remarks>
public sealed class WarcReader
{
    private const int LongestHead = 1 << 16;
    private const int MostDamages = 20;

    private readonly GzipMembers _members;
    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly List<WarcDamage> _damages = [];
    private int _next, _end;
    private long _from;

    /// <summary>Reads a stream.</summary>
    public WarcReader(Stream file) => _members = new GzipMembers(file);

    /// <summary>What could not be read so far, at most twenty places.</summary>
    public IReadOnlyList<WarcDamage> Damages => _damages;

    private long Offset => _from + (_members.IsPacked ? 0 : _next);

    /// <summary>Whether a file begins as one, by its bytes; it is read from where it stands.</summary>
    public static bool IsOne(Stream file)
    {
        byte[] head = new byte[5];
        return new GzipMembers(file).Read(head) == head.Length && head.AsSpan().SequenceEqual("WARC/"u8);
    }

    /// <summary>The records in their order.</summary>
    /// <param name="most">How many bytes of a record's block are given, by its fields; of a longer block that many, and of one that is told to be shorter than nothing, nothing.</param>
    public IEnumerable<WarcRecord> Records(Func<WarcRecord, long> most)
    {
        while (true)
        {
            while (Peek() is '\r' or '\n') _next++;
            if (Peek() < 0) break;
            long begin = Offset;
            (IReadOnlyList<KeyValuePair<string, string>>? fields, string? wrong) = Head();
            if (fields is not null && wrong is null)
            {
                (WarcRecord? record, wrong) = Body(new WarcRecord(begin, fields, 0), most);
                if (record is not null && wrong is null)
                {
                    // Its member is read to the end, where the sum of its bytes stands.
                    while (Peek() is '\r' or '\n') _next++;
                    if (_members.IsSumWrong && _members.Offset == begin) break;
                    yield return record;
                    continue;
                }
            }

            // Where the stream has ended in the middle, it says why itself.
            if (_members.Damage is not null) break;
            Tell(begin, wrong!);
            // What was taken for a part of it may be the next one.
            if (_members.IsPacked && _from > begin && _members.IsBeginning) _next = 0;
            else if (!_members.SkipMember()) break;
            else _next = _end;
        }

        if (_members.Damage is { } damage) _damages.Add(new WarcDamage(_members.Offset, damage));
    }

    private void Tell(long begin, string wrong)
    {
        if (_damages.Count < MostDamages) _damages.Add(new WarcDamage(begin, string.Create(CultureInfo.InvariantCulture, $"第 {begin} 字节起：{wrong}。")));
    }

    private (IReadOnlyList<KeyValuePair<string, string>>? Fields, string? Wrong) Head()
    {
        int left = LongestHead;
        if (Line(ref left) is not { } version) return (null, TooLongOrCut(left));
        if (!version.StartsWith("WARC/", StringComparison.Ordinal)) return (null, "不是 WARC 记录的开头");
        List<KeyValuePair<string, string>> fields = [];
        while (true)
        {
            if (Line(ref left) is not { } line) return (null, TooLongOrCut(left));
            if (line.Length == 0) return (fields, null);
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line[0] is ' ' or '\t' && fields.Count > 0) fields[^1] = KeyValuePair.Create(fields[^1].Key, fields[^1].Value + " " + line.Trim());
            else if (colon > 0) fields.Add(KeyValuePair.Create(line[..colon].Trim(), line[(colon + 1)..].Trim()));
            else return (null, "记录的首部有一行不是“名称: 值”");
        }
    }

    private static string TooLongOrCut(int left) => left <= 0 ? "记录的首部超过 64 KB" : "文件在此处中断";

    private (WarcRecord? Record, string? Wrong) Body(WarcRecord head, Func<WarcRecord, long> most)
    {
        if (!long.TryParse(head["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out long length)) return (null, "记录没有可用的 Content-Length");
        head = head with { Length = length };
        long kept = Math.Min(most(head), length);
        // Grows with what comes, whatever the length says.
        using MemoryStream block = new();
        for (long left = length; left > 0;)
        {
            if (Peek() < 0) return (null, "文件在此处中断");
            int count = (int)Math.Min(left, _end - _next);
            int written = (int)Math.Clamp(kept - block.Length, 0, count);
            block.Write(_buffer, _next, written);
            _next += count;
            left -= count;
        }

        // Its end is the only thing that holds against a length that is wrong.
        if (Peek() is not ('\r' or '\n' or < 0)) return (null, "记录的内容与其 Content-Length 不符");
        WarcRecord record = head with { Block = new ReadOnlyMemory<byte>(block.GetBuffer(), 0, (int)block.Length) };
        return record.IsWhole && WarcDigest.Contradicts(record["WARC-Block-Digest"], record.Block.Span) ? (null, "记录的内容与其散列不符") : (record, null);
    }

    // A line without its end, as UTF-8; null where it does not end within what is left.
    private string? Line(ref int left)
    {
        using MemoryStream line = new();
        while (left-- > 0)
        {
            if (Peek() is not (>= 0 and var next)) return null;
            _next++;
            if (next == '\n') return Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length).TrimEnd('\r');
            line.WriteByte((byte)next);
        }

        return null;
    }

    private int Peek()
    {
        if (_next < _end) return _buffer[_next];
        (_next, _end) = (0, _members.Read(_buffer));
        if (_end == 0) return -1;
        _from = _members.Offset;
        return _buffer[0];
    }
}
