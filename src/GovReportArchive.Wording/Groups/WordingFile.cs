using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using GovReportArchive.Corpus.Originals;

namespace GovReportArchive.Wording.Groups;

/// <summary>Bytes of the store: a frame of magic, version and columns under a checksum, and beside it the texts of the variants, as written, one after
/// the other, and folded, one a line.</summary>
/// <remarks>All files are written under names of their own and flushed before the small file that names them is replaced by rename: a crash
/// leaves the old store or the new one.</remarks>
internal static class WordingFile
{
    private const long Magic = 0x44575247;
    private const int Version = 8;
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

    /// <summary>Path of the columns of a store.</summary>
    public static string Columns(string directory, string name) => Path.Combine(directory, name + ".data");

    /// <summary>The files of a store.</summary>
    public static string[] Files(string directory, string name) => [Texts(directory, name), Folded(directory, name), Columns(directory, name)];

    /// <summary>Writes the columns, with what the texts are known by, and makes the store current.</summary>
    public static void Publish(string directory, string name, WordingData data)
    {
        data = data with { TextsHash = HashOf(Texts(directory, name)), FoldedHash = HashOf(Folded(directory, name)) };
        using (FileStream stream = new(Columns(directory, name), FileMode.Create, FileAccess.Write))
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
    }

    /// <summary>Removes the present store and what is left of others. A build that is under way goes on.</summary>
    public static void Discard(string directory)
    {
        string? name = Current(directory);
        Remove(Path.Combine(directory, Pointer));
        if (name is null) return;
        foreach (string file in Files(directory, name)) Remove(file);
    }

    /// <summary>Removes every store but one: what was before it, and what builds that failed or were killed have left, that of this store included.</summary>
    public static void RemoveAllBut(string directory, string? name)
    {
        string[] kept = name is null ? [] : Files(directory, name);
        foreach (string file in Directory.EnumerateFiles(directory))
            if (Path.GetFileName(file).Contains('.', StringComparison.Ordinal) && !kept.Contains(file, StringComparer.Ordinal)) Remove(file);
    }

