using GovReportArchive.Benchmarks.Peers;

namespace GovReportArchive.Benchmarks.Stages;

/// <summary>Builds what later stages ask: the archive with its indexes, and FTS5's.</summary>
internal static class ImportStage
{
    /// <summary>What can be built, in the order in which it is.</summary>
    public static readonly string[] Sides = ["product", "fts5"];

    /// <summary>What the product had built before it began with the passages.</summary>
    public const string BeforePassages = "before passages";

    /// <summary>Builds the wanted sides one after the other.</summary>
    public static IReadOnlyDictionary<string, Built> Run(Workspace workspace, IReadOnlySet<string> wanted)
    {
        Dictionary<string, Built> built = new(StringComparer.Ordinal);
        foreach (string side in Sides.Where(wanted.Contains))
        {
            built.Add(side, side == "product" ? Product(workspace, built) : FullText(workspace));
        }

        return built;
    }

    // The index of passages is begun when that of the reports is complete, so that one import tells what both cost.
    private static Built Product(Workspace workspace, Dictionary<string, Built> built)
    {
        Workspace.Clear(workspace.Corpus);
        Workspace.Clear(workspace.ProductIndex);
        (Cost whole, Cost? before) = ChildProcess.Govreport(workspace.Passages, ["import", workspace.Records, "--corpus", workspace.Corpus, "--index", workspace.ProductIndex]);
        long bytes = Workspace.Bytes(workspace.Corpus) + Workspace.Bytes(workspace.ProductIndex);
        if (before is not null) built.Add(BeforePassages, new Built(before, bytes - Workspace.Bytes(workspace.Passages)));
        return new Built(whole, bytes);
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
internal sealed record Built(Cost Cost, long Bytes);
