using Dapper;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Text.Likeness;
using GovReportArchive.Wording.Groups;
using Microsoft.Data.Sqlite;

namespace GovReportArchive.Wording.Similar;

/// <summary>Finds the reports that are worded most like one.</summary>
/// <remarks>Law: two reports share a wording where each has an item of the same wording group, and what is told of two reports is the same whatever else was found. Reports that
/// share nothing but the most frequent wordings may be missed; whoever shares a rarer one is found. Thread-safe.</remarks>
/// <param name="catalog">Knows what was withdrawn.</param>
/// <param name="store">Holds the wordings.</param>
/// <param name="wordings">Tells how fresh they are.</param>
public sealed class SimilarSearch(CatalogDatabase catalog, WordingStore store, WordingSearch wordings)
{
    /// <summary>Most reports of one answer.</summary>
    public const int LargestLimit = 50;

    private const int MostExamples = 3;

    // Passages of rarer wordings that are gone through to find who shares any: some tens of milliseconds.
    private const int MostPassages = 200_000;

    // Reports of which all shared wordings are then looked up.
    private const int Candidates = 400;

    /// <summary>The reports that are most like a report as it stands now; null where there are no wordings yet.</summary>
    /// <param name="report">The report.</param>
    /// <param name="own">False: of each other agency the one that is most like it. True: the same agency's other reports.</param>
    /// <param name="limit">Most reports, 1 to <see cref="LargestLimit"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="QueryParameterException">The limit is none.</exception>
    public SimilarAnswer? To(StoredReport report, bool own = false, int limit = 10, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (limit is < 1 or > LargestLimit) throw new QueryParameterException("limit", $"limit 应在 1 到 {LargestLimit} 之间。");
        Item[] items = [.. WordingLines.Items(report.Record).Where(line => Formulas.Of(line.Passage.Section.Kind, line.Passage.Text) is null)
            .Select(line => new Item(line.Passage, WordingSchema.Ordered(Shingles.Fingerprint(line.Normal)), line.Normal.Length))];
        return store.Ask(open =>
        {
            using SqliteConnection connection = open.Connect();
            Comparison compared = new(connection, report, items, WordingSearch.Gone(catalog, open).Reports, cancellationToken);
            return new SimilarAnswer(report.Id, compared.Items, compared.Best(own, limit), wordings.StateOf(open));
        });
    }

    /// <summary>An item that is compared.</summary>
    private sealed record Item(PlacedPassage Passage, long Key, int Length);

    /// <summary>A wording of the report, with the items that have it.</summary>
    private sealed record Shared(int Group, long Key, int Passages, int Agencies, Item[] Items)
    {
        public int Length { get; } = Items.Sum(item => item.Length);
    }

    /// <summary>One report held against the others of a file of wordings.</summary>
    private sealed class Comparison
    {
        private readonly SqliteConnection _connection;
        private readonly StoredReport _report;
        private readonly IReadOnlySet<int> _gone;
        private readonly CancellationToken _cancellation;
        private readonly Shared[] _shared;
        private readonly int _length;

        public Comparison(SqliteConnection connection, StoredReport report, Item[] items, IReadOnlySet<int> gone, CancellationToken cancellation)
        {
            (_connection, _report, _gone, _cancellation) = (connection, report, gone, cancellation);
            ILookup<long, Item> byKey = items.ToLookup(item => item.Key);
            (long Variant, int Group, long Key, int Passages, int Agencies, bool Formula)[] found = [.. connection.Query<(long, int, long, int, int, bool)>(
                "SELECT v.key, g.n, g.key, g.passages, g.agencies, g.formula IS NOT NULL FROM variant v JOIN wording_group g ON g.n = v.grp WHERE v.key IN (SELECT value FROM json_each(@keys))",
                new { keys = SqlList.Of(byKey.Select(key => key.Key)) })];
            HashSet<long> formulas = [.. found.Where(row => row.Formula).Select(row => row.Variant)];
            Item[] counted = [.. items.Where(item => !formulas.Contains(item.Key))];
            (Items, _length) = (counted.Length, counted.Sum(item => item.Length));
            // The rarest first: who shares these is most likely to share the others.
            _shared = [.. found.Where(row => !row.Formula).GroupBy(row => row.Group)
                .Select(group => new Shared(group.Key, group.First().Key, group.First().Passages, group.First().Agencies, [.. group.SelectMany(row => byKey[row.Variant])]))
                .OrderBy(shared => shared.Passages).ThenBy(shared => shared.Group)];
        }

