using GovReportArchive.Discovery.Facets;
using GovReportArchive.Search;

namespace GovReportArchive.Discovery.Metrics;

/// <summary>What a question was answered from, to be closed when the answer is made.</summary>
/// <param name="View">The commit; null where there is no index and no report either.</param>
/// <param name="Table">What all selected reports say.</param>
/// <param name="Rows">Rows of those that count.</param>
/// <param name="Scopes">The chosen scopes, with the rows of each.</param>
/// <param name="Excluded">How many do not.</param>
/// <param name="Places">Places of names that stand for several.</param>
internal sealed record MetricView(ISearchView? View, MetricTable Table, List<int> Rows, IReadOnlyDictionary<string, int> Scopes, MetricExcluded Excluded, IReadOnlyList<NamedPlace>? Places) : IDisposable
{
    /// <summary>Number of the commit; 0 where there is none.</summary>
    public long Commit => View?.State.Commit ?? 0;

    public void Dispose() => View?.Dispose();
}
