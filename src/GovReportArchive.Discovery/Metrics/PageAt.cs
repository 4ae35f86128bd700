using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Search;

namespace GovReportArchive.Discovery.Metrics;

/// <summary>Where a page of a calculated list begins: in which commit of which index, after how many items.</summary>
internal sealed record PageAt(long Commit, int Offset, Guid Index = default)
{
    /// <summary>The place that a cursor names; the beginning where there is none.</summary>
    /// <exception cref="QueryParameterException">It is none, or of another question.</exception>
    public static PageAt Read(string question, string? cursor) =>
        cursor is null ? new PageAt(0, 0) : PageCursor.Read<PageAt>(question, cursor, place => place is { Commit: > 0, Offset: > 0 });

    /// <summary>Cuts a page out of a list that follows from one commit.</summary>
    /// <exception cref="QueryParameterException">The commit that the list began in is not kept any longer, so that places in it mean nothing.</exception>
    public (IReadOnlyList<T> Items, string? Next) Cut<T>(IReadOnlyList<T> all, int limit, ISearchView? view, string question)
    {
        (long commit, Guid index) = view is null ? default : (view.State.Commit, view.State.Identity);
        if (Commit > 0 && (commit, index) != (Commit, Index))
            throw new QueryParameterException("cursor", "cursor 所在的那一次提交已不再保留，或属于另一个节点，接着翻页会有重复或遗漏；请从第一页重新查询。");
        int end = Math.Min(all.Count, Offset + limit);
        return (
            [.. all.Skip(Offset).Take(limit)],
            limit > 0 && end < all.Count ? PageCursor.Write(question, new PageAt(commit, end, index)) : null);
    }
}
