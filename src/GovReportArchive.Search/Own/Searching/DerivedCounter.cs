using GovReportArchive.Search.Own.Matching;
using GovReportArchive.Search.Querying;
using GovReportArchive.Text;

namespace GovReportArchive.Search.Own.Searching;

/// <summary>Counts a facet of a derived column over all segments.</summary>
internal sealed class DerivedCounter(Snapshot snapshot, FacetRequest request, DerivedColumn column) : IFacetCounter
{
    private readonly int[] _counts = new int[column.Values.Count + 1];

    public void Add(int segment, ReadOnlySpan<ulong> docs, BitsPool pool) => column.Count(snapshot.Segments[segment].Reader, docs, _counts);

    public FacetResult Result()
    {
        string sought = Folding.Fold(request.Containing ?? "").Trim();
        List<FacetCount> items = [.. column.Values.Select((value, i) => new FacetCount(value, _counts[i + 1]))
            .Where(item => item.Count > 0 && item.Value.StartsWith(request.Prefix ?? "", StringComparison.Ordinal)
                && Folding.Fold(item.Value).Contains(sought, StringComparison.Ordinal))];
        if (request.ByValue) items.Reverse();
        else items = [.. items.OrderByDescending(item => item.Count)];
        if (items.Count > request.Limit) items.RemoveRange(request.Limit, items.Count - request.Limit);
        return new FacetResult(request.Column, items, _counts[0], _counts.Skip(1).Sum() - items.Sum(item => item.Count));
    }
}

/// <summary>Counts one facet, of a column of the index or of a derived one.</summary>
internal interface IFacetCounter
{
    /// <summary>Counts the matching documents of a segment, this facet's own filter left out.</summary>
    void Add(int segment, ReadOnlySpan<ulong> docs, BitsPool pool);

    /// <summary>What was counted.</summary>
    FacetResult Result();
}
