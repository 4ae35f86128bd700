using System.IO.Compression;
using System.Text;
using GovReportArchive.Composition;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests.Damage;

public sealed class PurgeTests : IDisposable
{
    private const string Sentence = "二是檐铃巷受理窗口的值守表与公示牌不一致";
    private readonly TemporaryArchive _temporary = new();

    private OpenArchive Archive => _temporary.Archive;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task After_a_purge_no_file_of_the_archive_holds_the_text()
    {
        string id = await FilledAsync();
        Assert.NotEmpty(Holding());

        Archive.Withdraw(id, "含个人信息", purge: true);
        Archive.TryCatchUp();

        Assert.Empty(Holding());
        Archive.WordingKeeper.Rebuild();
        Assert.Empty(Holding());
        Assert.Empty(Archive.Verify().Problems);
        Assert.Equal(31, Archive.Holdings.All().Count());
    }

    [Fact]
    public async Task The_next_process_erases_what_the_purging_one_left_in_the_index()
    {
        string id = await FilledAsync();
        Archive.Withdraw(id, "含个人信息", purge: true);
        _temporary.Reopen();

        Archive.TryCatchUp();

        Assert.Empty(Holding());
    }

    /// <summary>An archive with readings that came and went, of which one report, in two versions, has the sentence.</summary>
    private async Task<string> FilledAsync()
    {
        // Twice, so that it stands among the wordings too.
        string told = SampleText.Report("青禾县教育局", 2024).Replace("二是业务培训不足", Sentence, StringComparison.Ordinal)
            .Replace("无其他需要报告的事项。", $"一是无其他事项；{Sentence}。", StringComparison.Ordinal);
        await Archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(15)), "x");
        string id = (await Archive.Ingester.IngestAsync("a.txt", Encoding.UTF8.GetBytes(told))).Id!;
        await Archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(30)), "x");
        await Archive.Ingester.IngestAsync("c.txt", Encoding.UTF8.GetBytes(SampleText.Report("青禾县民政局", 2024)));
        string again = (await Archive.Ingester.IngestAsync("b.txt", Encoding.UTF8.GetBytes(told + "\n（更新）\n"))).Id!;
        Assert.Equal(id, again);
        Archive.TryCatchUp();
        Archive.WordingKeeper.Rebuild();
        return id;
    }

    /// <summary>The files under corpus/ and index/ that hold the sentence, as it is or in anything that unpacks.</summary>
    private string[] Holding() => [.. new[] { _temporary.Options.CorpusDirectory, _temporary.Options.IndexDirectory }
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        .Where(file => !file.EndsWith("lock", StringComparison.Ordinal) && Holds(Bytes(file)))];

    private static byte[] Bytes(string file)
    {
        try
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (FileNotFoundException)
        {
            // A commit that a merge has replaced goes in the background: what is gone holds nothing.
            return [];
        }
    }

    private static bool Holds(byte[] bytes)
    {
        if (IsIn(bytes)) return true;
        // Packed records begin with their format byte; pages cut them, so whatever unpacks from there on is looked at.
        byte[] unpacked = new byte[1 << 20];
        for (int at = 0; at < bytes.Length - 1; at++)
        {
            if (bytes[at] != 1) continue;
            BrotliDecoder decoder = default;
            decoder.Decompress(bytes.AsSpan(at + 1), unpacked, out _, out int written);
            decoder.Dispose();
            if (written > 0 && IsIn(unpacked.AsSpan(0, written))) return true;
        }

        return false;
    }

    private static bool IsIn(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf(Encoding.UTF8.GetBytes(Sentence)) >= 0 || bytes.IndexOf(Encoding.Unicode.GetBytes(Sentence)) >= 0;
}
