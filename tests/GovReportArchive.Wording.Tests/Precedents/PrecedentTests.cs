using GovReportArchive.Benchmarks.Synthesis;
using GovReportArchive.Composition;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;
using GovReportArchive.Text.Likeness;
using GovReportArchive.Wording.Precedents;
using Xunit.Abstractions;

namespace GovReportArchive.Wording.Tests.Precedents;

/// <summary>The sample reports among synthetic ones.</summary>
public sealed class PrecedentArchive : IAsyncLifetime, IDisposable
{
    private readonly TemporaryArchive _temporary = new();

    internal OpenArchive Archive => _temporary.Archive;

    internal ArchiveOptions Options => _temporary.Options;

    public async Task InitializeAsync()
    {
        await Archive.Ingester.IngestAsync(Directory.EnumerateFiles(SampleFiles.Directory).Where(file => Path.GetExtension(file) is not (".md" or ".json")));
        string lines = string.Join('\n', new SyntheticReports(7).Generate(300).Select(RecordJson.Serialize));
        await Archive.Importer.ImportAsync(new StringReader(lines), "synthetic");
        Archive.TryCatchUp();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _temporary.Dispose();
}

public sealed class PrecedentTests(PrecedentArchive held, ITestOutputHelper output) : IClassFixture<PrecedentArchive>
{
    [Fact]
    public void Paraphrases_find_their_sources()
    {
        (string Text, string Source)[] paraphrases =
        [
            .. File.ReadLines(Path.Combine(RepositoryFolder.Root, "tests", "GovReportArchive.Wording.Tests", "Precedents", "paraphrases.tsv"))
                .Where(line => line.Length > 0 && line[0] != '#')
                .Select(line => line.Split('\t'))
                .Select(cells => (cells[0], cells[1])),
        ];
        List<string> passages = [.. held.Archive.Holdings.All().SelectMany(report => PassageList.Of(report.Record)).Select(passage => passage.Text)];
        int first = 0, amongFive = 0;
        foreach ((string text, string source) in paraphrases)
        {
            Assert.True(passages.Exists(passage => passage.Contains(source, StringComparison.Ordinal)), source);
            SentencePrecedents found = Assert.Single(held.Archive.Precedents.Find(text, []).Sentences);
            int rank = found.Passages.ToList().FindIndex(precedent => precedent.Passage.Text.Contains(source, StringComparison.Ordinal)) + 1;
            if (rank == 1) first++;
            if (rank > 0) amongFive++;
            if (rank != 1) output.WriteLine($"{rank}: {text} / {(found.Passages.Count > 0 ? found.Passages[0].Passage.Text : "-")}");
        }

        output.WriteLine($"{paraphrases.Length} paraphrases: first {first}, among five {amongFive}");
        Assert.True(paraphrases.Length >= 60);
        Assert.True(first >= paraphrases.Length * 0.93, $"first: {first}");
        Assert.True(amongFive >= paraphrases.Length * 0.98, $"among five: {amongFive}");
    }

    [Fact]
    public void A_passages_own_words_are_fully_like_it_whatever_the_number_the_year_and_the_width()
    {
        const string text = "（3）随机访问２００名办事群众，认为解读“看得懂”的占７３%，“看了也不知道怎么办”的占11%；";

        Precedent found = held.Archive.Precedents.Find(text, []).Sentences[0].Passages[0];

        Assert.Contains("随机访问120名", found.Passage.Text, StringComparison.Ordinal);
        Assert.InRange(found.Similarity, 0.85, 1);
    }

