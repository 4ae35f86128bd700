using GovReportArchive.Benchmarks.Peers;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Benchmarks.Stages;

/// <summary>Times every query on every side, in rounds that go from side to side.</summary>
internal static class QueryStage
{
    /// <summary>A side that needs longer than this for a round is asked less often.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.5);

    /// <param name="workspace">What the import stage built.</param>
    /// <param name="repeat">Timed runs of each query; as many untimed ones go before.</param>
    /// <param name="rounds">The timed runs are spread over so many rounds.</param>
    /// <param name="progress">Told after each query.</param>
    public static QueryFigures Run(Workspace workspace, int repeat, int rounds, Action<string> progress)
    {
        IndexSchema schema = workspace.Schema();
        using EnginePeer product = new(workspace.ProductIndex, schema, keeps: true), cold = new(workspace.ProductIndex, schema, keeps: false);
        using LucenePeer lucene = new(workspace.ProductIndex, schema);
        bool withFullText = File.Exists(workspace.FullTextDatabase);
        using FullTextPeer fullText = new(withFullText ? workspace.FullTextDatabase : ":memory:");
        List<QueryLine> lines = [];
        foreach (BenchmarkQuery query in BenchmarkQuery.Read())
        {
            List<(string Side, Func<int, PeerAnswer> Ask)> sides = [];
            if (query.Product is { } own)
            {
                sides.Add(("product", runs => product.Query(own, runs)));
                sides.Add(("cold", runs => cold.Query(own, runs)));
                if (lucene.Can(own)) sides.Add(("lucene", runs => lucene.Query(own, runs)));
            }

            if (query.Classic is { } classic && withFullText) sides.Add(("fts5", runs => fullText.Query(classic, runs)));
            lines.Add(new QueryLine(query, Rounds(sides, repeat, rounds)));
            progress(query.Classic ?? query.Product ?? "");
        }

        return new QueryFigures(product.Documents, product.OpenTime, lucene.OpenTime, lines);
    }

    private static Dictionary<string, PeerAnswer> Rounds(List<(string Side, Func<int, PeerAnswer> Ask)> sides, int repeat, int rounds)
    {
        Dictionary<string, int> runs = new(StringComparer.Ordinal);
        foreach ((string side, Func<int, PeerAnswer> ask) in sides)
        {
            double first = ask(1).Faceted[0];
            runs[side] = Math.Clamp((int)(rounds * Patience.TotalMilliseconds / first), rounds, repeat);
            ask(runs[side]);
        }

        Dictionary<string, PeerAnswer> all = new(StringComparer.Ordinal);
        for (int round = 0; round < rounds; round++)
        {
            foreach ((string side, Func<int, PeerAnswer> ask) in sides)
            {
                PeerAnswer answer = ask(runs[side] / rounds);
                all[side] = all.TryGetValue(side, out PeerAnswer? before)
                    ? answer with { Top = [.. before.Top, .. answer.Top], Faceted = [.. before.Faceted, .. answer.Faceted] }
                    : answer;
            }
        }

        return all;
    }
}

/// <summary>A query of the benchmark: for the peers, and for the product; null where a side has no such query.</summary>
internal sealed record BenchmarkQuery(string Kind, string? Classic, string? Product)
{
    public static IEnumerable<BenchmarkQuery> Read() =>
        from line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "queries.tsv"))
        where line.Length > 0 && line[0] != '#'
        let cells = line.Split('\t')
        let classic = cells[1] == "-" ? null : cells[1]
        select new BenchmarkQuery(cells[0], classic, cells.Length > 2 ? cells[2] : classic);
}

/// <summary>A query with every side's answer.</summary>
internal sealed record QueryLine(BenchmarkQuery Query, IReadOnlyDictionary<string, PeerAnswer> Answers);

/// <summary>The query stage's figures; opening includes everything up to being ready for the first query.</summary>
internal sealed record QueryFigures(int Documents, TimeSpan ProductOpen, TimeSpan LuceneOpen, IReadOnlyList<QueryLine> Lines);