    /// <summary>Opens the columns, which stay in the mapped file; null where one of the files is not what was written, of another version, or gone: the
    /// store is then made anew. Reads every byte once.</summary>
    public static WordingData? Read(string directory, string name)
    {
        try
        {
            using FileStream stream = new(Columns(directory, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (!Frame.IsWhole(stream)) return null;
            using Frame frame = new(stream, writing: false);
            WordingData data = Walk(frame, new WordingData());
            return Fits(data.TextsHash, Texts(directory, name)) && Fits(data.FoldedHash, Folded(directory, name)) ? data : null;
        }
        catch (Exception error) when (error is FileNotFoundException or EndOfStreamException or InvalidDataException or IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static byte[] HashOf(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return SHA256.HashData(file);
    }

    private static bool Fits(Column<byte> hash, string path) => hash.Slice(0, hash.Length).SequenceEqual(HashOf(path));

    /// <summary>The one place that knows the order of the columns; what is written is what is read.</summary>
    private static WordingData Walk(Frame frame, WordingData data) => new()
    {
        Catalog = frame.Strings([data.Catalog])[0],
        Change = frame.Number(data.Change),
        Made = frame.Number(data.Made),
        Took = frame.Number(data.Took),
        TextsHash = frame.Column(data.TextsHash),
        FoldedHash = frame.Column(data.FoldedHash),
        Strings = frame.Strings(data.Strings),
        ReportIds = frame.Strings(data.ReportIds),
        ReportAgency = frame.Column(data.ReportAgency),
        ReportAgencyName = frame.Column(data.ReportAgencyName),
        ReportType = frame.Column(data.ReportType),
        ReportLevel = frame.Column(data.ReportLevel),
        ReportPlace = frame.Column(data.ReportPlace),
        ReportRegion = frame.Column(data.ReportRegion),
        ReportYear = frame.Column(data.ReportYear),
        ReportVersion = frame.Column(data.ReportVersion),
        ReportSentences = frame.Column(data.ReportSentences),
        ReportShared = frame.Column(data.ReportShared),
        ReportRepeated = frame.Column(data.ReportRepeated),
        SentenceKey = frame.Column(data.SentenceKey),
        SentenceAgencies = frame.Column(data.SentenceAgencies),
        ClusterMembers = frame.Column(data.ClusterMembers),
        ClusterVariants = frame.Column(data.ClusterVariants),
        ClusterFormula = frame.Column(data.ClusterFormula),
        VariantKey = frame.Column(data.VariantKey),
        VariantCluster = frame.Column(data.VariantCluster),
        VariantUses = frame.Column(data.VariantUses),
        VariantMember = frame.Column(data.VariantMember),
        VariantText = frame.Column(data.VariantText),
        MemberReport = frame.Column(data.MemberReport),
        MemberVariant = frame.Column(data.MemberVariant),
        MemberSection = frame.Column(data.MemberSection),
        MemberItem = frame.Column(data.MemberItem),
        MemberKind = frame.Column(data.MemberKind),
        MemberRole = frame.Column(data.MemberRole),
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
        private const int Alignment = sizeof(long);
        private readonly Stream _stream;
        private readonly MappedColumns? _map;
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private long _at;

        public Frame(FileStream stream, bool writing)
        {
            _stream = stream;
            if (!writing) _map = new MappedColumns(stream);
            if (Number(Magic) != Magic || Number(Version) != Version) throw new InvalidDataException("The store of wordings is of another version.");
        }

        /// <summary>Whether the checksum at the end is that of all before it.</summary>
        public static bool IsWhole(FileStream stream)
        {
            long rest = stream.Length - SHA256.HashSizeInBytes;
            if (rest < 0) return false;
            using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            byte[] part = new byte[Step], stored = new byte[SHA256.HashSizeInBytes];
            for (; rest > 0; rest -= Step)
            {
                Span<byte> next = part.AsSpan(0, (int)Math.Min(rest, Step));
                stream.ReadExactly(next);
                hash.AppendData(next);
            }

            stream.ReadExactly(stored);
            return stored.AsSpan().SequenceEqual(hash.GetHashAndReset());
        }

        public long Number(long number) => Column<long>(new[] { number })[0];

        public Column<T> Column<T>(Column<T> items)
            where T : unmanaged
        {
            long size = Unsafe.SizeOf<T>();
            if (_map is not null)
            {
                long count = _map.At<long>(_at, 1)[0];
                Column<T> mapped = _map.At<T>(_at + Alignment, count);
                _at += Alignment + Padded(count * size);
                return mapped;
            }

            Pass(MemoryMarshal.AsBytes(new[] { (long)items.Length }.AsSpan()));
            int most = (int)(Step / size);
            for (int from = 0; from < items.Length; from += most)
                Pass(MemoryMarshal.AsBytes(items.Slice(from, Math.Min(most, items.Length - from))));
            Pass(new byte[Padded(items.Length * size) - (items.Length * size)]);
            return items;
        }

        public string[] Strings(string[] strings)
        {
            // By lengths, not by a separator: an imported name may hold any character.
            Column<int> lengths = Column<int>(strings.Select(text => text.Length).ToArray());
            Column<byte> bytes = Column<byte>(Encoding.UTF8.GetBytes(string.Concat(strings)));
            string joined = Encoding.UTF8.GetString(bytes.Slice(0, bytes.Length));
            string[] read = new string[lengths.Length];
            for (int i = 0, at = 0; i < read.Length; at += lengths[i++]) read[i] = joined.Substring(at, lengths[i]);
            return read;
        }

        /// <summary>Writes the checksum.</summary>
        public void Finish() => _stream.Write(_hash.GetHashAndReset());

        public void Dispose() => _hash.Dispose();

        private static long Padded(long bytes) => (bytes + Alignment - 1) / Alignment * Alignment;

        private void Pass(ReadOnlySpan<byte> bytes)
        {
            _stream.Write(bytes);
            _hash.AppendData(bytes);
        }
    }
}
