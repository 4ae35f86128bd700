using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;
using GovReportArchive.Wording.Groups;
using GovReportArchive.Wording.Similar;

namespace GovReportArchive.Wording.Tests.Similar;

/// <summary>What is told of two similar reports is what holding their wordings against each other gives.</summary>
public sealed class SimilarSearchTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryArchive _temporary = new();

    public async Task InitializeAsync()
    {
        await _temporary.Archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(96)), "x");
        _temporary.Archive.TryCatchUp();
        _temporary.Archive.WordingKeeper.Rebuild();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(50)]
    public void The_reports_that_are_found_are_those_that_share_most_each_with_the_share_of_characters_that_it_has_too(int n)
    {
        Law(n);
        foreach (int gone in new[] { 1, 20, 33, 71 }) _temporary.Archive.Withdraw(RecordFactory.Record(gone).Id, "含个人信息");
        Law(n);
    }

    [Fact]
    public void Every_example_is_an_item_of_both_reports_with_one_wording()
    {
        StoredReport report = Held(RecordFactory.Record(4).Id);
        WordedReport own = _temporary.Archive.Wordings.Of(report)!;
        SimilarReport[] found = [.. _temporary.Archive.Similar.To(report)!.Items];

        Assert.NotEmpty(found);
        foreach ((SimilarReport other, SharedItem example) in found.SelectMany(other => other.Examples, (other, example) => (other, example)))
        {
            WordedItem here = Assert.Single(own.Items, item => item.Page == example.Page);
            Assert.Equal((here.Text, here.Wording, here.Agencies), (example.Text, example.Wording, example.Agencies));
            Assert.Contains(_temporary.Archive.Wordings.Of(Held(other.Report))!.Items, item => item.Page.StartsWith(example.Other + "?f=", StringComparison.Ordinal) && item.Wording == example.Wording);
        }
    }

    [Fact]
    public async Task A_report_that_nobody_is_like_has_none_and_one_without_wordings_has_no_answer()
    {
        using TemporaryArchive temporary = new();
        ReportRecord alone = RecordFactory.Record(2) with { Sections = [new Section(1, "overview", "一、总体情况", "本馆全年开设古籍修复讲座十二场，听众络绎不绝。")] };
        await temporary.Archive.Importer.ImportAsync(new StringReader(RecordJson.Serialize(alone)), "x");
        temporary.Archive.TryCatchUp();
        StoredReport report = temporary.Archive.Holdings.Get(alone.Id)!;

        Assert.Null(temporary.Archive.Similar.To(report));
        temporary.Archive.WordingKeeper.Rebuild();
        SimilarAnswer answer = temporary.Archive.Similar.To(report)!;
        Assert.Equal((1, 0), (answer.Compared, answer.Items.Count));
        Assert.Equal("limit", Assert.Throws<QueryParameterException>(() => temporary.Archive.Similar.To(report, limit: 51)).Parameter);
    }

    private void Law(int n)
    {
        StoredReport report = Held(RecordFactory.Record(n).Id);
        StoredReport[] all = [.. _temporary.Archive.Holdings.All()];
        foreach (bool own in new[] { false, true })
        {
            (string Id, string Agency, double Similarity, int Shared)[] expected =
            [
                .. all.Where(other => other.Id != report.Id && (other.Record.Agency.Id == report.Record.Agency.Id) == own)
                    .Select(other => Shares(report, other)).Where(other => other.Shared > 0),
            ];
            SimilarAnswer answer = _temporary.Archive.Similar.To(report, own, 50)!;
            Assert.NotEmpty(answer.Items);
            Assert.All(answer.Items, item => Assert.Equal(expected.First(other => other.Id == item.Report), (item.Report, item.Agency.Id, item.Similarity, item.Shared)));
            double[] best = [.. expected.GroupBy(other => own ? other.Id : other.Agency).Select(group => group.Max(other => other.Similarity)).OrderDescending()];
            Assert.Equal(best, answer.Items.Select(item => item.Similarity));
            Assert.Equal(best.Take(3), _temporary.Archive.Similar.To(report, own, 3)!.Items.Select(item => item.Similarity));
        }
    }

    private (string Id, string Agency, double Similarity, int Shared) Shares(StoredReport report, StoredReport other)
    {
        HashSet<string> theirs = [.. _temporary.Archive.Wordings.Of(other)!.Items.Where(item => item.Formula is null).Select(item => item.Wording)];
        Dictionary<string, WordedItem> ours = _temporary.Archive.Wordings.Of(report)!.Items.ToDictionary(item => item.Page.Split('?')[0]);
        (int all, int length, int shared) = (0, 0, 0);
        foreach ((Reports.Passages.PlacedPassage passage, string normal) in WordingLines.Items(report.Record))
        {
            ours.TryGetValue(Discovery.Passages.PassageAddress.Item(report.Id, report.Version, passage.Section.N, passage.Item.Number), out WordedItem? worded);
            if (worded?.Formula is not null || Formulas.Of(passage.Section.Kind, passage.Text) is not null) continue;
            all += normal.Length;
            if (worded is null || !theirs.Contains(worded.Wording)) continue;
            (length, shared) = (length + normal.Length, shared + 1);
        }

        return (other.Id, other.Record.Agency.Id, Math.Round((double)length / all, 3), shared);
    }

    private StoredReport Held(string id) => _temporary.Archive.Holdings.Get(id)!;
}
