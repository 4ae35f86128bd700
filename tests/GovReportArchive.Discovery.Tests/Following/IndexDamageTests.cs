using System.Text.Json;
using GovReportArchive.Composition;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search;
using GovReportArchive.Tests;

namespace GovReportArchive.Discovery.Tests.Following;

/// <summary>Law: a search over a damaged index gives the right answer, or the one error that says so.</summary>
public sealed class IndexDamageTests : IAsyncLifetime, IDisposable
{
    private const int Flips = 250;
    private const int Seed = 20260;
    private static readonly string[] Queries = ["解读形式单一", "\"依申请公开\"", "\"公开 全面\"~9", "问题:业务培训", "微信*", "公众号 -一图读懂", ""];
    private readonly TemporaryArchive _temporary = new();

    public async Task InitializeAsync()
    {
        await _temporary.Archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(60)), "x");
        _temporary.Archive.TryCatchUp();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void A_flipped_bit_anywhere_in_an_index_never_gives_a_wrong_answer()
    {
        string[] right = Answers();
        _temporary.Archive.Dispose();
        string[] files = [.. Directory.EnumerateFiles(_temporary.Options.IndexDirectory, "*", SearchOption.AllDirectories).Where(file => new FileInfo(file).Length > 0).Order(StringComparer.Ordinal)];
        Assert.True(files.Length > 2);
        Random random = new(Seed);
        int told = 0;
        for (int flip = 0; flip < Flips; flip++)
        {
            string file = files[flip % files.Length];
            byte[] whole = File.ReadAllBytes(file), damaged = [.. whole];
            int at = random.Next(whole.Length);
            damaged[at] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(file, damaged);
            _temporary.Reopen();
            string[] answers = Answers();
            _temporary.Archive.Dispose();
            File.WriteAllBytes(file, whole);
            told += answers.Count(answer => answer == Damaged);
            for (int i = 0; i < right.Length; i++)
                Assert.True(answers[i] == right[i] || answers[i] == Damaged, $"seed {Seed}, flip {flip}: byte {at} of {Path.GetFileName(file)} gave another answer to question {i}: {answers[i]}");
        }

        // Most of an index is read for these questions, so most damage shows.
        Assert.InRange(told, Flips, int.MaxValue);
        _temporary.Reopen();
        Assert.Equal(right, Answers());
    }

    private const string Damaged = "damaged";

    private string[] Answers()
    {
        OpenArchive archive = _temporary.Archive;
        return
        [
            .. Queries.Select(text => Asked(() => archive.Search.Search(Query(text)))),
            .. Queries.Select(text => Asked(() => archive.Passages.Search(Query(text)))),
            Asked(() => archive.Precedents.Find("政策解读的形式单一，公开的内容还不够全面。", [])),
        ];
    }

    private static ReportQuery Query(string text) => new() { Text = text, Limit = 20, Facets = [new("year", 10), new("county", 10)] };

    private static string Asked<T>(Func<T> ask)
    {
        try
        {
            return JsonSerializer.Serialize(ask(), RecordJson.Options);
        }
        catch (Exception error) when (error is IndexCorruptException or IndexVersionException or ArchiveException)
        {
            return Damaged;
        }
    }
}
