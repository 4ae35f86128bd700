using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Lucene.Tests;

public sealed class WriterTests : IDisposable
{
    private readonly Place _place = new();
    private readonly LuceneIndex _index;

    public WriterTests() => _index = Sample.Index(_place);

    public void Dispose()
    {
        _index.Dispose();
        _place.Dispose();
    }

    [Fact]
    public void A_second_writer_is_refused_and_told_who_writes()
    {
        using LuceneIndex other = Sample.Index(_place);
        using (ISearchWriter writer = _index.TryWrite()!)
        {
            Assert.Null(_index.TryWrite());
            Assert.Null(other.TryWrite());
            Assert.Contains($"process {Environment.ProcessId}", other.Writing, StringComparison.Ordinal);
            Assert.Throws<IndexLockedException>(other.Discard);
        }

        Assert.Null(other.Writing);
        using ISearchWriter next = other.TryWrite()!;
        Assert.NotNull(next);
    }

    [Fact]
    public void What_is_not_committed_is_forgotten()
    {
        using (ISearchWriter writer = _index.TryWrite()!)
        {
            writer.Replace("a", [Sample.Document("a", "条例")]);
            writer.Commit(new CommitPoint(1, "beside"));
            writer.Replace("b", [Sample.Document("b", "条例")]);
            Assert.True(writer.Pending > 0);
            Assert.Equal(["a"], Ids("条例"));
        }

        using ISearchWriter next = _index.TryWrite()!;
        Assert.Equal(new CommitPoint(1, "beside"), next.Applied);
        Assert.Equal(0, next.Pending);
        next.Commit(new CommitPoint(2));
        Assert.Equal(["a"], Ids("条例"));
    }

    [Fact]
    public void The_documents_of_a_group_are_replaced_together_and_an_empty_list_takes_them_out()
    {
        using ISearchWriter writer = _index.TryWrite()!;
        writer.Replace("g", [Sample.Document("1", "条例"), Sample.Document("2", "条例"), Sample.Document("3", "条例")]);
        writer.Replace("h", [Sample.Document("9", "条例")]);
        writer.Commit(new CommitPoint(1));
        writer.Replace("g", [Sample.Document("3", "条例"), Sample.Document("4", "条例")]);
        writer.Commit(new CommitPoint(2));
        Assert.Equal(["3", "4", "9"], Ids("条例"));
        writer.Replace("g", []);
        writer.Commit(new CommitPoint(3));
        Assert.Equal(["9"], Ids("条例"));
    }

    [Fact]
    public void An_updated_column_changes_facets_and_filters_and_nothing_else()
    {
        using (ISearchWriter writer = _index.TryWrite()!)
        {
            for (int i = 0; i < 40; i++)
            {
                writer.Replace("g" + Sample.Number(i), [With(i, 0), With(i, 1)]);
                if (i % 3 == 0) writer.Commit(new CommitPoint(i));
            }

            writer.Update("g3", "ledger", "good");
            writer.Update("g39", "ledger", "good");
            writer.Update("g4", "ledger", null);
            writer.Update("nobody", "ledger", "mixed");
            writer.Update("g5", "verdict", "yes");
            writer.Commit(new CommitPoint(100));
            Check();
            writer.Update("g3", "ledger", "mixed");
            writer.Commit(new CommitPoint(101));
            writer.Update("g3", "ledger", "good");
            writer.Commit(new CommitPoint(102));
            for (int i = 0; i < 60; i++)
            {
                // Small segments are merged by now.
                writer.Replace("x", [Sample.Document("x", "别的")]);
                writer.Commit(new CommitPoint(200 + i));
            }

            Check();
        }

        using LuceneIndex again = Sample.Index(_place);
        using ISearchView view = again.Open()!;
        Assert.Equal(4, view.Search(new SearchRequest { Filters = [new KeywordFilter("ledger", ["good"])] }).Total);
        again.Verify();

        static IndexDocument With(int group, int part) => Sample.Document($"{group:00}-{part}", "条例", total: group) with { Keywords = [("year", "2023"), ("ledger", "bad")] };

        void Check()
        {
            using ISearchView view = _index.Open()!;
            SearchResult all = view.Search(new SearchRequest { Query = Sample.Query("条例"), Facets = [new FacetRequest("ledger"), new FacetRequest("verdict"), new FacetRequest("year")] });
            Assert.Equal([new FacetCount("bad", 74), new FacetCount("good", 4)], all.Facets[0].Items);
            Assert.Equal(2, all.Facets[0].Missing);
            Assert.Equal([new FacetCount("yes", 2)], all.Facets[1].Items);
            Assert.Equal([new FacetCount("2023", 80)], all.Facets[2].Items);
            SearchResult good = view.Search(new SearchRequest { Filters = [new KeywordFilter("ledger", ["good"])], Values = ["ledger", "total"] });
            Assert.Equal(["03-0", "03-1", "39-0", "39-1"], good.Hits.Select(hit => hit.Id).Order(StringComparer.Ordinal));
            Assert.All(good.Hits, hit => Assert.Equal(["good", Sample.Number(int.Parse(hit.Id[..2], System.Globalization.CultureInfo.InvariantCulture))], hit.Values));
        }
    }

