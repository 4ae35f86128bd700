using GovReportArchive.Benchmarks.Peers;

namespace GovReportArchive.Benchmarks.Stages;

/// <summary>Builds everything that later stages ask: the archive with its index, the parity index, Lucene's index, FTS5's.</summary>
internal static class ImportStage
{
    private const int Threads = 2;

    public static ImportFigures Run(Workspace workspace, LucenePeer lucene)
    {
        foreach (string path in new[] { workspace.Corpus, workspace.ProductIndex, workspace.ParityIndex, workspace.LuceneIndex, workspace.FullTextDatabase })
            Workspace.Clear(path);
        (Cost luceneCost, long luceneBytes) = lucene.Index(workspace.PeerRecords, workspace.LuceneIndex, Threads);
        Cost product = ChildProcess.Govreport("import", workspace.Records, "--corpus", workspace.Corpus, "--index", workspace.ProductIndex);
        Cost passages = PassagesAlone(workspace);
        Cost parity = ChildProcess.Govreport("import", workspace.Records, "--lucene", "--index", workspace.ParityIndex);
        using FullTextPeer fullText = new(workspace.FullTextDatabase);
        Cost fullTextCost = fullText.Index(workspace.PeerRecords);
        return new ImportFigures(
            product, passages, parity, luceneCost, fullTextCost,
            Workspace.Bytes(workspace.Records), Workspace.Bytes(workspace.Corpus),
            Workspace.Bytes(workspace.ProductIndex) - Workspace.Bytes(workspace.Passages), Workspace.Bytes(workspace.Passages),
            Workspace.Bytes(workspace.ParityIndex), luceneBytes, Workspace.Bytes(workspace.FullTextDatabase));
    }

    /// <summary>Makes the index of passages again, which an import of nothing does where it is missing.</summary>
    private static Cost PassagesAlone(Workspace workspace)
    {
        Workspace.Clear(workspace.Passages);
        string nothing = Path.Combine(workspace.Directory, "nothing.ndjson");
        File.WriteAllText(nothing, "");
        return ChildProcess.Govreport("import", nothing, "--corpus", workspace.Corpus, "--index", workspace.ProductIndex);
    }
}

/// <summary>What building cost: the product as a whole and its index of passages alone; parity, Lucene and FTS5 words alone. Sizes in bytes.</summary>
internal sealed record ImportFigures(
    Cost Product, Cost Passages, Cost Parity, Cost Lucene, Cost FullText,
    long RecordBytes, long CatalogBytes, long ReportIndexBytes, long PassageIndexBytes, long ParityBytes, long LuceneBytes, long FullTextBytes);
