using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Wording.Similar;

/// <summary>Finds the reports that are worded most like one.</summary>
/// <remarks>The longest items of the report are looked for among the items of all others; the reports that have most of them are then held against it sentence by sentence. A report
/// that shares only short items with it may be missed. Thread-safe.</remarks>
public sealed class SimilarSearch
{
    private const string Agency = "agency";

    /// <summary>Most reports of one answer.</summary>
    public const int LargestLimit = 20;

    private const int MostExamples = 3;

    // Items that are looked for, and agencies that each may bring: a few milliseconds an item.
    private const int Sought = 12, AgenciesAnItem = 60;

    // Less of an item's rarer pairs stands in any longer text.
    private const double LeastShare = 0.3;

    // Of the likeliest agencies so many reports each are held against the report, however many are asked for: the first of an answer do not depend on its length.
    private const int Agencies = LargestLimit, ReportsAnAgency = 2, PassagesAnItem = 400;

    private readonly CatalogDatabase _catalog;
    private readonly IndexedSearch _passages;

    internal SimilarSearch(CatalogDatabase catalog, IndexedSearch passages) => (_catalog, _passages) = (catalog, passages);

    /// <summary>The reports that are most like a report as it stands now.</summary>
    /// <param name="report">The report.</param>
    /// <param name="own">False: of each other agency the one that is most like it. True: the same agency's other reports.</param>
    /// <param name="limit">Most reports, 1 to <see cref="LargestLimit"/>.</param>
    /// <param name="cancellationToken">Gives up, between one sentence and the next.</param>
    /// <exception cref="QueryParameterException">The limit is none.</exception>
    /// <exception cref="ArchiveException">There is no usable index.</exception>
    public SimilarAnswer To(StoredReport report, bool own = false, int limit = 10, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (limit is < 1 or > LargestLimit) throw new QueryParameterException("limit", $"limit 应在 1 到 {LargestLimit} 之间。");
        ComparedReport compared = ComparedReport.Of(report);
        List<SimilarReport> found = [];
        foreach (string id in own ? _catalog.Read(reader => reader.StandingIdsOf(report.Record.Agency.Id)) : Likely(compared, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (id == report.Id || _catalog.Read(reader => reader.Readable(id)) is not { Withdrawn: null } other) continue;
            (double share, List<SharedSentence> sentences) = compared.SaidBy(ComparedReport.Of(other), cancellationToken);
            if (sentences.Count > 0) found.Add(Told(report, other, share, sentences));
        }

        return new SimilarAnswer(report.Id, report.Version, compared.Sentences,
        [
            .. found.OrderByDescending(other => other.Similarity).ThenByDescending(other => other.Shared).ThenByDescending(other => other.Year).ThenBy(other => other.Report, StringComparer.Ordinal)
                .DistinctBy(other => own ? other.Report : other.Agency.Id).Take(limit),
        ]);
    }

    /// <summary>Ids of reports of other agencies that have most of the report's longest items.</summary>
    private IEnumerable<string> Likely(ComparedReport compared, CancellationToken cancellationToken)
    {
        using ISearchView? view = _passages.Open();
        if (view is null) return [];
        string[] items = [.. compared.LongestItems(Sought)];
        // Each agency once an item, or one that writes the same every year would leave no room for others; then which of its years.
        string[] agencies =
        [
            .. Weights(new AlikeRequest("") { Limit = AgenciesAnItem, Distinct = Agency, Values = [Agency] }, hit => hit.Values[0] ?? "")
                .Where(agency => agency.Key != compared.Report.Record.Agency.Id).Take(Agencies).Select(agency => agency.Key),
        ];
        if (agencies.Length == 0) return [];
        Dictionary<string, string> agencyOf = new(StringComparer.Ordinal);
        return Weights(new AlikeRequest("") { Limit = PassagesAnItem, Filters = [new KeywordFilter(Agency, agencies)], Values = [Agency] }, hit =>
            {
                string report = PassageId.Parse(hit.Id).Report;
                agencyOf[report] = hit.Values[0] ?? "";
                return report;
            })
            .GroupBy(report => agencyOf[report.Key], StringComparer.Ordinal).SelectMany(agency => agency.Take(ReportsAnAgency)).Select(report => report.Key);

        // By what passages like the items are of, those first that have most of the items.
        List<KeyValuePair<string, double>> Weights(AlikeRequest asked, Func<AlikeHit, string> keyOf)
        {
            Dictionary<string, double> weights = new(StringComparer.Ordinal);
            foreach (string item in items)
            {
                foreach (IGrouping<string, AlikeHit> hits in view.Alike(asked with { Text = item }, cancellationToken).TakeWhile(hit => hit.Share >= LeastShare).GroupBy(keyOf, StringComparer.Ordinal))
                    weights[hits.Key] = weights.GetValueOrDefault(hits.Key) + (hits.First().Share * item.Length);
            }

            return [.. weights.OrderByDescending(weight => weight.Value).ThenBy(weight => weight.Key, StringComparer.Ordinal)];
        }
    }

    private static SimilarReport Told(StoredReport report, StoredReport other, double share, List<SharedSentence> sentences)
    {
        ReportRecord record = other.Record;
        return new SimilarReport(
            other.Id,
            other.Version,
            record.Title,
            new ReportAgency(record.Agency.Id, record.Agency.Name, record.Agency.Type, record.Agency.Level),
            record.Year,
            ReportRegion.Of(record.Region),
            Math.Round(share, 3),
            sentences.Count,
            [.. sentences.Take(MostExamples)],
            ReportLinks.Page(other.Id),
            ReportLinks.Url(other.Id),
            $"{ReportLinks.Url(report.Id)}/compare?with={Uri.EscapeDataString(other.Id)}");
    }
}
