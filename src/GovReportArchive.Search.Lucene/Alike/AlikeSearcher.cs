using GovReportArchive.Search.Lucene.Searching;
using GovReportArchive.Search.Lucene.Segments;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Search.Lucene.Alike;

/// <summary>Finds the documents that share most character pairs with a text.</summary>
/// <remarks>Law: the answer is the same as if every document were weighed with all features, unless it would take reading more postings than
/// <see cref="AlikeStride.Exact"/>: then documents that have none of the rarer features may be missing.</remarks>
internal static class AlikeSearcher
{
    public static IReadOnlyList<AlikeHit> Search(Snapshot snapshot, AlikeRequest request, AlikeStride stride, CancellationToken cancellation)
    {
        using BitsPool pool = new();
        FilterSet filters = new(new SearchRequest { Filters = request.Filters, Numbers = request.Numbers }, snapshot);
        AlikeFeatures features = new(snapshot, request);
        AlikeBest best = new(snapshot, request.Limit, request.Distinct);
        List<(int Segment, AlikeSegment Part)> parts = [];
        // The largest segment is likeliest to have what sets the bar for the others.
        foreach ((int segment, SegmentView view) in snapshot.Segments.Index().Where(part => part.Item.LiveCount > 0).OrderByDescending(part => part.Item.LiveCount))
        {
            ulong[] allowed = filters.Common(segment, pool);
            AlikeSegment part = new(segment, view.Documents, features.Features, best, stride);
            if (parts.Count == 0) part.OfferFirst(allowed);
            part.Offer(allowed, cancellation);
            pool.ReturnAll();
            parts.Add((segment, part));
        }

        foreach ((int segment, AlikeSegment part) in parts) part.Weigh(best.NearOf(segment));

        HitValues values = new(snapshot, request.Values);
        return
        [
            .. best.Take()
                .Select(hit => new AlikeHit(
                    snapshot.Segments[hit.Segment].IdText(hit.Doc), Math.Min(1, hit.Weight / features.Whole), values.Of(hit.Segment, hit.Doc)))
                .OrderByDescending(hit => hit.Share)
                .ThenBy(hit => hit.Id, StringComparer.Ordinal),
        ];
    }
}
