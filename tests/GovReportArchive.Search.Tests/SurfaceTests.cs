using GovReportArchive.Search.Querying;

namespace GovReportArchive.Search.Tests;

public sealed class SurfaceTests
{
    [Fact]
    public void A_committed_document_is_found_by_phrase_run_field_column_and_facet()
    {
        using TemporaryDirectory directory = new();
        using (ISearchWriter writer = TestEngine.Write(directory.Path, SampleSchema.Reports))
        {
            writer.Put(SampleSchema.Document("a", "青禾县民政局 2023 年报告", "通过微信公众号发布信息。", "一是解读形式单一。\n二是更新不及时。", 2023, 5));
            writer.Put(SampleSchema.Document("b", "白石区教育局报告", "打通“最后一公里”。", "公开意识不强。", 2024, agency: "教育局"));
            writer.Commit(7);
        }

        using ISearchView reader = TestEngine.Read(directory.Path, SampleSchema.Reports);
        Assert.Equal(7, reader.State.Applied.Change);
        Assert.Equal(2, reader.State.Documents);
        Assert.Equal(["a"], Ids(reader, "\"众号\""));
        Assert.Equal(["a"], Ids(reader, "问题:“解读形式”"));
        Assert.Equal([], Ids(reader, "总体:“解读形式”"));
        Assert.Equal(["b"], Ids(reader, "年份:2024"));
        Assert.Equal(["a"], Ids(reader, "新收申请：[1 TO *]"));
        Assert.Equal(["b"], Ids(reader, "-公众号"));
        Assert.Equal(["b"], Ids(reader, "报告 NOT (公众号 OR 教育部)"));
        SearchResult result = reader.Search(new SearchRequest { Facets = [new FacetRequest("year")], Filters = [new KeywordFilter("year", ["2023"])] });
        Assert.Equal(1, result.Total);
        Assert.Equal([new FacetCount("2023", 1), new FacetCount("2024", 1)], result.Facets[0].Items);
    }

    [Fact]
    public void Marks_cover_the_original_glyphs()
    {
        QueryHighlighter highlighter = QueryHighlighter.Create(SampleSchema.Query("\"2023年\""));
        Assert.Equal([new Mark(3, 6)], highlighter.Marks("title", "青禾县２０２３ 年报告"));
    }

    private static string[] Ids(ISearchView reader, string query) =>
        [.. reader.Search(new SearchRequest { Query = SampleSchema.Query(query) }).Hits.Select(hit => hit.Id).Order(StringComparer.Ordinal)];
}
