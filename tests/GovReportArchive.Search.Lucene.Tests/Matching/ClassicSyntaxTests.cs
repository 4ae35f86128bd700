using System.Globalization;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Lucene.Tests.Matching;

public sealed class ClassicSyntaxTests : IDisposable
{
    private readonly Place _place = new();
    private readonly LuceneIndex _index;

    public ClassicSyntaxTests()
    {
        _index = Sample.Index(_place);
        using ISearchWriter writer = _index.TryWrite()!;
        Put("1", "apple", "banana", "cherry");
        Put("2", "banana", "apple pie", "ink");
        Put("3", "cherry", "群众，条例", "apricot");
        Put("4", "grape", "信息公开工作", "INK");
        writer.Commit(new CommitPoint(1));

        void Put(string id, string title, string overall, string problems) => writer.Replace(id, [new IndexDocument { Id = id, Units = [("title", title), ("overall", overall), ("problems", problems)] }]);
    }

    public void Dispose()
    {
        _index.Dispose();
        _place.Dispose();
    }

    [Theory]
    [InlineData("apple", "1 2")]
    [InlineData("apple AND banana", "1 2")]
    [InlineData("apple banana", "1 2")]
    [InlineData("apple OR cherry", "1 2 3")]
    [InlineData("+cherry -apple", "3")]
    [InlineData("title:apple", "1")]
    [InlineData("标题:apple", "1")]
    [InlineData("问题:cherry", "1")]
    [InlineData("ap*", "1 2 3")]
    [InlineData("title:ap*", "1")]
    [InlineData("a?ricot", "3")]
    [InlineData("problems:a?ric*", "3")]
    [InlineData("aple~1", "1 2")]
    [InlineData("title:aple~1", "1")]
    [InlineData("title:pple~1", "1")]
    [InlineData("[apple TO banana]", "1 2 3")]
    [InlineData("title:[apple TO banana]", "1 2")]
    [InlineData("title:[cherry TO *]", "3 4")]
    [InlineData("title:[* TO banana}", "1")]
    [InlineData("\"息公开工\"", "4")]
    [InlineData("\"公\"", "4")]
    [InlineData("群众", "3")]
    [InlineData("ＡＰＰＬＥ", "1 2")]
    [InlineData("*:*", "1 2 3 4")]
    public void Operators_patterns_ranges_and_fields_are_Lucenes(string query, string ids) => Assert.Equal(ids, string.Join(' ', Ids(query)));

    [Fact]
    public void Letters_are_made_small_without_regard_to_the_culture()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
            Assert.Equal(["2", "4"], Ids("INK"));
            Assert.Equal(["2", "4"], Ids("IN*"));
            Assert.Equal(["2", "4"], Ids("I?K"));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("apple AND")]
    [InlineData("(apple")]
    [InlineData("\"apple")]
    [InlineData("nowhere:apple")]
    [InlineData("title:\"apple\"")]
    [InlineData("*pple")]
    [InlineData("/ap.*e/")]
    [InlineData("title:/(.*a){20}/")]
    [InlineData("a*b?????????????????????????")]
    [InlineData("apple^x")]
    [InlineData("[a TO")]
    public void What_cannot_be_read_is_an_error_of_syntax(string query)
    {
        QuerySyntaxException error = Assert.Throws<QuerySyntaxException>(() => Ids(query));
        Assert.InRange(error.Position, 0, query.Length);
        Assert.Equal(["1", "2"], Ids("apple"));
    }

    [Fact]
    public void Parentheses_that_are_nested_too_deep_are_an_error_of_syntax()
    {
        foreach (string query in (string[])[new string('(', 1999) + "a" + new string(')', 1999), string.Concat(Enumerable.Repeat("(-", 1300)) + "a" + new string(')', 1300)])
            Assert.Throws<QuerySyntaxException>(() => Ids(query));
    }

    [Fact]
    public void Scores_order_hits_as_Lucene_does()
    {
        using ISearchView view = _index.Open()!;
        IReadOnlyList<Hit> hits = view.Search(new SearchRequest { Query = ParsedQuery.InEngineSyntax("lucene", "apple OR banana^3", Sample.Schema) }).Hits;
        Assert.Equal(["2", "1"], hits.Select(hit => hit.Id));
        Assert.True(hits[0].Score > hits[1].Score && hits[1].Score > 0);
    }

    [Fact]
    public void Another_syntax_is_refused_by_name()
    {
        using ISearchView view = _index.Open()!;
        QuerySyntaxException error = Assert.Throws<QuerySyntaxException>(() => view.Search(new SearchRequest { Query = ParsedQuery.InEngineSyntax("sql", "apple", Sample.Schema) }));
        Assert.Contains("sql", error.Message, StringComparison.Ordinal);
    }

    private string[] Ids(string query)
    {
        using ISearchView view = _index.Open()!;
        return [.. view.Search(new SearchRequest { Query = ParsedQuery.InEngineSyntax("lucene", query, Sample.Schema) }).Hits.Select(hit => hit.Id).Order(StringComparer.Ordinal)];
    }
}