    [Fact]
    public void An_update_before_any_document_changes_nothing()
    {
        using ISearchWriter writer = _index.TryWrite()!;
        writer.Update("g", "ledger", "good");
        writer.Commit(new CommitPoint(1));
        writer.Replace("g", [Sample.Document("1", "条例")]);
        writer.Update("g", "ledger", "good");
        writer.Commit(new CommitPoint(2));
        using ISearchView view = _index.Open()!;
        Assert.Equal(1, view.Search(new SearchRequest { Filters = [new KeywordFilter("ledger", ["good"])] }).Total);
    }

    [Fact]
    public void An_update_of_what_cannot_be_updated_is_refused()
    {
        using ISearchWriter writer = _index.TryWrite()!;
        Assert.Throws<ArgumentException>(() => writer.Update("g", "year", "2023"));
        Assert.Throws<ArgumentException>(() => writer.Update("g", "ledger", "unheard"));
        Assert.Throws<ArgumentException>(() => writer.Update("g", "nowhere", null));
    }

    public static TheoryData<string> Unfit => new("no id", "field", "keyword", "number", "stored", "infinite", "long keyword", "long id", "unknown value");

    [Theory]
    [MemberData(nameof(Unfit))]
    public void A_document_that_does_not_fit_changes_nothing(string what)
    {
        IndexDocument fit = Sample.Document("2", "条例"), unfit = what switch
        {
            "no id" => fit with { Id = "" },
            "field" => fit with { Units = [("nowhere", "条例")] },
            "keyword" => fit with { Keywords = [("total", "2023")] },
            "number" => fit with { Numbers = [("year", 1)] },
            "stored" => fit with { Stored = [("year", "x")] },
            "infinite" => fit with { Numbers = [("total", double.PositiveInfinity)] },
            "long keyword" => fit with { Keywords = [("year", new string('年', 11_000))] },
            "long id" => fit with { Id = new string('x', 33_000) },
            _ => fit with { Keywords = [("ledger", "unheard")] },
        };
        using ISearchWriter writer = _index.TryWrite()!;
        writer.Replace("g", [Sample.Document("1", "条例")]);
        writer.Commit(new CommitPoint(1));
        Assert.ThrowsAny<ArgumentException>(() => writer.Replace("g", [fit with { Id = "3" }, unfit]));
        Assert.Equal(0, writer.Pending);
        writer.Commit(new CommitPoint(2));
        Assert.Equal(["1"], Ids("条例"));
    }

    [Fact]
    public void A_name_of_a_group_that_is_too_long_is_refused()
    {
        using ISearchWriter writer = _index.TryWrite()!;
        Assert.ThrowsAny<ArgumentException>(() => writer.Replace(new string('x', 33_000), [Sample.Document("1", "条例")]));
        Assert.Equal(0, writer.Pending);
    }

    [Fact]
    public void Very_long_words_units_and_texts_are_found_by_their_characters()
    {
        string word = new('x', 40_000), unit = string.Concat(Enumerable.Repeat("信息公开，", 40_000)) + "独一无二", note = new('注', 50_000);
        using (ISearchWriter writer = _index.TryWrite()!)
        {
            writer.Replace("w", [Sample.Document("word", word + "z")]);
            writer.Replace("u", [Sample.Document("unit", unit) with { Stored = [("note", note)] }]);
            writer.Replace("m", [Sample.Document("many", "") with { Units = [.. Enumerable.Range(0, 60_000).Select(i => (i % 2 == 0 ? "overall" : "problems", "条例" + Sample.Number(i)))] }]);
            writer.Commit(new CommitPoint(1));
        }

        Assert.Equal(["word"], Ids("\"xxxxxz\""));
        Assert.Equal(["word"], Ids("xxx*"));
        Assert.Equal(["unit"], Ids("独一无二"));
        Assert.Equal(["unit"], Ids("\"公开，独一无二\""));
        Assert.Equal(["many"], Ids("问题:\"条例59999\""));
        Assert.Empty(Ids("总体:\"条例59999\""));
        using ISearchView view = _index.Open()!;
        Assert.Equal(note, view.Search(new SearchRequest { Query = Sample.Query("独一无二"), Values = ["note"] }).Hits[0].Values[0]);
        _index.Verify();
    }

