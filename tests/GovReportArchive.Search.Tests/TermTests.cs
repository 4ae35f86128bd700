using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Tests;

/// <summary>Runs of words in queries, and the words of the index.</summary>
public sealed class TermTests
{
    [Theory]
    [InlineData("政策解读", "政策", "解读")]
    [InlineData("政府信息公开", "政府", "信息", "公开")]
    [InlineData("依申请公开", "依", "申请", "公开")]
    [InlineData("公开政策解读公开", "公开", "政策", "解读")]
    [InlineData("，。")]
    public void A_run_requires_each_of_its_words_once(string run, params string[] words) => Assert.Equal(words, RunWords.Of(run));

    [Fact]
    public void A_run_that_stands_as_it_was_typed_ranks_above_its_words_apart()
    {
        (string, string)[] documents =
        [
            ("apart", "解读了，政策。"),
            ("whole", "发布政策解读。"),
            ("half", "只有政策。"),
            ("none", "没有什么。"),
        ];
        Assert.Equal(["whole", "apart"], Search("政策解读", documents));
        Assert.Equal(["whole"], Search("\"政策解读\"", documents));
        Assert.Equal(["whole"], Search("政策解读 AND 发布", documents));
        Assert.Equal(["half", "none"], Search("-政策解读", documents).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Marks_show_the_words_where_they_stand_apart_and_the_run_where_it_stands()
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
        using (ISearchWriter writer = TestEngine.Write(directory.Path, SampleSchema.Reports))
        {
            foreach ((string id, string text) in new[] { ("a", "高等教育，门户网站"), ("b", "高等教育，网站建设"), ("c", "中等教育，办公室。"), ("d", "高等教育 Website"), ("gone", "高等教肓") })
                writer.Put(SampleSchema.Document(id, "报告", text, "问题"));
            writer.Commit(1);
            writer.Delete("gone");
            writer.Commit(2);
        }

        using ISearchView reader = TestEngine.Read(directory.Path, SampleSchema.Reports);
        Assert.Equal([new IndexTerm("高等教育", 1, 3)], reader.Terms(new TermRequest("高等教盲", 5)));
        Assert.Equal([new IndexTerm("高等教育", 1, 3)], reader.Terms(new TermRequest("高教等育", 5)));
        Assert.Equal(["高等教育", "中等教育"], reader.Terms(new TermRequest("低等教育", 5)).Select(term => term.Text));
        Assert.Equal(["中等教育"], reader.Terms(new TermRequest("高等教育", 5)).Select(term => term.Text));
        Assert.Equal([new IndexTerm("website", 1, 1)], reader.Terms(new TermRequest("ｗＢｅsite", 5)));
        Assert.Equal([new IndexTerm("办公室", 1, 1)], reader.Terms(new TermRequest("办公室里", 1)));
        Assert.Empty(reader.Terms(new TermRequest("室", 5)));
        Assert.Empty(reader.Terms(new TermRequest("", 5)));
        Assert.Empty(reader.Terms(new TermRequest(new string('公', 5000), 5)));
        Assert.Empty(reader.Terms(new TermRequest("高等教盲", 0)));
    }

    [Fact]
    public void Facet_values_can_be_sought_by_what_they_contain_with_counts_under_a_query()
    {
        using TemporaryDirectory directory = new();
        using (ISearchWriter writer = TestEngine.Write(directory.Path, SampleSchema.Reports))
        {
            foreach ((string id, string agency) in new[] { ("a", "青禾县民政局"), ("b", "青禾县教育局"), ("c", "白石区民政局"), ("d", "白石區民政局"), ("e", "白石区民政局") })
                writer.Put(SampleSchema.Document(id, "报告", id == "e" ? "没有" : "信息公开", "问题", agency: agency));
            writer.Commit(1);
        }

        using ISearchView reader = TestEngine.Read(directory.Path, SampleSchema.Reports);
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
        using (ISearchWriter writer = TestEngine.Write(directory.Path, SampleSchema.Reports))
        {
            foreach ((string id, string text) in documents) writer.Put(new IndexDocument { Id = id, Units = [("title", "工作报告"), ("overall", text)] });
            writer.Commit(1);
        }

        using ISearchView reader = TestEngine.Read(directory.Path, SampleSchema.Reports);
        return [.. reader.Search(new SearchRequest { Query = SampleSchema.Query(query) }).Hits.Select(hit => hit.Id)];
    }
}
