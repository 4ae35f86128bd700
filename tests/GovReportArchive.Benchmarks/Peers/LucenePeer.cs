using System.Diagnostics;
using GovReportArchive.Search.Lucene.Layout;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;
using GovReportArchive.Text;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using LuceneDirectory = Lucene.Net.Store.Directory;

namespace GovReportArchive.Benchmarks.Peers;

/// <summary>Plain Lucene.Net over the product's own index, as its documentation shows: its searcher, its queries, a collector that counts facets over doc values.</summary>
/// <remarks>Nothing is kept beside the segments, and nothing caches answers. Only queries of words, quotations and their joints are put so.</remarks>
internal sealed class LucenePeer : IDisposable
{
    private const int Top = 10;
    private readonly LuceneDirectory _directory;
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;
    private readonly IndexSchema _schema;

    /// <param name="directory">The product's index of reports.</param>
    /// <param name="schema">What it holds.</param>
    public LucenePeer(string directory, IndexSchema schema)
    {
        long start = Stopwatch.GetTimestamp();
        _schema = schema;
        _directory = FSDirectory.Open(directory);
        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader) { Similarity = new BM25Similarity() };
        OpenTime = Stopwatch.GetElapsedTime(start);
    }

    public TimeSpan OpenTime { get; }

    /// <summary>Whether a query can be put in Lucene's own classes.</summary>
    public bool Can(string query) => !query.Contains(" | ", StringComparison.Ordinal) && Translate(ParsedQuery.Parse(query, _schema).Root) is not null;

    /// <summary>Answers a query a number of times.</summary>
    public PeerAnswer Query(string text, int runs)
    {
        Query query = Translate(ParsedQuery.Parse(text, _schema).Root)!;
        (double[] topTimes, double[] facetedTimes) = (new double[runs], new double[runs]);
        TopDocs best = Best(text);
        int total = 0;
        for (int run = 0; run < runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            _searcher.Search(query, Top);
            long between = Stopwatch.GetTimestamp();
            TopScoreDocCollector collector = TopScoreDocCollector.Create(Top, docsScoredInOrder: true);
            FacetCollector facets = new(EnginePeer.Facets);
            _searcher.Search(query, MultiCollector.Wrap(collector, facets));
            topTimes[run] = Stopwatch.GetElapsedTime(start, between).TotalMilliseconds;
            facetedTimes[run] = Stopwatch.GetElapsedTime(between).TotalMilliseconds;
            total = collector.TotalHits;
        }

        return new PeerAnswer(total, [.. best.ScoreDocs.Select(hit => IdOf(hit.Doc))], [.. best.ScoreDocs.Select(hit => (double)hit.Score)], topTimes, facetedTimes);
    }

    // As the product ranks, with ties broken by id, so that the ten best can be compared. Not timed.
    private TopFieldDocs Best(string text) => _searcher.Search(
        Ranked(ParsedQuery.Parse(text, _schema).Root, isAlternative: false)!,
        null,
        Top,
        new Sort(SortField.FIELD_SCORE, new SortField(FieldNames.Id, SortFieldType.STRING)),
        doDocScores: true,
        doMaxScore: false);

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
    }

    private string IdOf(int doc)
    {
        AtomicReaderContext leaf = _reader.Leaves[ReaderUtil.SubIndex(doc, _reader.Leaves)];
        BytesRef id = new();
        leaf.AtomicReader.GetSortedDocValues(FieldNames.Id).Get(doc - leaf.DocBase, id);
        return id.Utf8ToString();
    }

    private static Query? Translate(QueryNode node) => node switch
    {
        RunNode { Field: TextNode.AnyField } run => Either(Words(run.Folded), Contains(run.Folded)),
        PhraseNode { Field: TextNode.AnyField } phrase => Contains(phrase.Folded),
        AndNode and => Joined(and.Children, Occur.MUST, Translate),
        OrNode or => Joined(or.Children, Occur.SHOULD, Translate),
        _ => null,
    };

    private BooleanQuery? Ranked(QueryNode node, bool isAlternative) => node switch
    {
        RunNode run => Ranked(run.Folded, isAlternative),
        PhraseNode phrase => Quoted(phrase.Folded),
        AndNode and => Joined(and.Children, Occur.MUST, child => Ranked(child, isAlternative)),
        OrNode or => Joined(or.Children, Occur.SHOULD, child => Ranked(child, isAlternative: true)),
        _ => null,
    };

    private static BooleanQuery? Joined(IReadOnlyList<QueryNode> children, Occur occur, Func<QueryNode, Query?> translate)
    {
        BooleanQuery joined = new(disableCoord: true);
        foreach (QueryNode child in children)
        {
            Query? part = child is NotNode not ? Translate(not.Child) : translate(child);
            if (part is null) return null;
            joined.Add(part, child is NotNode ? Occur.MUST_NOT : occur);
        }

        return joined;
    }

    private static BooleanQuery Words(string folded)
    {
        List<Word> cuts = [];
        ChineseSegmenter.Segment(folded, cuts);
        BooleanQuery words = new(disableCoord: true);
        foreach (string word in cuts.Select(cut => folded.Substring(cut.Start, cut.Length)).Distinct(StringComparer.Ordinal))
            words.Add(new TermQuery(new Term(FieldNames.Words, word)), Occur.MUST);
        return words;
    }

    // What is only contained ranks below every match by words.
    private static BooleanQuery Either(Query words, Query contained)
    {
        contained.Boost = 1e-6f;
        return new BooleanQuery(disableCoord: true) { { words, Occur.SHOULD }, { contained, Occur.SHOULD } };
    }

    // As the product ranks: a match by words gives one beside its BM25, one that is only contained the half of it, several words as they were typed a share
    // of their weights more. Where all hits get the one it is left out, as single precision would drown the rest in it.
    private BooleanQuery Ranked(string folded, bool isAlternative)
    {
        const float OnlyContained = 0.5f, AsTyped = 0.3f;
        BooleanQuery words = Words(folded), ranked = new(disableCoord: true) { { words, isAlternative ? Occur.SHOULD : Occur.MUST } };
        if (words.Clauses.Count > 1) ranked.Add(With(Contains(folded), AsTyped * words.Clauses.Sum(clause => Weight(((TermQuery)clause.Query).Term))), Occur.SHOULD);
        if (!isAlternative) return ranked;
        ranked.Add(new ConstantScoreQuery(words), Occur.SHOULD);
        BooleanQuery only = new(disableCoord: true) { { Contains(folded), Occur.MUST }, { words, Occur.MUST_NOT } };
        ranked.Add(With(new ConstantScoreQuery(only), OnlyContained), Occur.SHOULD);
        return ranked;
    }

    private static BooleanQuery Quoted(string folded)
    {
        BooleanQuery ranked = new(disableCoord: true) { { With(Contains(folded), 0), Occur.MUST } };
        foreach (BooleanClause word in Words(folded).Clauses) ranked.Add(word.Query, Occur.SHOULD);
        return ranked;
    }

    private static ConstantScoreQuery With(ConstantScoreQuery query, float boost)
    {
        query.Boost = boost;
        return query;
    }

    // Inverse document frequency times k1 + 1, as BM25Similarity has it.
    private float Weight(Term term)
    {
        const double Saturation = 2.2;
        double documents = _reader.MaxDoc, with = _reader.DocFreq(term);
        return (float)(Saturation * Math.Log(1 + ((documents - with + 0.5) / (with + 0.5))));
    }

    private static ConstantScoreQuery Contains(string folded)
    {
        int[] runes = PairKey.Runes(folded);
        PhraseQuery phrase = new();
        for (int i = 0; i + 1 < runes.Length; i++) phrase.Add(new Term(FieldNames.Pairs, new BytesRef(PairKey.Bytes(PairKey.Key(runes[i], runes[i + 1])))));
        return new ConstantScoreQuery(phrase);
    }

    /// <summary>Counts the values of some columns.</summary>
    private sealed class FacetCollector(IReadOnlyList<string> columns) : ICollector
    {
        private readonly Dictionary<(string, string), int> _counts = [];
        private readonly SortedSetDocValues?[] _values = new SortedSetDocValues?[columns.Count];
        private readonly int[][] _local = new int[columns.Count][];

        public bool AcceptsDocsOutOfOrder => true;

        public void SetScorer(Scorer scorer)
        {
        }

        public void Collect(int doc)
        {
            for (int i = 0; i < _values.Length; i++)
            {
                if (_values[i] is not { } values) continue;
                values.SetDocument(doc);
                for (long ordinal = values.NextOrd(); ordinal != SortedSetDocValues.NO_MORE_ORDS; ordinal = values.NextOrd()) _local[i][ordinal]++;
            }
        }

        public void SetNextReader(AtomicReaderContext context)
        {
            for (int i = 0; i < _values.Length; i++)
            {
                Take(i);
                _values[i] = context.AtomicReader.GetSortedSetDocValues(FieldNames.Column(columns[i]));
                _local[i] = new int[_values[i]?.ValueCount ?? 0];
            }
        }

        private void Take(int column)
        {
            if (_values[column] is not { } values) return;
            BytesRef value = new();
            for (int ordinal = 0; ordinal < _local[column].Length; ordinal++)
            {
                if (_local[column][ordinal] == 0) continue;
                values.LookupOrd(ordinal, value);
                (string, string) key = (columns[column], value.Utf8ToString());
                _counts[key] = _counts.GetValueOrDefault(key) + _local[column][ordinal];
            }
        }
    }
}

/// <summary>What a side answers to a query: total, the ten best with their scores, and the times in milliseconds of its runs.</summary>
internal sealed record PeerAnswer(long Total, IReadOnlyList<string> Ids, IReadOnlyList<double> Scores, double[] Top, double[] Faceted);
