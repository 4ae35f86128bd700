using GovReportArchive.Corpus.Catalog;

namespace GovReportArchive.Corpus.Originals;

/// <summary>An original that the catalog says is held.</summary>
/// <param name="Sha256">Its hash; what damage has made of it is no hash.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Report">Id of one of the reports that it belongs to.</param>
internal sealed record HeldOriginal(string Sha256, long Length, string Report)
{
    private const int PageSize = 1000;

    /// <summary>All of them, ascending by hash; memory does not grow with their number.</summary>
    public static IEnumerable<HeldOriginal> All(CatalogDatabase catalog)
    {
        for (string after = ""; ;)
        {
            string last = after;
            List<HeldOriginal> page = catalog.Read(reader => reader.Connection.Rows(
                """
                SELECT v.sha256, max(coalesce(v.length, 0)), min(r.id) FROM versions v JOIN reports r ON r.key = v.report
                WHERE v.held = 1 AND v.sha256 > $1 GROUP BY v.sha256 ORDER BY v.sha256 LIMIT $2
                """,
                row => new HeldOriginal(row.GetString(0), row.GetInt64(1), row.GetString(2)), last, PageSize));
            foreach (HeldOriginal original in page) yield return original;
            if (page.Count < PageSize) yield break;
            after = page[^1].Sha256;
        }
    }
}
