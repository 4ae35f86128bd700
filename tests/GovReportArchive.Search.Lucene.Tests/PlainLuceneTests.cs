using System.Globalization;
using GovReportArchive.Search.Querying;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace GovReportArchive.Search.Lucene.Tests;

/// <summary>Law: totals, facets and the ten best are those of plain Lucene.Net, where what a word gives beside its BM25 is written into the query.</summary>
public sealed class PlainLuceneTests : IDisposable
{
    // Each stands between commas, so that where its characters stand the word stands too.
    private static readonly string[] Words = ["条例", "群众", "信息", "公开", "政府", "网站", "时间", "工作"];
    private readonly Place _place = new();
    private readonly LuceneIndex _index;
    private readonly NIOFSDirectory _files;
    private readonly DirectoryReader _reader;

    public PlainLuceneTests()
    {
        _index = Sample.Index(_place);
        Random random = new(5);
        using (ISearchWriter writer = _index.TryWrite()!)
        {
            for (int i = 0; i < 2000; i++)
            {
                string text = string.Join('，', Enumerable.Range(0, random.Next(1, 60)).Select(_ => Words[(int)(Words.Length * Math.Pow(random.NextDouble(), 2))]));
                writer.Replace(Sample.Number(i), [Sample.Document(i.ToString("0000", CultureInfo.InvariantCulture), text, Sample.Number(random.Next(2018, 2025)))]);
                if (i % 700 == 699) writer.Commit(new CommitPoint(i));
            }

            for (int i = 0; i < 300; i++) writer.Replace(Sample.Number(random.Next(2000)), []);
            writer.Commit(new CommitPoint(3000));
        }

        _files = new NIOFSDirectory(new DirectoryInfo(_place.Directory));
        _reader = DirectoryReader.Open(_files);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _files.Dispose();
        _index.Dispose();
        _place.Dispose();
    }

    [Fact]
    public void One_word_gives_the_totals_facets_and_ten_best_of_Lucenes_term_query()
    {
        foreach (string word in Words) Check(word, new TermQuery(new Term("words", word)), 1);
    }

    [Fact]
    public void Words_that_are_joined_give_the_totals_facets_and_ten_best_of_Lucenes_boolean_query()
    {
        foreach (string one in Words)
        {
            foreach (string other in Words)
            {
                if (one == other) continue;
                Check($"{one} {other}", Join(Occur.MUST, one, other), 0);
                Check($"{one} OR {other}", Join(Occur.SHOULD, one, other), 0);
                Check($"{one} -{other}", new BooleanQuery(true) { { Leaf(one), Occur.MUST }, { new TermQuery(new Term("words", other)), Occur.MUST_NOT } }, 0);
            }
        }
    }

    private static BooleanQuery Join(Occur occur, params string[] words)
    {
        BooleanQuery query = new(true);
        foreach (string word in words) query.Add(Leaf(word), occur);
        return query;
    }

    // A word that matches gives one beside its BM25.
    private static BooleanQuery Leaf(string word) => new(true)
    {
        { new TermQuery(new Term("words", word)), Occur.MUST },
        { new ConstantScoreQuery(new TermQuery(new Term("words", word))), Occur.SHOULD },
    };

    private void Check(string query, Query plain, double more)
    {
        using ISearchView view = _index.Open()!;
        SearchResult found = view.Search(new SearchRequest { Query = Sample.Query(query), Facets = [new FacetRequest("year")], Limit = 10 });
        Collector collector = new();
        new IndexSearcher(_reader) { Similarity = new BM25Similarity() }.Search(plain, collector);
        Assert.Equal(collector.Hits.Count, found.Total);
        Assert.Equal(collector.Years, found.Facets[0].Items.ToDictionary(item => item.Value, item => item.Count));
        (string Id, double Score)[] best = [.. collector.Hits.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Id, StringComparer.Ordinal).Take(10)];
        Assert.Equal(best.Select(hit => Math.Round(hit.Score + more, 3)), found.Hits.Select(hit => Math.Round(hit.Score, 3)));
        Assert.Equal(best.Select(hit => hit.Id), found.Hits.Select(hit => hit.Id));
    }

    /// <summary>Collects ids and scores and counts years by doc values, as Lucene's documentation shows.</summary>
    private sealed class Collector : ICollector
    {
        private readonly BytesRef _bytes = new();
        private Scorer? _scorer;
        private SortedDocValues? _ids;
        private SortedSetDocValues? _years;

        public List<(string Id, double Score)> Hits { get; } = [];

        public Dictionary<string, int> Years { get; } = new(StringComparer.Ordinal);

        public bool AcceptsDocsOutOfOrder => true;

        public void SetScorer(Scorer scorer) => _scorer = scorer;

        public void SetNextReader(AtomicReaderContext context) => (_ids, _years) = (context.AtomicReader.GetSortedDocValues("id"), context.AtomicReader.GetSortedSetDocValues("c.year"));

        public void Collect(int doc)
        {
            _ids!.Get(doc, _bytes);
            Hits.Add((_bytes.Utf8ToString(), _scorer!.GetScore()));
            _years!.SetDocument(doc);
            for (long year = _years.NextOrd(); year != SortedSetDocValues.NO_MORE_ORDS; year = _years.NextOrd())
            {
                _years.LookupOrd(year, _bytes);
                string value = _bytes.Utf8ToString();
                Years[value] = Years.GetValueOrDefault(value) + 1;
            }
        }
    }
}
