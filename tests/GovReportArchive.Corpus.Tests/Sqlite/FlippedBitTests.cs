using System.Text;
using GovReportArchive.Composition;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests.Sqlite;

public sealed class FlippedBitTests : IAsyncLifetime, IDisposable
{
    private const int Reports = 40;
    private const int Flips = 300;
    private readonly TemporaryArchive _temporary = new();

    private OpenArchive Archive => _temporary.Archive;

    private string DatabaseFile => Path.Combine(_temporary.Options.CorpusDirectory, "archive.db");

    public async Task InitializeAsync()
    {
        await Archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(Reports)), "x");
        await Archive.Ingester.IngestAsync("a.txt", Encoding.UTF8.GetBytes(SampleText.Report("青禾县教育局", 2024)));
        Archive.TryCatchUp();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void What_is_damaged_is_the_named_error_and_never_another_record()
    {
        Dictionary<string, string> right = Right();
        byte[] file = Closed();
        List<(int From, int To)> blobs = Places(file);
        Random random = new(24);
        int told = 0;
        for (int n = 0; n < Flips; n++)
        {
            (int from, int to) = blobs[random.Next(blobs.Count)];
            Flip(file, random.Next(from, to), random);
            told += Check(right, mayMiss: false, n);
        }

        Assert.True(told > Flips / 2, FormattableString.Invariant($"Only {told} of {Flips} flips were met by a reading."));
    }

    [Fact]
    [Trait("tier", "full")]
    public void A_flipped_bit_anywhere_in_the_catalog_never_gives_another_record()
    {
        Dictionary<string, string> right = Right();
        byte[] file = Closed();
        Random random = new(25);
        for (int n = 0; n < Flips; n++)
        {
            Flip(file, random.Next(100, file.Length), random);
            Check(right, mayMiss: true, n);
        }
    }

    /// <summary>Every record and every hit is the right one, the named error, or, where that may be, missing; returns how many were the error.</summary>
    private int Check(Dictionary<string, string> right, bool mayMiss, int flip)
    {
        int told = 0;
        try
        {
            _temporary.Reopen();
        }
        catch (ArchiveException)
        {
            return 1;
        }

        foreach ((string id, string record) in right)
        {
            try
            {
                StoredReport? found = Archive.Holdings.Get(id);
                if (found is null && mayMiss) continue;
                Assert.True(found?.Withdrawn is null && record == Shown(found), FormattableString.Invariant($"Flip {flip}: {id} came out as another record."));
            }
            catch (ArchiveException)
            {
                told++;
            }
        }

        try
        {
            foreach (StoredReport report in Archive.Holdings.All())
                Assert.True(right.TryGetValue(report.Id, out string? record) && record == Shown(report), FormattableString.Invariant($"Flip {flip}: {report.Id} is listed as another record."));
        }
        catch (ArchiveException)
        {
            told++;
        }

        return Math.Min(told, 1);
    }

    // An alias is a way to a report and no part of what it says.
    private static string? Shown(StoredReport? report) => report is null ? null : RecordJson.Serialize(report.Record with { Aliases = [] });

    private Dictionary<string, string> Right() => Archive.Holdings.All().ToDictionary(report => report.Id, report => Shown(report)!, StringComparer.Ordinal);

    /// <summary>The bytes of the closed catalog, all in one file.</summary>
    private byte[] Closed()
    {
        using (CatalogDatabase catalog = _temporary.OpenCatalog()) catalog.Erase();
        Archive.Dispose();
        return File.ReadAllBytes(DatabaseFile);
    }

    /// <summary>Where the packed readings lie in the file, by their first bytes.</summary>
    private List<(int From, int To)> Places(byte[] file)
    {
        using CatalogDatabase catalog = _temporary.OpenCatalog();
        List<byte[]> blobs = catalog.Read(reader => reader.Connection.Rows("SELECT record FROM readings", row => row.GetFieldValue<byte[]>(0)));
        List<(int, int)> places = [];
        foreach (byte[] blob in blobs)
        {
            // What does not fit a page goes on elsewhere; its beginning is enough.
            int start = file.AsSpan().IndexOf(blob.AsSpan(0, 64));
            Assert.True(start > 0);
            int length = file.AsSpan(start).CommonPrefixLength(blob);
            places.Add((start, start + length));
        }

        return places;
    }

    private void Flip(byte[] file, int at, Random random)
    {
        Archive.Dispose();
        foreach (string part in new[] { "-wal", "-shm" }) File.Delete(DatabaseFile + part);
        byte[] damaged = [.. file];
        damaged[at] ^= (byte)(1 << random.Next(8));
        File.WriteAllBytes(DatabaseFile, damaged);
    }
}
