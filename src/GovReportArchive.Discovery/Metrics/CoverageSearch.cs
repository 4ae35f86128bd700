using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;

namespace GovReportArchive.Discovery.Metrics;

/// <summary>Which years of which agencies the archive holds, which came late, and which changed after they were published.</summary>
/// <remarks>Law: whether a report is late is what its ledger says. Reads columns of one commit, and no record. Thread-safe.</remarks>
public sealed class CoverageSearch
{
    private const int NamedAtOnce = 1000;
    private readonly CatalogDatabase _catalog;
    private readonly IndexedSearch _common;

    internal CoverageSearch(CatalogDatabase catalog, IndexedSearch common) => (_catalog, _common) = (catalog, common);

    /// <summary>A page of agencies, and all of them together by year.</summary>
    /// <exception cref="QueryParameterException">A filter or cursor cannot be used.</exception>
    /// <exception cref="Corpus.ArchiveException">There is no usable index.</exception>
    public CoverageAnswer Search(AgencyQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        PageAt page = PageAt.Read(question.Question, question.Cursor);
        using AgencyYears asked = AgencyYears.Of(_common, question, page.Commit, cancellationToken);
        CoverageTable table = CoverageTable.Read(asked, cancellationToken);
        (IReadOnlyList<CoverageRun> shown, string? next) = page.Cut(table.Agencies, question.Limit, asked.View, question.Question);
        return new CoverageAnswer(table.Agencies.Count, asked.Excluded, table.Years(), Named(table, shown, _catalog), next, asked.Places);
    }

    /// <summary>All agencies, all of one commit.</summary>
    /// <inheritdoc cref="Search"/>
    public IEnumerable<AgencyCoverage> All(AgencyQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        // What cannot be answered is to be told before the first agency, and a caller that never asks for it must not hold the commit.
        using AgencyYears now = AgencyYears.Of(_common, question, 0, cancellationToken);
        return Told();

        IEnumerable<AgencyCoverage> Told()
        {
            using AgencyYears asked = AgencyYears.Of(_common, question, 0, cancellationToken);
            CoverageTable table = CoverageTable.Read(asked, cancellationToken);
            foreach (CoverageRun[] part in table.Agencies.Chunk(NamedAtOnce))
                foreach (AgencyCoverage agency in Named(table, part, _catalog)) yield return agency;
        }
    }

    /// <summary>The agencies of a question that was opened already; none where it asks for none.</summary>
    internal static List<AgencyCoverage> Of(AgencyYears asked, CatalogDatabase catalog, CancellationToken cancellationToken)
    {
        if (asked.Agencies.Count == 0) return [];
        CoverageTable table = CoverageTable.Read(asked, cancellationToken);
        return Named(table, table.Agencies, catalog);
    }

    private static List<AgencyCoverage> Named(CoverageTable table, IReadOnlyList<CoverageRun> agencies, CatalogDatabase catalog)
    {
        IReadOnlyDictionary<string, string> names = catalog.Read(reader => FacetTable.Find("agency")!.Values.LabelsOf([.. agencies.Select(agency => table.AgencyOf(agency).Id)], reader));
        return [.. agencies.Select(agency => table.Of(agency, names))];
    }
}
