using GovReportArchive.Benchmarks.Peers;

namespace GovReportArchive.Benchmarks.Stages;

/// <summary>Builds what later stages ask: Lucene's index, the archive with its indexes, the parity index, FTS5's.</summary>
internal static class ImportStage
{
    private const int Threads = 2;

    /// <summary>What can be built, in the order in which it is.</summary>
    public static readonly string[] Sides = ["lucene", "product", "passages", "parity", "fts5"];

    /// <summary>Builds the wanted sides one after the other; <c>passages</c> makes the product's index of passages again, to measure it alone.</summary>
    public static IReadOnlyDictionary<string, Built> Run(Workspace workspace, LucenePeer lucene, IReadOnlySet<string> wanted)
    {
        Dictionary<string, Built> built = new(StringComparer.Ordinal);
        foreach (string side in Sides.Where(wanted.Contains))
        {
            built.Add(side, side switch
            {
                "lucene" => Lucene(workspace, lucene),
                "product" => Product(workspace),
                "passages" => Passages(workspace),
                "parity" => Parity(workspace),
                _ => FullText(workspace),
            });
        }

        return built;
    }

    private static Built Lucene(Workspace workspace, LucenePeer lucene)
    {
        Workspace.Clear(workspace.LuceneIndex);
        (Cost cost, long bytes) = lucene.Index(workspace.PeerRecords, workspace.LuceneIndex, Threads);
        return new Built(cost, bytes);
    }

    private static Built Product(Workspace workspace)
    {
        Workspace.Clear(workspace.Corpus);
        Workspace.Clear(workspace.ProductIndex);
        Cost cost = ChildProcess.Govreport("import", workspace.Records, "--corpus", workspace.Corpus, "--index", workspace.ProductIndex);
        return new Built(cost, Workspace.Bytes(workspace.Corpus) + Workspace.Bytes(workspace.ProductIndex));
    }

    // Where the index of passages is missing, an import of nothing makes it.
    private static Built Passages(Workspace workspace)
    {
        Workspace.Clear(workspace.Passages);
        string nothing = Path.Combine(workspace.Directory, "nothing.ndjson");
        File.WriteAllText(nothing, "");
        Cost cost = ChildProcess.Govreport("import", nothing, "--corpus", workspace.Corpus, "--index", workspace.ProductIndex);
        return new Built(cost, Workspace.Bytes(workspace.Passages));
    }

    private static Built Parity(Workspace workspace)
    {
        Workspace.Clear(workspace.ParityIndex);
        Cost cost = ChildProcess.Govreport("import", workspace.Records, "--lucene", "--index", workspace.ParityIndex);
        return new Built(cost, Workspace.Bytes(workspace.ParityIndex));
    }

    private static Built FullText(Workspace workspace)
    {
        Workspace.Clear(workspace.FullTextDatabase);
        using FullTextPeer fullText = new(workspace.FullTextDatabase);
        Cost cost = fullText.Index(workspace.PeerRecords);
        return new Built(cost, Workspace.Bytes(workspace.FullTextDatabase));
    }
}

/// <summary>What building one side cost, and its bytes on disk.</summary>
internal sealed record Built(Cost Cost, long Bytes)
{
    /// <summary>What is left without a part.</summary>
    public Built Without(Built part) => new(
        Cost with { Wall = Cost.Wall - part.Cost.Wall, Processor = Cost.Processor - part.Cost.Processor }, Bytes - part.Bytes);
}
