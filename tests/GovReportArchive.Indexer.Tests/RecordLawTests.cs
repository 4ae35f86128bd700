using System.Globalization;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Indexer.Tests;

/// <summary>The laws of records, on a thousand random cases each.</summary>
[Trait("tier", "full")]
public sealed class RecordLawTests
{
    private const int Cases = 1000;
    private static readonly string[] Pieces =
    [
        "公开", "信息", "資訊", "２０２３", "㈱", "e\u0301", "\u0301", "𠮷", "👍🏽", "\u200b", "\ufeff", "\u00a0", "\u3000", "\t", "\n", "\u2028", "\"", "\\", "/", "<b>", "&amp;", "“", "”", "…", "=", "'", "{", "}", "\u0001", "é", " ",
    ];

    [Fact]
    public async Task Exported_records_imported_elsewhere_give_the_same_records_for_a_thousand_records_of_hard_text()
    {
        using TemporaryArchive here = new(), elsewhere = new();
        await here.Archive.Importer.ImportAsync(new StringReader(string.Join('\n', Enumerable.Range(0, Cases).Select(n => RecordJson.Serialize(Record(n))))), "x");
        string exported = Export(here);
        IngestSummary summary = await elsewhere.Archive.Importer.ImportAsync(new StringReader(exported), "y");

        Assert.Equal((Cases, 0), ((int)summary.Of(IngestKind.New), summary.Failures.Count));
        Assert.Equal(exported, Export(elsewhere));
        here.Archive.TryCatchUp();
        elsewhere.Archive.TryCatchUp();
        foreach (string query in (string[])["公开", "\"信息\"", "资讯 OR 2023", "-(株)"])
        {
            ReportQuery asked = new() { Text = query, Limit = 200, Sort = "year" };
            Assert.Equal(here.Archive.Search.Search(asked).Items.Select(item => item.Id), elsewhere.Archive.Search.Search(asked).Items.Select(item => item.Id));
        }
    }

    [Fact]
    public async Task The_same_bytes_read_by_the_same_reader_give_the_same_record_whatever_else_is_in_the_archive()
    {
        using TemporaryArchive here = new(), elsewhere = new();
        string[] files = [.. Enumerable.Range(0, Cases).Select(n => here.Write($"in/{n.ToString("d4", CultureInfo.InvariantCulture)}.txt", Text(n)))];
        await here.Archive.Ingester.IngestAsync([.. files[..(Cases / 2)]]);
        await here.Archive.Ingester.IngestAsync([.. files]);

        // In another order, after other reports of the same agencies.
        await elsewhere.Archive.Ingester.IngestAsync([elsewhere.Write("other/a.txt", SampleText.Report("青禾县第3局", 2031)), elsewhere.Write("other/b.txt", SampleText.Report("青禾县第8局", 2031))]);
        await elsewhere.Archive.Ingester.IngestAsync([.. files.Reverse()]);

        Dictionary<string, ReportRecord> first = Read(here), second = Read(elsewhere);
        Assert.Equal(Cases, first.Count);
        foreach ((string sha, ReportRecord record) in first) Assert.Equal(RecordJson.Serialize(record), RecordJson.Serialize(second[sha]));
    }

    private static Dictionary<string, ReportRecord> Read(TemporaryArchive archive) =>
        archive.Archive.Holdings.All().ToDictionary(report => report.Record.Source.Sha256!, report => report.Record, StringComparer.Ordinal);

    private static string Export(TemporaryArchive archive) => string.Join('\n', archive.Archive.Holdings.All().Select(report => RecordJson.Serialize(report.Record)));

    private static string Text(int n)
    {
        Random random = new(n);
        return SampleText.Report($"青禾县第{n.ToString(CultureInfo.InvariantCulture)}局", 2012 + (n % 13), $"全年发布信息{random.Next(500)}条，{Words(random, 6)}。");
    }

    private static ReportRecord Record(int n)
    {
        Random random = new(n);
        ReportRecord record = RecordFactory.Record(n % 100);
        return record with
        {
            Id = $"r{n}-{(random.Next(3) == 0 ? "甲?%2F<乙>#\\ 丙" : "局")}",
            Title = "报告" + Line(random, 5),
            Sections = [.. Enumerable.Range(1, random.Next(1, 6)).Select(number => new Section(number, SectionKinds.All[random.Next(SectionKinds.All.Count)].Kind, Words(random, 3), Words(random, random.Next(20) == 0 ? 3000 : 30)))],
            Publisher = random.Next(2) == 0 ? Line(random, 4) : null,
            Counts = new SortedDictionary<string, decimal>(StringComparer.Ordinal) { ["applications.received.total"] = random.Next(100), ["disclosure.fees.amount"] = random.Next(100_000) / 1000m },
        };
    }

    // A title or a name is one line that shows as it is; prose may hold anything.
    private static string Line(Random random, int most) => string.Concat(Words(random, most).Where(character => !Unprintable.IsOne(character)));

    private static string Words(Random random, int most) => string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => Pieces[random.Next(Pieces.Length)]));
}
