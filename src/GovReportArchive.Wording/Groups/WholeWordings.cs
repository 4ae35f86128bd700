using System.Collections.Concurrent;

namespace GovReportArchive.Wording.Groups;

/// <summary>A store without any filter, as of one change of the catalog: what a page asks for each report that it shows.</summary>
/// <remarks>Thread-safe. Costs a pass over the reports to make; large clusters are counted once.</remarks>
internal sealed class WholeWordings(OpenWordings open, IReadOnlySet<string> gone, long change)
{
    // Items that nearly all reports have stand in clusters of a hundred thousand and more.
    private const int Large = 256;
    private readonly WordingScanner _scanner = new(open, new WordingSelection(open.Data, [], gone), new WordingAlike("used"), null, gone, false, CancellationToken.None);
    private readonly ConcurrentDictionary<int, WordingTally> _tallies = new();

    /// <summary>Whether it is of this store and this change of the catalog.</summary>
    public bool Fits(OpenWordings store, long current) => ReferenceEquals(open, store) && change == current;

    /// <summary>What a cluster comes to.</summary>
    public WordingTally Tally(int cluster) => open.Data.ClusterMembers[cluster + 1] - open.Data.ClusterMembers[cluster] < Large
        ? _scanner.Tally(cluster)
        : _tallies.GetOrAdd(cluster, one => _scanner.Tally(one));
}
