using GovReportArchive.Benchmarks.Peers;

namespace GovReportArchive.Benchmarks.Stages;

/// <summary>Times every query on every side, in rounds that go from side to side, and compares parity's answers with Lucene's.</summary>
internal static class QueryStage
{
    /// <summary>A side that needs longer than this for a round is asked less often.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.5);

    /// <param name="workspace">What the import stage built.</param>
    /// <param name="lucene">The warm peer.</param>
    /// <param name="repeat">Timed runs of each query; as many untimed ones go before.</param>
    /// <param name="rounds">The timed runs are spread over so many rounds.</param>
    /// <param name="progress">Told after each query.</param>
    public static QueryFigures Run(Workspace workspace, LucenePeer lucene, int repeat, int rounds, Action<string> progress)
    {
        TimeSpan luceneOpen = lucene.Open(workspace.LuceneIndex);
        using EnginePeer product = new(workspace.ProductIndex), parity = new(workspace.ParityIndex);
        bool withFullText = File.Exists(workspace.FullTextDatabase);
        using FullTextPeer fullText = new(withFullText ? workspace.FullTextDatabase : ":memory:");
        List<QueryLine> lines = [];
        foreach (BenchmarkQuery query in BenchmarkQuery.Read())
        {
            List<(string Side, Func<int, PeerAnswer> Ask)> sides = [];
            if (query.Product is { } own) sides.Add(("product", runs => product.Query(own, runs)));
            if (query.Parity is { } classic)
            {
                sides.Add(("parity", runs => parity.Query(classic, runs)));
                sides.Add(("lucene", runs => lucene.Query(classic, runs)));
                if (withFullText) sides.Add(("fts5", runs => fullText.Query(classic, runs)));
            }

            Dictionary<string, PeerAnswer> answers = Rounds(sides, repeat, rounds);
            lines.Add(new QueryLine(query, answers, Difference(answers)));
            progress(query.Parity ?? query.Product ?? "");
        }

        return new QueryFigures(product.Documents, product.OpenTime, parity.OpenTime, luceneOpen, lines);
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

    /// <summary>What differs between parity's answer and Lucene's; null where nothing does. Hits that score as the last one are an open tie: which of
    /// them are among the ten depends on the order of documents, which the two indexes need not share.</summary>
    private static string? Difference(Dictionary<string, PeerAnswer> answers)
    {
        if (!answers.TryGetValue("parity", out PeerAnswer? own) || !answers.TryGetValue("lucene", out PeerAnswer? peer)) return null;
        if (own.Total != peer.Total) return FormattableString.Invariant($"total {own.Total}, Lucene {peer.Total}");
        for (int i = 0; i < peer.Scores.Count; i++)
            if (Math.Abs(own.Scores[i] - peer.Scores[i]) > 1e-6 * Math.Abs(peer.Scores[i]) + 1e-9) return FormattableString.Invariant($"score {i + 1}: {own.Scores[i]}, Lucene {peer.Scores[i]}");
        HashSet<string> above = Above(own), theirs = Above(peer);
        return above.SetEquals(theirs) ? null : $"ids: {string.Join(' ', above.Except(theirs))}, Lucene {string.Join(' ', theirs.Except(above))}";
    }

    private static HashSet<string> Above(PeerAnswer answer) =>
        [.. answer.Ids.Where((_, i) => answer.Scores[i] > answer.Scores[^1] * (1 + 1e-6))];
}

/// <summary>A query of the benchmark: for the parity index and its peers, and for the product; null where a side has no such query.</summary>
internal sealed record BenchmarkQuery(string Kind, string? Parity, string? Product)
{
    public static IEnumerable<BenchmarkQuery> Read() =>
        from line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "queries.tsv"))
        where line.Length > 0 && line[0] != '#'
        let cells = line.Split('\t')
        let parity = cells[1] == "-" ? null : cells[1]
        select new BenchmarkQuery(cells[0], parity, cells.Length > 2 ? cells[2] : parity);
}

/// <summary>A query with every side's answer, and what differs between parity and Lucene.</summary>
internal sealed record QueryLine(BenchmarkQuery Query, IReadOnlyDictionary<string, PeerAnswer> Answers, string? Difference);

/// <summary>The query stage's figures; opening includes everything up to being ready for the first query.</summary>
internal sealed record QueryFigures(int Documents, TimeSpan ProductOpen, TimeSpan ParityOpen, TimeSpan LuceneOpen, IReadOnlyList<QueryLine> Lines);
