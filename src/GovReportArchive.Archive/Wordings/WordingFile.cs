using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using GovReportArchive.Archive.Originals;

namespace GovReportArchive.Archive.Wordings;

/// <summary>Bytes of the store: a frame of magic, version and arrays under a checksum, and beside it the texts of the variants, as written and folded, one a line.</summary>
/// <remarks>Both files are written under names of their own and flushed before the small file that names them is replaced by rename: a crash
/// leaves the old store or the new one.</remarks>
internal static class WordingFile
{
    private const uint Magic = 0x44575247;
    private const int Version = 3;
    private const string Pointer = "current";

    /// <summary>Name of the present store in a directory; null where there is none.</summary>
    public static string? Current(string directory)
    {
        try
        {
            return File.ReadAllText(Path.Combine(directory, Pointer)) is { Length: > 0 and < 100 } name ? name : null;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Path of the texts of a store.</summary>
    public static string Texts(string directory, string name) => Path.Combine(directory, name + ".texts");

    /// <summary>Path of the folded texts of a store.</summary>
    public static string Folded(string directory, string name) => Path.Combine(directory, name + ".folded");

    /// <summary>Path of the arrays of a store.</summary>
    public static string Arrays(string directory, string name) => Path.Combine(directory, name + ".data");

    /// <summary>Writes the arrays, makes the store current, and removes what was before.</summary>
    public static void Publish(string directory, string name, WordingData data)
    {
        using (FileStream stream = new(Arrays(directory, name), FileMode.Create, FileAccess.Write))
        {
            using Frame frame = new(stream, writing: true);
            Walk(frame, data);
            frame.Finish();
            stream.Flush(flushToDisk: true);
        }

        string pointer = Path.Combine(directory, Pointer), next = pointer + ".new";
        using (FileStream stream = new(next, FileMode.Create, FileAccess.Write))
        {
            stream.Write(Encoding.UTF8.GetBytes(name));
            stream.Flush(flushToDisk: true);
        }

        File.Move(next, pointer, overwrite: true);
        DirectoryFlush.Flush(directory);
        RemoveAllBut(directory, name);
    }

    /// <summary>Removes every store but one: what was before it, and what builds that failed or were killed have left.</summary>
    public static void RemoveAllBut(string directory, string? name)
    {
        foreach (string file in Directory.EnumerateFiles(directory))
            if (Path.GetFileName(file) is var other && other.Contains('.', StringComparison.Ordinal) && Path.GetFileNameWithoutExtension(other) != name) Remove(file);
    }

    /// <summary>Reads the arrays; null where they are damaged, of another version, or gone: the store is then made anew.</summary>
    public static WordingData? Read(string directory, string name)
    {
        try
        {
            using FileStream stream = new(Arrays(directory, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using Frame frame = new(stream, writing: false);
            WordingData data = Walk(frame, new WordingData());
            frame.Finish();
            return data;
        }
        catch (Exception error) when (error is FileNotFoundException or EndOfStreamException or InvalidDataException or IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>The one place that knows the order of the arrays; what is written is what is read.</summary>
    private static WordingData Walk(Frame frame, WordingData data) => new()
    {
        Catalog = frame.Strings([data.Catalog])[0],
        Change = frame.Array([data.Change])[0],
        Made = frame.Array([data.Made])[0],
        Strings = frame.Strings(data.Strings),
        ReportIds = frame.Strings(data.ReportIds),
        ReportAgency = frame.Array(data.ReportAgency),
        ReportAgencyName = frame.Array(data.ReportAgencyName),
        ReportType = frame.Array(data.ReportType),
        ReportLevel = frame.Array(data.ReportLevel),
        ReportPlace = frame.Array(data.ReportPlace),
        ReportRegion = frame.Array(data.ReportRegion),
        ReportYear = frame.Array(data.ReportYear),
        ReportVersion = frame.Array(data.ReportVersion),
        ReportSentences = frame.Array(data.ReportSentences),
        ReportShared = frame.Array(data.ReportShared),
        ReportRepeated = frame.Array(data.ReportRepeated),
        SentenceKey = frame.Array(data.SentenceKey),
        SentenceAgencies = frame.Array(data.SentenceAgencies),
        ClusterMembers = frame.Array(data.ClusterMembers),
        ClusterVariants = frame.Array(data.ClusterVariants),
        VariantKey = frame.Array(data.VariantKey),
        VariantCluster = frame.Array(data.VariantCluster),
        VariantUses = frame.Array(data.VariantUses),
        VariantMember = frame.Array(data.VariantMember),
        VariantText = frame.Array(data.VariantText),
        MemberReport = frame.Array(data.MemberReport),
        MemberVariant = frame.Array(data.MemberVariant),
        MemberSection = frame.Array(data.MemberSection),
        MemberItem = frame.Array(data.MemberItem),
        MemberKind = frame.Array(data.MemberKind),
        MemberRole = frame.Array(data.MemberRole),
    };

    // A reader that has an old store open keeps it; where the system does not allow its removal, the next build removes it.
    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    private sealed class Frame : IDisposable
    {
        private const int Step = 1 << 20;
        private readonly Stream _stream;
        private readonly bool _writing;
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public Frame(Stream stream, bool writing)
        {
            (_stream, _writing) = (stream, writing);
            uint[] head = Array([Magic, (uint)Version]);
            if (head is not [Magic, (uint)Version]) throw new InvalidDataException("The store of wordings is of another version.");
        }

        public T[] Array<T>(T[] items)
            where T : unmanaged
        {
            long[] length = [items.Length];
            Pass(MemoryMarshal.AsBytes(length.AsSpan()));
            if (_writing)
            {
                Pass(MemoryMarshal.AsBytes(items.AsSpan()));
                return items;
            }

            if (length[0] < 0 || length[0] > (_stream.Length - _stream.Position) / Marshal.SizeOf<T>())
                throw new InvalidDataException("The store of wordings is damaged.");
            T[] read = new T[length[0]];
            Pass(MemoryMarshal.AsBytes(read.AsSpan()));
            return read;
        }

        public string[] Strings(string[] strings)
        {
            // By lengths, not by a separator: an imported name may hold any character.
            int[] lengths = Array([.. strings.Select(text => text.Length)]);
            string joined = Encoding.UTF8.GetString(Array(Encoding.UTF8.GetBytes(string.Concat(strings))));
            string[] read = new string[lengths.Length];
            for (int i = 0, at = 0; i < read.Length; at += lengths[i++]) read[i] = joined.Substring(at, lengths[i]);
            return read;
        }

        public void Finish()
        {
            byte[] digest = _hash.GetHashAndReset();
            if (_writing)
            {
                _stream.Write(digest);
                return;
            }

            byte[] stored = new byte[digest.Length];
            _stream.ReadExactly(stored);
            if (!stored.AsSpan().SequenceEqual(digest)) throw new InvalidDataException("The store of wordings is damaged.");
        }

        public void Dispose() => _hash.Dispose();

        private void Pass(Span<byte> bytes)
        {
            for (int at = 0; at < bytes.Length; at += Step)
            {
                Span<byte> part = bytes[at..Math.Min(bytes.Length, at + Step)];
                if (_writing) _stream.Write(part);
                else _stream.ReadExactly(part);
                _hash.AppendData(part);
            }
        }
    }
}
