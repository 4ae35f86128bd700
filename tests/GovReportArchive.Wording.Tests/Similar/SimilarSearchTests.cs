using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;
using GovReportArchive.Wording.Groups;
using GovReportArchive.Wording.Similar;

namespace GovReportArchive.Wording.Tests.Similar;

/// <summary>What is told of two similar reports is what holding them against each other gives.</summary>
public sealed class SimilarSearchTests : IAsyncLifetime, IDisposable
{
    private static readonly string[] Sentences =
    [
        "北泽县图书馆与档案馆共建政府信息查阅角，全年接待读者三千余人次。", "围绕耕地保护开设专题专栏，逐条答复村民提出的疑问。", "对照清单梳理应公开事项一百二十项，按季度复核。",
        "组织乡镇信息员跟班学习，每批五人，为期一周。", "将办事指南译成口语短片，在集市大屏循环播放。", "由纪检部门抽查答复文书，发现格式问题当场整改。",
    ];

    private readonly TemporaryArchive _temporary = new();
    private readonly ReportRecord _model = Of(RecordFactory.Record(0), Sentences);

    public async Task InitializeAsync()
    {
        ReportRecord copy = Of(RecordFactory.Record(7), [.. Sentences.Select(sentence => sentence.Replace("北泽县", "石桥区", StringComparison.Ordinal).Replace("一百二十", "96", StringComparison.Ordinal))]);
        ReportRecord half = Of(RecordFactory.Record(14), [.. Sentences.Take(3), "本年无其他创新举措，工作平稳有序开展。", "办公室主任兼任信息公开负责人。"]);
        ReportRecord opposite = Of(RecordFactory.Record(21), ["围绕耕地保护未开设专题专栏，逐条答复村民提出的疑问。"]);
        ReportRecord[] others = [.. Enumerable.Range(0, 96).Where(n => n is not (0 or 7 or 14 or 21)).Select(RecordFactory.Record)];
        await _temporary.Archive.Importer.ImportAsync(new StringReader(string.Join('\n', others.Concat([_model, copy, half, opposite]).Select(record => RecordJson.Serialize(record)))), "x");
        _temporary.Archive.TryCatchUp();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Holding_two_long_reports_against_each_other_can_be_given_up_before_the_end()
    {
        ComparedReport model = ComparedReport.Of(Held(_model.Id));

        Assert.Equal(6, model.SaidBy(model, CancellationToken.None).Sentences.Count);
        Assert.Throws<OperationCanceledException>(() => model.SaidBy(model, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_report_that_was_copied_with_other_names_and_numbers_is_found_first_and_one_that_took_half_of_it_next()
    {
        SimilarAnswer answer = _temporary.Archive.Similar.To(Held(_model.Id));

        Assert.Equal((_model.Id, 1, 6), (answer.Report, answer.Version, answer.Compared));
        Assert.Equal([RecordFactory.Record(7).Id, RecordFactory.Record(14).Id], answer.Items.Take(2).Select(other => other.Report));
        Assert.Equal(6, answer.Items[0].Shared);
        Assert.Equal(1, answer.Items[0].Similarity);
        Assert.Equal(3, answer.Items[1].Shared);
        Assert.InRange(answer.Items[1].Similarity, 0.4, 0.65);
        // Who says the opposite says nothing of it.
        Assert.DoesNotContain(answer.Items, other => other.Report == RecordFactory.Record(21).Id);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(50)]
    public void Each_report_is_told_with_what_comparing_every_sentence_gives_the_most_similar_first_and_one_an_agency(int n)
    {
        StoredReport report = Held(RecordFactory.Record(n).Id);
        foreach (bool own in new[] { false, true })
        {
            IReadOnlyList<SimilarReport> found = _temporary.Archive.Similar.To(report, own, 20).Items;
            if (!own) Assert.NotEmpty(found);
            Assert.All(found, other => Assert.Equal(Compared(report, Held(other.Report)), (other.Similarity, other.Shared)));
            Assert.All(found, other => Assert.Equal(own, other.Agency.Id == report.Record.Agency.Id));
            Assert.Equal(found.Select(other => other.Similarity).OrderDescending(), found.Select(other => other.Similarity));
            if (!own) Assert.Equal(found.Count, found.Select(other => other.Agency.Id).Distinct().Count());
            Assert.Equal(found.Take(2).Select(other => other.Similarity), _temporary.Archive.Similar.To(report, own, 2).Items.Select(other => other.Similarity));
        }

        string[] years = [.. _temporary.Archive.Holdings.All().Where(other => other.Record.Agency.Id == report.Record.Agency.Id && other.Id != report.Id && Compared(report, other).Shared > 0).Select(other => other.Id).Order()];
        Assert.Equal(years, _temporary.Archive.Similar.To(report, own: true, 20).Items.Select(other => other.Report).Order());
    }

    [Fact]
    public void An_example_is_a_sentence_of_an_item_of_each_report()
    {
        SimilarReport copy = _temporary.Archive.Similar.To(Held(_model.Id)).Items[0];
        Assert.Equal(3, copy.Examples.Count);
        foreach (SharedSentence example in copy.Examples)
        {
            Assert.Contains(example.Text, ItemAt(_model.Id, example.Page), StringComparison.Ordinal);
            Assert.Contains(example.Other, ItemAt(copy.Report, example.OtherPage), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_was_withdrawn_is_not_found_and_a_limit_that_is_none_is_refused()
    {
        string gone = RecordFactory.Record(7).Id;
        _temporary.Archive.Withdraw(gone, "含个人信息");
        Assert.DoesNotContain(_temporary.Archive.Similar.To(Held(_model.Id)).Items, other => other.Report == gone);
        Assert.Equal("limit", Assert.Throws<QueryParameterException>(() => _temporary.Archive.Similar.To(Held(_model.Id), limit: 21)).Parameter);
    }

    [Fact]
    public async Task A_report_that_nobody_is_like_has_none()
    {
        using TemporaryArchive temporary = new();
        await temporary.Archive.Importer.ImportAsync(new StringReader(RecordJson.Serialize(_model)), "x");
        temporary.Archive.TryCatchUp();
        Assert.Empty(temporary.Archive.Similar.To(temporary.Archive.Holdings.Get(_model.Id)!).Items);
        Assert.Empty(temporary.Archive.Similar.To(temporary.Archive.Holdings.Get(_model.Id)!, own: true).Items);
    }

    private static ReportRecord Of(ReportRecord record, string[] sentences) => record with { Sections = [new Section(1, "overview", "一、总体情况", string.Join('\n', sentences))] };

    private string ItemAt(string report, string page) => PassageList.Of(Held(report).Record)
        .Single(item => Discovery.Passages.PassageAddress.Item(report, 1, item.Section.N, item.Item.Number, Discovery.Passages.PassageAddress.Fingerprint(item.Text)) == page).Text;

    private StoredReport Held(string id) => _temporary.Archive.Holdings.Get(id)!;

    // Every sentence against every sentence, by the public rule where names make no difference.
    private static (double Similarity, int Shared) Compared(StoredReport report, StoredReport other)
    {
        string[] ours = Lines(report), theirs = Lines(other);
        string[] shared = [.. ours.Where(line => theirs.Any(their => line == their || WordingRule.Same(line, their)))];
        return (Math.Round((double)shared.Sum(line => line.Length) / ours.Sum(line => line.Length), 3), shared.Length);

        static string[] Lines(StoredReport report)
        {
            WordingNormal normal = WordingNormal.Of(report.Record);
            return [.. report.Record.Sections.SelectMany(section => PassageSplitter.Split(section).Where(item => !item.IsHeading)
                .SelectMany(item => Text.Sentences.Trimmed(item.TextOf(section.Text)).Select(span => span.In(item.TextOf(section.Text))))
                .Where(text => Formulas.Of(section.Kind, text) is null).Select(normal.Of).OfType<string>().Where(line => line.Length >= 8))];
        }
    }
}