    [Fact]
    public void Half_surrogates_and_empty_documents_are_held()
    {
        using (ISearchWriter writer = _index.TryWrite()!)
        {
            writer.Replace("h", [Sample.Document("half", "条\ud842例公开")]);
            writer.Replace("e", [new IndexDocument { Id = "empty", Units = [] }, new IndexDocument { Id = "blank", Units = [("title", ""), ("title", " ")] }]);
            writer.Commit(new CommitPoint(1));
        }

        Assert.Equal(["half"], Ids("\"例公开\""));
        Assert.Empty(Ids("\"条例\""));
        Assert.Equal(["blank", "empty", "half"], Ids(null));
        _index.Verify();
    }

    [Fact]
    public void A_group_of_ten_thousand_documents_is_one_group()
    {
        using ISearchWriter writer = _index.TryWrite()!;
        writer.Replace("big", [.. Enumerable.Range(0, 10_000).Select(i => Sample.Document(Sample.Number(i), i == 5000 ? "独一无二" : "条例") with { Numbers = i == 7000 ? [("shared", 42)] : [] })]);
        writer.Commit(new CommitPoint(1));
        using (ISearchView view = _index.Open()!)
        {
            Assert.Equal(10_000, view.State.Documents);
            Assert.Equal(10_000, view.Search(new SearchRequest { Numbers = [new NumberFilter("shared", NumberOperator.Equal, 42)] }).Total);
        }

        Assert.Equal(["5000"], Ids("独一无二"));
        writer.Replace("big", []);
        writer.Commit(new CommitPoint(2));
        Assert.Empty(Ids(null));
    }

    [Fact]
    public void An_empty_index_answers()
    {
        using (ISearchWriter writer = _index.TryWrite()!) writer.Commit(new CommitPoint(3));
        using ISearchView view = _index.Open()!;
        Assert.Equal(0, view.State.Documents);
        Assert.Equal(3, view.State.Applied.Change);
        Assert.Equal(0, view.Search(new SearchRequest { Query = Sample.Query("条例"), Facets = [new FacetRequest("year"), new FacetRequest("ledger")], Ranges = [new RangeFacetRequest("shared", [1])] }).Total);
        Assert.Empty(view.Alike(new AlikeRequest("条例公开")));
        Assert.Empty(view.Terms(new TermRequest(null, 5)));
    }

    [Fact]
    public void A_merged_segment_becomes_visible_without_another_change()
    {
        using LuceneIndex merging = Sample.Index(_place);
        using ISearchWriter writer = merging.TryWrite()!;
        for (int i = 0; i < 30; i++)
        {
            writer.Replace(Sample.Number(i), [Sample.Document(Sample.Number(i), "条例")]);
            writer.Commit(new CommitPoint(i + 1));
        }

        Assert.True(SpinWait.SpinUntil(() => Segments() < 15, TimeSpan.FromSeconds(60)), "Nothing was merged.");
        using ISearchView view = merging.Open()!;
        Assert.Equal(30, view.State.Applied.Change);
        Assert.Equal(30, view.State.Documents);

        int Segments()
        {
            global::Lucene.Net.Index.SegmentInfos infos = new();
            using global::Lucene.Net.Store.NIOFSDirectory files = new(new DirectoryInfo(_place.Directory));
            infos.Read(files);
            return infos.Count;
        }
    }

    [Fact]
    public void An_index_of_another_schema_is_refused()
    {
        using (ISearchWriter writer = _index.TryWrite()!) writer.Commit(new CommitPoint(1));
        using LuceneIndex other = new(_place.Directory, Sample.Schema with { Name = "sample/2" }), changed = new(_place.Directory, Sample.Schema with { Columns = [new Column("year", ColumnKind.Keyword)] });
        Assert.Throws<IndexVersionException>(() => other.Open());
        Assert.Throws<IndexVersionException>(() => other.TryWrite());
        Assert.Throws<IndexVersionException>(() => changed.Open());
        Assert.Null(other.Writing);
    }

    private List<string> Ids(string? query)
    {
        using ISearchView view = _index.Open()!;
        return [.. view.Search(new SearchRequest { Query = Sample.Query(query), Limit = 100 }).Hits.Select(hit => hit.Id).Order(StringComparer.Ordinal)];
    }
}
