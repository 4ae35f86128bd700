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
        Cost parity = ChildProcess.Govreport("import", workspace.Records, "--lucene", "--index", workspace.ParityIndex);
        using FullTextPeer fullText = new(workspace.FullTextDatabase);
        Cost fullTextCost = fullText.Index(workspace.PeerRecords);
        return new ImportFigures(
            product, parity, luceneCost, fullTextCost,
            Workspace.Bytes(workspace.Records), Workspace.Bytes(workspace.Corpus), Workspace.Bytes(workspace.ProductIndex),
            Workspace.Bytes(workspace.ParityIndex), luceneBytes, Workspace.Bytes(workspace.FullTextDatabase));
    }
}

/// <summary>What building cost: the product with catalog, words, pairs and columns; parity, Lucene and FTS5 words alone. Sizes in bytes.</summary>
internal sealed record ImportFigures(
    Cost Product, Cost Parity, Cost Lucene, Cost FullText,
    long RecordBytes, long CatalogBytes, long ProductBytes, long ParityBytes, long LuceneBytes, long FullTextBytes);
