using GovReportArchive.Search.Own;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;
using GovReportArchive.Text;

namespace GovReportArchive.Search.Tests;

/// <summary>Terms of the domain, which the segmenter takes for one word, in queries.</summary>
public sealed class TermTests
{
    [Theory]
    [InlineData("政策解读", "政策", "解读")]
    [InlineData("政府信息公开", "政府", "信息", "公开")]
    [InlineData("营商环境政策解读", "营商环境", "政策", "解读")]
    [InlineData("一网通办", "一网通办")]
    [InlineData("依申请公开", "依申请公开")]
    [InlineData("公开政策解读公开", "公开", "政策", "解读")]
    public void A_term_requires_the_words_that_it_is_made_of_but_never_single_characters(string run, params string[] required) =>
        Assert.Equal(required.Order(StringComparer.Ordinal), RunWords.Of(run).Required.Order(StringComparer.Ordinal));

    [Fact]
    public void A_term_in_one_piece_ranks_above_its_parts_apart_however_often_they_stand_there()
    {
        (string, string)[] documents =
        [
            ("many", string.Concat(Enumerable.Repeat("政策很多。解读也多。", 40))),
            ("short", "解读了，政策。"),
            ("whole", "全年围绕重点工作发布政策解读稿件若干，" + string.Concat(Enumerable.Repeat("其他各项工作有序推进，", 60))),
            // The segmenter cuts 惠民政策 and 解读 here: the term stands there all the same.
            ("otherwise", "发布惠民政策解读。" + string.Concat(Enumerable.Repeat("其他各项工作有序推进，", 60))),
            ("half", "只有政策。"),
            ("none", "没有什么。"),
        ];
        string[] ranked = Search("政策解读", documents);
        Assert.Equal(["otherwise", "whole"], ranked.Take(2).Order(StringComparer.Ordinal));
        Assert.Equal(["many", "short"], ranked.Skip(2).Order(StringComparer.Ordinal));
        Assert.Equal(["otherwise", "whole"], Search("\"政策解读\"", documents).Order(StringComparer.Ordinal));
        Assert.Equal(["many"], Search("政策解读 AND 很多", documents));
        Assert.Equal(["half", "none"], Search("-政策解读", documents).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void For_every_term_the_whole_ranks_above_the_parts_apart()
    {
        List<Word> pieces = [];
        int terms = 0;
        foreach (string term in (string[])["行政许可", "政务公开", "门户网站", "行政复议", "网络安全", "政务服务平台", "政府信息公开指南", "公共资源交易", "食品药品安全"])
        {
            pieces.Clear();
            if (!ChineseSegmenter.Default.TryPieces(term, pieces)) continue;
            terms++;
            string[] words = [.. pieces.Select(piece => term.Substring(piece.Start, piece.Length))];
            string[] ranked = Search(term,
                ("apart", string.Concat(Enumerable.Repeat(string.Join('，', words.Reverse()) + "。", 30))),
                ("whole", "今年" + term + "。" + string.Concat(Enumerable.Repeat("其他各项任务有序推进，", 80))),
                ("part", words[0]),
                ("none", "没有什么。"));
            Assert.Equal(["whole", "apart"], ranked);
        }

        Assert.True(terms >= 7, $"only {terms} terms have pieces");
    }

    [Fact]
    public void Marks_show_the_parts_where_they_stand_apart_and_the_term_where_it_stands()
    {
        QueryHighlighter highlighter = QueryHighlighter.Create(SampleSchema.Query("政策解读"));
        Assert.Equal([new Mark(2, 2), new Mark(6, 2)], highlighter.Marks("overall", "发布政策并且解读。"));
        Assert.Equal([new Mark(2, 4)], highlighter.Marks("overall", "发布政策解读。"));
        Assert.Equal(["政策", "解读"], QueryOutline.Of(SampleSchema.Query("政策解读")).Clauses[0].Words);
    }

    [Fact]
    public void The_nearest_spellings_of_a_word_come_nearest_first_with_their_documents()
    {
        using TemporaryDirectory directory = new();
        using (IndexWriter writer = IndexWriter.Open(directory.Path, SampleSchema.Reports))
        {
            foreach ((string id, string text) in new[] { ("a", "政务公开，门户网站"), ("b", "政务公开，网站建设"), ("c", "党务公开，公众号。"), ("d", "政务公开 Website"), ("gone", "政务公升") })
                writer.Put(SampleSchema.Document(id, "报告", text, "问题"));
            writer.Commit(1);
            writer.Delete("gone");
            writer.Commit(2);
        }

        using IndexReader reader = IndexReader.Open(directory.Path);
        Assert.Equal([new NearTerm("政务公开", 1, 3)], reader.NearestTerms("政务公幵"));
        Assert.Equal([new NearTerm("政务公开", 1, 3)], reader.NearestTerms("政公务开"));
        Assert.Equal(["政务公开", "党务公开"], reader.NearestTerms("證务公开").Select(term => term.Text));
        Assert.Equal(["党务公开"], reader.NearestTerms("政务公开").Select(term => term.Text));
        Assert.Equal([new NearTerm("website", 1, 1)], reader.NearestTerms("ｗＢｅsite"));
        Assert.Equal([new NearTerm("公众号", 1, 1)], reader.NearestTerms("公众号码", 1));
        Assert.Empty(reader.NearestTerms("号"));
        Assert.Empty(reader.NearestTerms(""));
        Assert.Empty(reader.NearestTerms(new string('公', 5000)));
        Assert.Empty(reader.NearestTerms("政务公幵", 0));
    }

    [Fact]
    public void Facet_values_can_be_sought_by_what_they_contain_with_counts_under_a_query()
    {
        using TemporaryDirectory directory = new();
        using (IndexWriter writer = IndexWriter.Open(directory.Path, SampleSchema.Reports))
        {
            foreach ((string id, string agency) in new[] { ("a", "青禾县民政局"), ("b", "青禾县教育局"), ("c", "白石区民政局"), ("d", "白石區民政局"), ("e", "白石区民政局") })
                writer.Put(SampleSchema.Document(id, "报告", id == "e" ? "没有" : "信息公开", "问题", agency: agency));
            writer.Commit(1);
        }

        using IndexReader reader = IndexReader.Open(directory.Path);
        SearchRequest request = new() { Query = SampleSchema.Query("公开"), Limit = 0, Facets = [new FacetRequest("agency", Containing: " 民 政")] };
        FacetResult facet = reader.Search(request).Facets[0];
        Assert.Equal([("白石区民政局", 1), ("白石區民政局", 1), ("青禾县民政局", 1)], facet.Items.Select(item => (item.Value, item.Count)));
        Assert.Equal((0, 1), (facet.Missing, facet.Other));
        Assert.Equal(2, reader.Search(request with { Facets = [new FacetRequest("agency", Containing: "石区民")] }).Facets[0].Items.Count);
        Assert.Equal(["白石区民政局"], reader.Search(request with { Facets = [new FacetRequest("agency", 1, "白石区", Containing: "民政")] }).Facets[0].Items.Select(item => item.Value));
        Assert.Equal(4, reader.Search(request with { Facets = [new FacetRequest("agency", Containing: " ")] }).Facets[0].Items.Count);
    }

    private static string[] Search(string query, params (string Id, string Text)[] documents)
    {
        using TemporaryDirectory directory = new();
        using (IndexWriter writer = IndexWriter.Open(directory.Path, SampleSchema.Reports))
        {
            foreach ((string id, string text) in documents) writer.Put(new IndexDocument { Id = id, Units = [("title", "工作报告"), ("overall", text)] });
            writer.Commit(1);
        }

        using IndexReader reader = IndexReader.Open(directory.Path);
        return [.. reader.Search(new SearchRequest { Query = SampleSchema.Query(query) }).Hits.Select(hit => hit.Id)];
    }
}
