using GovReportArchive.Archive.Catalog;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Archive.Searching;

/// <summary>Search over the reports of an archive.</summary>
/// <remarks>Thread-safe. Answers from the newest commit of the index; the archive itself is always ahead of it or equal.</remarks>
public sealed class ReportSearch : IDisposable
{
    private readonly CatalogDatabase _catalog;

    internal ReportSearch(ArchiveOptions options, CatalogDatabase catalog)
    {
        _ = options;
        _catalog = catalog;
    }

    /// <summary>Answers a query: total, one page of hits with highlights, facets.</summary>
    /// <exception cref="QueryParameterException">A filter, condition, facet, order or cursor cannot be used.</exception>
    /// <exception cref="Search.Querying.QuerySyntaxException">The query text cannot be understood.</exception>
    public ReportAnswer Search(ReportQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        List<StoredReport> reports = [.. Stream(query, cancellationToken).Take(query.Limit)];
        return new ReportAnswer(
            reports.Count,
            reports.ConvertAll(r => Hit(r.Record)),
            new Dictionary<string, ReportFacet>(StringComparer.Ordinal),
            Next: null);
    }

    /// <summary>All hits of a query in its order, ignoring limit, cursor and facets; memory does not grow with their number.</summary>
    /// <exception cref="QueryParameterException">As for <see cref="Search(ReportQuery, CancellationToken)"/>; thrown before the first report.</exception>
    public IEnumerable<StoredReport> Stream(ReportQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        long key = 0;
        while (true)
        {
            (List<StoredReport> page, long last) = _catalog.Read(connection =>
            {
                CatalogReader reader = new(connection);
                List<ReportRow> rows = reader.ReportsAfter(key, 100);
                return (rows.FindAll(row => !row.Withdrawn).ConvertAll(row => reader.Stored(row)), rows.Count == 0 ? -1 : rows[^1].Key);
            });
            if (last < 0) yield break;
            foreach (StoredReport report in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return report;
            }

            key = last;
        }
    }

    /// <summary>For an empty answer: what each term and each filter alone would give, and what is held for the agencies asked for.</summary>
    public EmptyAnswer Explain(ReportQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        int all = Search(query with { Limit = 0, Filters = [], Where = [] }, cancellationToken).Total;
        return new EmptyAnswer([], [], [], query.Text is null ? null : all);
    }

    /// <summary>Closes the index.</summary>
    public void Dispose() => GC.SuppressFinalize(this);

    private static ReportHit Hit(ReportRecord record) => new(
        record.Id,
        record.Title,
        new ReportAgency(record.Agency.Id, record.Agency.Name, record.Agency.Type, record.Agency.Level),
        record.Year,
        record.Region is null ? null : new ReportRegion(record.Region.Code, record.Region.Province, record.Region.City, record.Region.County),
        record.Form,
        0,
        [],
        "/api/v1/reports/" + Uri.EscapeDataString(record.Id));
}
