using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;
using GovReportArchive.Search.Tests.Reference;

namespace GovReportArchive.Search.Tests;

public sealed class ScoreTests
{
    [Fact]
    public void A_document_that_only_contains_the_run_ranks_below_every_match_by_words()
    {
        for (int seed = 1; seed <= 12; seed++)
        {
            using RandomWorld world = new(seed + 7000);
            for (int i = 0; i < 60; i++)
            {
                string run = world.Piece().Trim();
                if (run.Length == 0 || run.Any(c => QueryCharacters.EndsRun(c) || "\\^*:：+-!".Contains(c, StringComparison.Ordinal))) continue;
                IReadOnlyList<Hit> hits = world.Reader.Search(new SearchRequest { Query = SampleSchema.Query(run), Limit = 100 }).Hits;
                RunNode node = Assert.IsType<RunNode>(QueryParser.Parse(run, RandomWorld.Schema));
                bool[] byWords = [.. hits.Select(hit => world.Documents[hit.Id].MatchesByWords(node))];
                Assert.True(Array.LastIndexOf(byWords, true) <= Array.IndexOf(byWords, false) - 1 || !byWords.Contains(false), $"seed {seed}: {run}");
            }
        }
    }

    [Fact]
    public void A_run_as_typed_ranks_above_its_words_apart_and_the_title_above_the_text()
    {
        Assert.Equal(["网站", "检查"], QueryOutline.Of(SampleSchema.Query("网站检查")).Clauses[0].Words);
        string[] ranked = Rank("网站检查",
            ("apart", "报告", "网站每天更新，还有人检查。"),
            ("typed", "报告", "每天更新，还有人网站检查。"),
            ("other", "报告", "每天更新。"));
        Assert.Equal(["typed", "apart"], ranked);
        Assert.Equal(["title", "text"], Rank("公众号",
            ("text", "工作报告", "公众号发布信息。"),
            ("title", "公众号报告", "政府发布了信息。"),
            ("other", "报告", "没有。")));
    }

    [Fact]
    public void A_boost_and_rarity_raise_the_score()
    {
        (string, string, string)[] documents = [("a", "报告", "公开 公开 信息"), ("b", "报告", "信息 信息 政策"), ("c", "报告", "公开"), ("d", "报告", "公开")];
        Assert.Equal("b", Rank("公开 OR 政策", documents)[0]);
        Assert.NotEqual("b", Rank("公开^20 OR 政策", documents)[0]);
    }

    [Fact]
    public void Scores_do_not_depend_on_how_many_hits_are_asked_for()
    {
        for (int seed = 1; seed <= 8; seed++)
        {
            using RandomWorld world = new(seed + 8000);
            for (int i = 0; i < 40; i++)
            {
                SearchRequest request = new() { Query = SampleSchema.Query(world.Query()), Limit = 1000 };
                IReadOnlyList<Hit> all = world.Reader.Search(request).Hits;
                foreach (int limit in (int[])[1, 2, 5]) Assert.Equal(all.Take(limit), world.Reader.Search(request with { Limit = limit }).Hits);
            }
        }
    }

    [Fact]
    public void A_facet_values_count_equals_the_total_when_that_value_alone_is_this_facets_choice()
    {
        for (int seed = 1; seed <= 10; seed++)
        {
            using RandomWorld world = new(seed + 9000);
            for (int i = 0; i < 12; i++)
            {
                SearchRequest request = new()
                {
                    Query = SampleSchema.Query(world.Random.Next(3) == 0 ? null : world.Query(1)),
                    Filters = world.Random.Next(2) == 0 ? [] : [new KeywordFilter("year", ["2020", "2021"]), new KeywordFilter("agency", ["机关1", "机关2", "机关3"])],
                    Facets = [new FacetRequest("year", 100), new FacetRequest("region", 100), new FacetRequest("agency", 100)],
                    Limit = 0,
                };
                foreach (FacetResult facet in world.Reader.Search(request).Facets)
                {
                    foreach (FacetCount item in facet.Items)
                    {
                        KeywordFilter[] chosen = [.. request.Filters.Where(filter => filter.Column != facet.Column), new KeywordFilter(facet.Column, [item.Value])];
                        Assert.Equal(item.Count, world.Reader.Search(request with { Filters = chosen, Facets = [] }).Total);
                    }

                    Assert.Equal(0, facet.Other);
                }
            }
        }
    }

    [Fact]
    public void A_clause_added_by_AND_or_a_constraint_on_another_field_never_raises_a_total()
    {
        for (int seed = 1; seed <= 10; seed++)
        {
            using RandomWorld world = new(seed + 10_000);
            for (int i = 0; i < 40; i++)
            {
                string query = world.Query(1);
                SearchRequest request = new() { Query = SampleSchema.Query($"({query})"), Limit = 0 };
                int total = world.Reader.Search(request).Total;
                Assert.True(world.Reader.Search(request with { Query = SampleSchema.Query($"({query}) AND ({world.Query(1)})") }).Total <= total);
                Assert.True(world.Reader.Search(request with { Filters = [new KeywordFilter("year", ["2021", "2022"])] }).Total <= total);
                Assert.True(world.Reader.Search(request with { Numbers = [new NumberFilter("applications.received.total", NumberOperator.Greater, 3)] }).Total <= total);
            }
        }
    }

    [Fact]
    public void A_ranges_count_equals_the_total_when_that_range_alone_is_the_columns_condition()
    {
        const string Column = "applications.received.total";
        for (int seed = 1; seed <= 10; seed++)
        {
            using RandomWorld world = new(seed + 11_000);
            SearchRequest request = new()
            {
                Query = SampleSchema.Query(world.Query(1)),
                Numbers = [new NumberFilter(Column, NumberOperator.Less, 5)],
                Ranges = [new RangeFacetRequest(Column, [1, 3, 8])],
                Limit = 0,
            };
            RangeFacetResult facet = world.Reader.Search(request).Ranges[0];
            Assert.Equal(4, facet.Items.Count);
            foreach (RangeCount range in facet.Items)
            {
                NumberFilter[] alone =
                [
                    .. range.From is double from ? [new NumberFilter(Column, NumberOperator.GreaterOrEqual, from)] : Array.Empty<NumberFilter>(),
                    .. range.Below is double below ? [new NumberFilter(Column, NumberOperator.Less, below)] : Array.Empty<NumberFilter>(),
                ];
                Assert.Equal(range.Count, world.Reader.Search(request with { Numbers = alone, Ranges = [] }).Total);
            }

            Assert.Equal(facet.Missing, world.Reader.Search(request with { Numbers = [new NumberFilter(Column, NumberOperator.Missing)], Ranges = [] }).Total);
            Assert.Throws<ArgumentException>(() => world.Reader.Search(request with { Ranges = [new RangeFacetRequest(Column, [2, 1])] }));
            Assert.Throws<ArgumentException>(() => world.Reader.Search(request with { Ranges = [new RangeFacetRequest(Column, [])] }));
        }
    }

    private static string[] Rank(string query, params (string Id, string Title, string Text)[] documents)
    {
        using TemporaryDirectory directory = new();
        using (ISearchWriter writer = TestEngine.Write(directory.Path, SampleSchema.Reports))
        {
            foreach ((string id, string title, string text) in documents)
                writer.Put(new IndexDocument { Id = id, Units = [("title", title), ("overall", text)] });
            writer.Commit(1);
        }

        using ISearchView reader = TestEngine.Read(directory.Path, SampleSchema.Reports);
        return [.. reader.Search(new SearchRequest { Query = SampleSchema.Query(query) }).Hits.Select(hit => hit.Id)];
    }
}
