using System.Globalization;
using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Discovery.Names;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Search;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Discovery.Agencies;

/// <summary>What there is to say of one agency.</summary>
/// <remarks>Law: its numbers are those of its series, its peers' those of their groups, all of one commit. Thread-safe.</remarks>
public sealed class AgencyProfileSearch
{
    private const int MostReports = 400;

    /// <summary>What citizens ask of an agency, by key of the metric, in the order of pages.</summary>
    private static readonly Metric[] Asked = [.. new[]
    {
        "applicationsReceived", "applicationsConcluded", "applicationsGranted", "applicationsPartlyGranted", "applicationsDenied", "notHeld",
        "review", "reviewCorrected", "litigation", "litigationCorrected", "normativeDocumentsMade", "licenceDecisions", "penaltyDecisions", "coercionDecisions",
    }.Select(key => Metric.Find(key)!)];

    private readonly CatalogDatabase _catalog;
    private readonly IndexedSearch _common;
    private readonly MetricSearch _metrics;

    internal AgencyProfileSearch(CatalogDatabase catalog, IndexedSearch common, MetricSearch metrics) => (_catalog, _common, _metrics) = (catalog, common, metrics);

    /// <summary>Ids of the agencies that a part of a name, a short name or initials stand for.</summary>
    public IReadOnlyList<string> Called(string text) => _catalog.Read(reader => ShortNames.IdsOf(reader, text, int.MaxValue));

    /// <summary>The profile of an agency by id; null where the archive knows no such agency.</summary>
    /// <exception cref="ArchiveException">There is no usable index.</exception>
    public AgencyProfile? Of(string id, CancellationToken cancellationToken = default)
    {
        (AgencyInfo? agency, List<StoredReport> reports) = _catalog.Read(reader => (reader.Agencies.One(id), Reports(reader, id)));
        if (agency is null) return null;
        using AgencyYears asked = AgencyYears.Of(_common, new AgencyQuestion { Filters = [new ReportFilter("agency", [agency.Id])] }, 0, cancellationToken);
        Dictionary<string, string[]> repeats = Repeats(asked.View, agency.Id, cancellationToken);
        AgencyPeers? peers = PeersOf(agency, reports);
        return new AgencyProfile(
            agency,
            reports.Select(report => report.Record.Region).FirstOrDefault(region => region?.Code == agency.Region) is { } place
                && string.Concat(place.Province, place.City, place.County, place.Township) is { Length: > 0 } named ? named : null,
            [.. reports.Select(report => new AgencyReport(
                report.Id, report.Version, report.Record.Year, report.Record.Title, report.Record.Form, report.Record.Scope, report.Record.Published?.Date, repeats.GetValueOrDefault(report.Id) ?? []))],
            CoverageSearch.Of(asked, _catalog, cancellationToken) is [var held] ? held.Years : [],
            peers,
            Figures(asked, peers, cancellationToken));
    }

    private static List<StoredReport> Reports(CatalogReader reader, string agency) =>
    [
        .. reader.SeriesOf(agency, MostReports).OrderByDescending(row => row.Year).Concat(reader.ReportsOf(agency, null).Where(row => !row.Withdrawn)).Take(MostReports)
            .Select(row => reader.Readable(row)).OfType<StoredReport>(),
    ];

    private static Dictionary<string, string[]> Repeats(ISearchView? view, string agency, CancellationToken cancellationToken)
    {
        if (view is null) return [];
        string[] values = [.. FilterLabels.Repeats.Select(value => value.Value)];
        ColumnTable table = view.Columns(new ColumnRequest { Filters = [AgencyYears.ReportsOf([agency])], Marks = [new KeywordFilter("repeats", values)] }, cancellationToken);
        return Enumerable.Range(0, table.Rows).ToDictionary(table.Id, row => values.Where((_, n) => (table.Marks(0)[row] & (1 << n)) != 0).ToArray(), StringComparer.Ordinal);
    }

    private AgencyPeers? PeersOf(AgencyInfo agency, List<StoredReport> reports)
    {
        if (agency is not { Type: { } type, Level: { } level }) return null;
        string kind = $"{ValueOf("level", level)}同类机关（{type}）";
        if (level is "province" or "national") return new AgencyPeers(type, level, null, "全国" + kind);
        string? province = reports.Select(report => FacetTable.ValuesOf(report.Record).FirstOrDefault(value => value.Column == "province").Value).FirstOrDefault(value => value is not null);
        return province is null ? null : new AgencyPeers(type, level, province, ValueOf("province", province) + kind);
    }

    private List<AgencyFigure> Figures(AgencyYears asked, AgencyPeers? peers, CancellationToken cancellationToken)
    {
        if (asked.View is null || asked.Agencies.Count == 0) return [];
        MetricSearch metrics = _metrics.At(asked.Commit);
        List<AgencyFigure> figures = [];
        foreach (Metric metric in Asked)
        {
            AgencySeries[] series = [.. SeriesSearch.Of(metric, asked, asked.Agencies, onlyChecked: false, _catalog, cancellationToken).Where(one => one.Points.Any(point => point.Value is not null))];
            if (series.Length == 0) continue;
            figures.Add(new AgencyFigure(metric, series, peers is null ? [] : Years(metrics.Groups(Question(metric, series[0], peers), cancellationToken))));
        }

        return figures;
    }

    private static MetricQuestion Question(Metric metric, AgencySeries series, AgencyPeers peers) => new()
    {
        Metric = metric,
        By = ["year"],
        Scopes = series.Scope == "aggregate" ? ["aggregate"] : [],
        Reports = new ReportQuery
        {
            Filters =
            [
                new("agencyType", [peers.AgencyType]), new("level", [peers.Level]),
                .. peers.Province is { } province ? [new ReportFilter("province", [province])] : Array.Empty<ReportFilter>(),
            ],
        },
    };

    private static PeerYear[] Years(MetricAnswer answer) =>
    [
        .. answer.Items.Where(group => group.Median is not null).Select(group => new PeerYear(
            int.Parse(group.Group["year"], CultureInfo.InvariantCulture), group.Agencies, group.Q1!.Value, group.Median!.Value, group.Q3!.Value, group.Values)),
    ];

    private string ValueOf(string facet, string value) => _catalog.Read(reader => FacetTable.Label(facet, value, reader));
}
