using System.Globalization;
using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Search;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Discovery.Metrics;

/// <summary>Agencies over the years: whose years are asked for, and which.</summary>
public sealed record AgencyQuestion
{
    /// <summary>Which agencies: those of which any report has all that is chosen; and which years.</summary>
    public IReadOnlyList<ReportFilter> Filters { get; init; } = [];

    /// <summary>Only agencies of which an earlier year is held, and this one is not; null for all.</summary>
    public int? NotHeldIn { get; init; }

    /// <summary>Agencies on a page.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>Where an earlier page ended; null for the first.</summary>
    public string? Cursor { get; init; }

    /// <summary>Everything that a cursor is bound to, of this part of a question.</summary>
    internal string Question => string.Create(CultureInfo.InvariantCulture, $"{PageCursor.Written(Filters)}\0{NotHeldIn}");
}

/// <summary>The agencies that a question asks for, in one commit, to be closed when the answer is made.</summary>
/// <param name="View">The commit; null where there is no index and no report either.</param>
/// <param name="Agencies">Their ids in order.</param>
/// <param name="IsAll">Whether these are all that there are.</param>
/// <param name="Asked">The years that were asked for, as far as the archive reaches, ascending; null for each agency's own span.</param>
/// <param name="Excluded">Reports that fit and belong to no year or no agency here.</param>
/// <param name="Places">Places of names that stand for several.</param>
internal sealed record AgencyYears(ISearchView? View, IReadOnlyList<string> Agencies, bool IsAll, IReadOnlyList<int>? Asked, CoverageExcluded Excluded, IReadOnlyList<NamedPlace>? Places) : IDisposable
{
    private const string Year = "year", Agency = "agency";

    /// <summary>Number of the commit; 0 where there is none.</summary>
    public long Commit => View?.State.Commit ?? 0;

    /// <summary>Finds the agencies of a question.</summary>
    /// <exception cref="QueryParameterException">A filter means nothing.</exception>
    /// <exception cref="Corpus.ArchiveException">There is no usable index.</exception>
    public static AgencyYears Of(IndexedSearch common, AgencyQuestion question, long commit, CancellationToken cancellationToken)
    {
        FilterResolver resolver = common.Resolver();
        KeywordFilter[] filters = resolver.Resolve(question.Filters);
        KeywordFilter[] agencies = [.. filters.Where(filter => filter.Column != Year)];
        ISearchView? view = common.Open(commit);
        try
        {
            if (view is null) return new AgencyYears(null, [], true, null, new CoverageExcluded(0, 0), resolver.Ambiguous);
            KeywordFilter? years = filters.FirstOrDefault(filter => filter.Column == Year);
            (IReadOnlyList<string> found, CoverageExcluded excluded) = Found(view, agencies, years, cancellationToken);
            if (question.NotHeldIn is int year) found = NotHeld(view, found, agencies.Length == 0, year, cancellationToken);
            return new AgencyYears(view, found, agencies.Length == 0 && question.NotHeldIn is null, Years(view, years, cancellationToken), excluded, resolver.Ambiguous);
        }
        catch
        {
            view?.Dispose();
            throw;
        }
    }

    /// <summary>The years of which something is to be said, for an agency with reports from one year to another.</summary>
    public IEnumerable<int> YearsOf(int first, int last) => Asked ?? Enumerable.Range(first, last - first + 1);

    /// <summary>The filter that reports of some of the agencies pass.</summary>
    public static KeywordFilter ReportsOf(IReadOnlyList<string> agencies) => new(Agency, agencies);

    public void Dispose() => View?.Dispose();

    private static (IReadOnlyList<string> Agencies, CoverageExcluded Excluded) Found(ISearchView view, KeywordFilter[] filters, KeywordFilter? years, CancellationToken cancellationToken)
    {
        ColumnTable table = view.Columns(
            new ColumnRequest { Filters = filters, Keywords = [Year, Agency], Marks = [new KeywordFilter(Uncounted.Column, [Uncounted.Unnamed])] }, cancellationToken);
        SortedSet<int> found = [];
        (int unnamed, int noYear) = (0, 0);
        for (int row = 0; row < table.Rows; row++)
        {
            int year = table.Keywords(Year)[row];
            if (year >= 0 && table.Marks(0)[row] == 0) found.Add(table.Keywords(Agency)[row]);
            else if (years is null || years.Values.Contains(year < 0 ? Facet.Missing : table.Text(Year, year))) _ = year < 0 ? noYear++ : unnamed++;
        }

        return ([.. found.Select(agency => table.Text(Agency, agency))], new CoverageExcluded(unnamed, noYear));
    }

    private static string[] NotHeld(ISearchView view, IReadOnlyList<string> agencies, bool isAll, int missing, CancellationToken cancellationToken)
    {
        ColumnTable table = view.Columns(new ColumnRequest { Filters = isAll ? [] : [ReportsOf(agencies)], Keywords = [Year, Agency] }, cancellationToken);
        int[] years = [.. Enumerable.Range(0, table.Keywords(Year).Append(-1).Max() + 1).Select(value => Number(table.Text(Year, value)))];
        HashSet<int> earlier = [], held = [];
        for (int row = 0; row < table.Rows; row++)
        {
            if (table.Keywords(Year)[row] is not (>= 0 and var value)) continue;
            int year = years[value];
            if (year <= missing) (year < missing ? earlier : held).Add(table.Keywords(Agency)[row]);
        }

        HashSet<string> asked = new(agencies, StringComparer.Ordinal);
        return [.. earlier.Except(held).Order().Select(agency => table.Text(Agency, agency)).Where(asked.Contains)];
    }

    private static IReadOnlyList<int>? Years(ISearchView view, KeywordFilter? asked, CancellationToken cancellationToken)
    {
        if (asked is null) return null;
        int[] held = [.. view.Search(new SearchRequest { Limit = 0, Facets = [new FacetRequest(Year, int.MaxValue)] }, cancellationToken).Facets[0].Items.Select(item => Number(item.Value))];
        return held.Length == 0 ? [] : [.. asked.Values.Select(Number).Where(year => year >= held.Min() && year <= held.Max()).Distinct().Order()];
    }

    private static int Number(string year) => int.Parse(year, CultureInfo.InvariantCulture);
}
