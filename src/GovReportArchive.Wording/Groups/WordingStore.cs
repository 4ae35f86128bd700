using System.Text;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Corpus.Verifying;
using GovReportArchive.Discovery.Projection;
using Microsoft.Win32.SafeHandles;

namespace GovReportArchive.Wording.Groups;

/// <summary>The current store of wordings in a directory, opened again when another has taken its place.</summary>
/// <remarks>Law: a store that is not what was written is no store. Its files are compared with their checksums when it is opened, and again when one
/// of them has been touched since. Thread-safe. Whoever has taken a store keeps it, and its files, until done.</remarks>
public sealed class WordingStore(CatalogDatabase catalog, string directory)
{
    private readonly Lock _lock = new();
    private string? _name;
    private string? _stamp;
    private OpenWordings? _open;

    /// <summary>Directory of the store.</summary>
    public string Directory => directory;

    /// <summary>Random name of the catalog that it follows.</summary>
    public string Identity => catalog.Identity;

    /// <summary>Name of the present store, without opening it; null where there is none.</summary>
    public string? Name => WordingFile.Current(directory);

    /// <summary>Whether there is a store of which the files are not what was written; as of the last opening.</summary>
    public bool IsDamaged
    {
        get
        {
            lock (_lock) return _name is not null && _open is null;
        }
    }

    /// <summary>Removes the store, so that nothing of it is left; another is made anew.</summary>
    public void Discard()
    {
        if (!System.IO.Directory.Exists(directory)) return;
        WordingFile.Discard(directory);
        Newest();
    }

    /// <summary>Tells where the present store is not what was written.</summary>
    public void Verify(VerifyFindings findings)
    {
        if (WordingFile.Current(directory) is string name && WordingFile.Read(directory, name) is null)
            findings.Problem("wordings.damaged", $"措辞沿革 {directory} 已损坏，不再使用；服务会自动重新整理，也可运行 govreport wordings --rebuild。");
    }

    /// <summary>The present store; null where there is none of this catalog that can be read.</summary>
    internal OpenWordings? Newest()
    {
        lock (_lock)
        {
            while (true)
            {
                string? name = WordingFile.Current(directory);
                if (name is null) return _open = null;
                string stamp = Stamp(name);
                if (string.Equals(name, _name, StringComparison.Ordinal) && string.Equals(stamp, _stamp, StringComparison.Ordinal)) return _open;
                WordingData? data = WordingFile.Read(directory, name);
                _open = data is not null && string.Equals(data.Catalog, Identity, StringComparison.Ordinal) ? OpenWordings.Of(directory, name, data) : null;
                (_name, _stamp) = (name, stamp);
                // Gone between its name and its files: another has taken its place.
                if (_open is not null || string.Equals(WordingFile.Current(directory), name, StringComparison.Ordinal)) return _open;
            }
        }
    }

    private string Stamp(string name) => string.Join(' ', WordingFile.Files(directory, name).Select(path => File.GetLastWriteTimeUtc(path).Ticks));
}

/// <summary>A store with its texts.</summary>
internal sealed class OpenWordings
{
    private const int Step = 1 << 20;
    private readonly SafeFileHandle _texts;
    private readonly SafeFileHandle _folded;
    private readonly Lazy<(ulong[] Keys, int[] Variants)> _byKey;
    private readonly Lazy<BoilerplateShares> _shares;

    private OpenWordings(string name, WordingData data, SafeFileHandle texts, SafeFileHandle folded)
    {
        (Data, _texts, _folded) = (data, texts, folded);
        _shares = new Lazy<BoilerplateShares>(() => new BoilerplateShares(name, Ranges(data)));
        _byKey = new Lazy<(ulong[], int[])>(() =>
        {
            ulong[] keys = data.VariantKey.Slice(0, data.VariantKey.Length).ToArray();
            int[] variants = [.. Enumerable.Range(0, keys.Length)];
            Array.Sort(keys, variants);
            return (keys, variants);
        });
    }

    public WordingData Data { get; }

    /// <summary>The shares of boilerplate; the same object for the same store.</summary>
    public BoilerplateShares Shares => _shares.Value;

    private static Dictionary<string, int> Ranges(WordingData data) => Enumerable.Range(0, data.ReportIds.Length).Where(report => data.ReportSentences[report] > 0)
        .ToDictionary(report => data.ReportIds[report], report => BoilerplateShares.RangeOf(data.ReportShared[report], data.ReportSentences[report]), StringComparer.Ordinal);

    /// <summary>Opens the texts; null where they are gone.</summary>
    public static OpenWordings? Of(string directory, string name, WordingData data)
    {
        try
        {
            return new OpenWordings(name, data, Open(WordingFile.Texts(directory, name)), Open(WordingFile.Folded(directory, name)));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The variant that a comparable text is; -1 for none.</summary>
    public int VariantOf(ulong key)
    {
        int at = Array.BinarySearch(_byKey.Value.Keys, key);
        return at < 0 ? -1 : _byKey.Value.Variants[at];
    }

    /// <summary>Text of a variant as one of its reports prints it.</summary>
    public string TextOf(int variant)
    {
        long start = Data.VariantText[variant];
        byte[] bytes = new byte[Data.VariantText[variant + 1] - start];
        RandomAccess.Read(_texts, bytes, start);
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>The clusters one of whose variants contains a text, folded as it is.</summary>
    public bool[] Containing(string folded, CancellationToken cancellationToken)
    {
        bool[] found = new bool[Data.Clusters];
        byte[] needle = Encoding.UTF8.GetBytes(folded), buffer = new byte[Step];
        int variant = 0, held = 0;
        for (long at = 0; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (held == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
            int read = RandomAccess.Read(_folded, buffer.AsSpan(held), at);
            if (read == 0) return found;
            (at, held) = (at + read, held + read);
            // Only whole lines are looked through; the rest waits for more.
            int end = buffer.AsSpan(0, held).LastIndexOf((byte)'\n') + 1;
            variant = Look(buffer.AsSpan(0, end), needle, variant, found);
            buffer.AsSpan(end, held - end).CopyTo(buffer);
            held -= end;
        }
    }

    private int Look(ReadOnlySpan<byte> lines, ReadOnlySpan<byte> needle, int variant, bool[] found)
    {
        while (true)
        {
            int hit = lines.IndexOf(needle);
            if (hit < 0) return variant + lines.Count((byte)'\n');
            variant += lines[..hit].Count((byte)'\n');
            found[Data.VariantCluster[variant]] = true;
            int next = hit + lines[hit..].IndexOf((byte)'\n') + 1;
            lines = lines[next..];
            variant++;
        }
    }

    private static SafeFileHandle Open(string path) => File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
}
