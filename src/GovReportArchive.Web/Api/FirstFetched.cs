using System.Collections;
using GovReportArchive.Archive;
using GovReportArchive.Archive.Searching;

namespace GovReportArchive.Web.Api;

/// <summary>The hits of a query, once, with the first one fetched at once: an error in the query is thrown before the answer has begun.</summary>
internal sealed class FirstFetched : IEnumerable<StoredReport>, IDisposable
{
    private readonly IEnumerator<StoredReport> _reports;
    private bool _more;

    private FirstFetched(IEnumerator<StoredReport> reports)
    {
        _reports = reports;
        _more = reports.MoveNext();
    }

    /// <exception cref="QueryParameterException">The query cannot be used.</exception>
    /// <exception cref="Search.Querying.QuerySyntaxException">The query text cannot be understood.</exception>
    public static FirstFetched Of(ReportSearch search, ReportQuery query, CancellationToken cancellationToken)
    {
        IEnumerator<StoredReport> reports = search.Stream(query, cancellationToken).GetEnumerator();
        try
        {
            return new FirstFetched(reports);
        }
        catch
        {
            reports.Dispose();
            throw;
        }
    }

    public IEnumerator<StoredReport> GetEnumerator()
    {
        using (_reports)
        {
            while (_more)
            {
                yield return _reports.Current;
                _more = _reports.MoveNext();
            }
        }
    }

    public void Dispose() => _reports.Dispose();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