        /// <summary>How many items are compared.</summary>
        public int Items { get; }

        public SimilarReport[] Best(bool own, int limit)
        {
            HashSet<int> ofAgency = [.. _connection.Query<int>("SELECT r.n FROM author a JOIN report r ON r.author = a.n WHERE a.agency = @agency", new { agency = _report.Record.Agency.Id })];
            Dictionary<int, List<Shared>> shared = Shares(own ? [.. ofAgency.Where(n => !_gone.Contains(n))] : Likely(ofAgency));
            Found[] found = [.. _connection.Query<Found>("""
                SELECT r.n, r.id, r.version, r.year, a.agency, a.name, a.type, a.level, a.place FROM report r JOIN author a ON a.n = r.author WHERE r.n IN (SELECT value FROM json_each(@reports))
                """, new { reports = SqlList.Of(shared.Keys) })];
            return
            [
                .. found.Where(other => other.Id != _report.Id)
                    .OrderByDescending(other => shared[(int)other.N].Sum(wording => wording.Length))
                    .ThenByDescending(other => shared[(int)other.N].Sum(wording => 1.0 / wording.Agencies))
                    .ThenByDescending(other => other.Year).ThenBy(other => other.Id, StringComparer.Ordinal)
                    .DistinctBy(other => own ? other.Id : other.Agency).Take(limit).Select(other => Told(other, shared[(int)other.N])),
            ];
        }

        /// <summary>The reports, without those that are left out, that share most of the rarer wordings.</summary>
        private int[] Likely(HashSet<int> without)
        {
            Dictionary<int, int> lengths = [];
            int passages = 0;
            foreach (Shared wording in _shared)
            {
                _cancellation.ThrowIfCancellationRequested();
                if ((passages += wording.Passages) > MostPassages) break;
                foreach (int report in _connection.Query<int>("SELECT DISTINCT report FROM passage WHERE grp = @group", new { group = wording.Group }, buffered: false))
                    if (!without.Contains(report) && !_gone.Contains(report)) lengths[report] = lengths.GetValueOrDefault(report) + wording.Length;
            }

            return [.. lengths.OrderByDescending(report => report.Value).ThenBy(report => report.Key).Take(Candidates).Select(report => report.Key)];
        }

        /// <summary>All wordings that each of some reports shares; reports that share none are left out.</summary>
        private Dictionary<int, List<Shared>> Shares(int[] reports)
        {
            Dictionary<int, List<Shared>> shares = [];
            string among = SqlList.Of(reports);
            foreach (Shared wording in _shared)
            {
                _cancellation.ThrowIfCancellationRequested();
                foreach (int report in _connection.Query<int>(
                    "SELECT DISTINCT p.report FROM json_each(@among) one CROSS JOIN passage p ON p.grp = @group AND p.report = one.value", new { among, group = wording.Group }))
                {
                    if (!shares.TryGetValue(report, out List<Shared>? known)) shares[report] = known = [];
                    known.Add(wording);
                }
            }

            return shares;
        }

        private SimilarReport Told(Found other, List<Shared> shared) => new(
            other.Id,
            new ReportAgency(other.Agency, other.Name, other.Type, other.Level),
            (int?)other.Year,
            other.Place,
            Math.Round((double)shared.Sum(wording => wording.Length) / _length, 3),
            shared.Sum(wording => wording.Items.Length),
            [.. shared.OrderBy(wording => wording.Agencies).ThenBy(wording => wording.Group).Take(MostExamples).Select(wording => Example(other, wording))],
            ReportLinks.Page(other.Id),
            ReportLinks.Url(other.Id),
            $"{ReportLinks.Url(_report.Id)}/compare?with={Uri.EscapeDataString(other.Id)}");

        private SharedItem Example(Found other, Shared wording)
        {
            PlacedPassage own = wording.Items[0].Passage;
            (int section, int item) = _connection.QueryFirst<(int, int)>(
                "SELECT section, item FROM passage WHERE grp = @group AND report = @report ORDER BY place LIMIT 1", new { group = wording.Group, report = other.N });
            return new SharedItem(
                own.Text,
                PassageAddress.Item(_report.Id, _report.Version, own.Section.N, own.Item.Number, PassageAddress.Fingerprint(own.Text)),
                PassageAddress.Item(other.Id, (int)other.Version, section, item),
                WordingIds.Of(WordingSchema.Unordered(wording.Key)),
                wording.Agencies);
        }
    }

    private sealed record Found(long N, string Id, long Version, long? Year, string Agency, string Name, string? Type, string? Level, string? Place);
}