    [Fact]
    public void Shared_wording_is_marked_on_both_sides_in_each_texts_own_characters()
    {
        const string text = "推行解讀前試讀，發布之前先請專業以外的人員讀到懂為止";

        SentencePrecedents sentence = held.Archive.Precedents.Find("无关的一句话写在前面。" + text, []).Sentences[1];
        Precedent found = sentence.Passages[0];

        Assert.Equal(text, sentence.Text);
        Assert.Equal("无关的一句话写在前面。".Length, sentence.Start);
        Assert.Contains("解讀前試讀", found.SentenceMarks.Select(mark => text.Substring(mark[0], mark[1])).Single(run => run.Contains("試讀", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains(found.Passage.Marks, mark => found.Passage.Text.Substring(mark[0], mark[1]).Contains("解读前试读", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("全年发布2025年信息，取得了一定成绩", "本年发布2035年信息，取得了一些成绩", "发布|年信息，取得了|成绩")]
    [InlineData("借助Wechat小程序办理1,200件", "借助Chat小程序办理3,200件", "借助|小程序办理")]
    [InlineData("栏目更新，业务不够熟练。", "栏目好看，业务不够熟悉。", "栏目|业务不够")]
    public void No_mark_begins_or_ends_inside_a_word_or_number_or_with_a_sign(string text, string other, string marked)
    {
        (List<int[]> marks, _) = SharedWording.Of(text, other);

        Assert.Equal(marked, string.Join('|', marks.Select(mark => text.Substring(mark[0], mark[1]))));
    }

    [Fact]
    public void Nearly_equal_precedents_are_folded_and_none_is_lost_from_the_counts()
    {
        const string text = "政策解读形式单一，公开内容不够全面。";
        SentencePrecedents whole = Assert.Single(held.Archive.Precedents.Find(text, [], limit: 20).Sentences);
        SentencePrecedents folded = Assert.Single(held.Archive.Precedents.Find(text, [], limit: 20, fold: true).Sentences);

        Assert.All(folded.Passages, one => Assert.All(folded.Passages.Where(other => other != one), other =>
            Assert.True(PairLikeness.Of(Reports.Passages.Wordings.Bare(one.Passage.Text)).To(PairLikeness.Of(Reports.Passages.Wordings.Bare(other.Passage.Text))) < 0.85, $"{one.Passage.Text} / {other.Passage.Text}")));
        Assert.Equal(whole.Passages[0].Passage.Page, folded.Passages[0].Passage.Page);
        foreach (Precedent precedent in folded.Passages)
        {
            int own = held.Archive.Passages.Search(new ReportQuery { Limit = 0 }, wording: precedent.Passage.Wording).Total;
            Assert.True((precedent.Passage.Same?.Passages ?? 1) >= own);
        }
    }

    [Fact]
    public void Filters_hold_and_each_wording_comes_once()
    {
        PrecedentAnswer answer = held.Archive.Precedents.Find(
            "政策解读形式单一，公开内容不够全面。", [new ReportFilter("role", ["problem"]), new ReportFilter("section", ["problems"])], limit: 20);

        IReadOnlyList<Precedent> found = Assert.Single(answer.Sentences).Passages;
        Assert.NotEmpty(found);
        Assert.All(found, precedent => Assert.Equal(("problem", "problems"), (precedent.Passage.Role, precedent.Passage.Section)));
        Assert.Equal(found.Count, found.Select(precedent => precedent.Passage.Wording).Distinct().Count());
        Assert.Equal(found.Select(precedent => precedent.Similarity).OrderDescending(), found.Select(precedent => precedent.Similarity));
    }

    [Fact]
    public void What_nobody_wrote_has_no_precedent() =>
        Assert.Empty(Assert.Single(held.Archive.Precedents.Find("鲸鱼跃出海面，翻起雪白浪花", []).Sentences).Passages);

    [Fact]
    public void What_cannot_be_compared_is_refused_without_being_quoted()
    {
        Assert.Equal("text", Refused("  "));
        Assert.Equal("text", Refused("无。"));
        Assert.Equal("text", Refused(new string('公', PrecedentSearch.LongestText + 1)));
        Assert.Equal("text", Refused(string.Concat(Enumerable.Repeat("解读形式单一。", PrecedentSearch.MostSentences + 1))));

        string Refused(string text)
        {
            QueryParameterException error = Assert.Throws<QueryParameterException>(() => held.Archive.Precedents.Find(text, []));
            Assert.DoesNotContain("解读", error.Message, StringComparison.Ordinal);
            return error.Parameter;
        }
    }

    [Fact]
    public void Nothing_of_the_text_is_kept_in_any_file()
    {
        const string text = "罕见措辞甲乙丙丁戊，不会有人这样写解读形式单一";
        held.Archive.Precedents.Find(text, []);

        byte[] rare = System.Text.Encoding.UTF8.GetBytes("罕见措辞甲乙丙丁戊");
        string[] files = [.. new[] { held.Options.CorpusDirectory, held.Options.IndexDirectory }.SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))];
        Assert.NotEmpty(files);
        foreach (string file in files.Where(file => !file.EndsWith("lock", StringComparison.Ordinal)))
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            Assert.True(bytes.AsSpan().IndexOf(rare) < 0, file);
        }
    }
}
