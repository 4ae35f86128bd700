using System.Buffers.Text;
using System.Globalization;
using Dapper;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Names;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Search.Querying;
using GovReportArchive.Text.Likeness;
using Microsoft.Data.Sqlite;

namespace GovReportArchive.Wording.Groups;

/// <summary>Wordings that stand more than once in the archive, grouped: the one service that page, API and command ask.</summary>
/// <remarks>
/// Answers from a file that is made in the background and holds one state of the catalog; each answer says which. Reports that were
/// withdrawn since are left out at once. Thread-safe.
/// </remarks>
public sealed class WordingSearch
{
    private const int LargestLimit = 200;
    private const int MostVariants = 50;
    private readonly CatalogDatabase _catalog;
    private readonly WordingStore _store;

    internal WordingSearch(CatalogDatabase catalog, WordingStore store) => (_catalog, _store) = (catalog, store);

    /// <summary>Answers a question: how many wordings fit, and one page of them.</summary>
    /// <exception cref="QueryParameterException">A filter, order, limit or cursor cannot be used.</exception>
    /// <exception cref="ArchiveException">There are no wordings yet; the message says what to do.</exception>
    public WordingAnswer Search(WordingQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Limit is < 0 or > LargestLimit) throw new QueryParameterException("limit", $"limit 应在 0 到 {LargestLimit} 之间。");
        return Placed(Ask(query, (open, pages) =>
        {
            WordingCursor? after = query.Cursor is { } cursor ? WordingCursor.Read(query, cursor) : null;
            (int total, int formulas, List<(WordingCursor Place, WordingTally Tally)> found) = pages.First(query.Limit + 1, after);
            string? next = found.Count > query.Limit && query.Limit > 0 ? found[query.Limit - 1].Place.Write(query) : null;
            return new WordingAnswer(total, [.. pages.Items(open.Connect(), found.Take(query.Limit).Select(hit => hit.Tally))], next, StateOf(open), formulas);
        }, cancellationToken), query);
    }

    /// <summary>All wordings that fit, in order, ignoring limit and cursor.</summary>
    /// <exception cref="QueryParameterException">As for <see cref="Search"/>; thrown at the call.</exception>
    public IEnumerable<WordingItem> Stream(WordingQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Ask(query, (open, pages) => pages.Items(open.Connect(), pages.First(int.MaxValue, null).Found.Select(hit => hit.Tally)), cancellationToken);
    }

    /// <summary>One wording with its variants and a page of its passages; null where there is none of this id.</summary>
    /// <param name="id">As <see cref="WordingItem.Id"/>.</param>
    /// <param name="start">Passages to leave out.</param>
    /// <param name="limit">Passages to list, 0 to 1000.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArchiveException">There are no wordings yet.</exception>
    public WordingDetail? Detail(string id, int start = 0, int limit = 100, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Ask(new WordingQuery(), (open, pages) =>
        {
            if (WordingIds.Key(id) is not { } key) return null;
            using SqliteConnection connection = open.Connect();
            int? group = connection.QueryFirstOrDefault<int?>("SELECT grp FROM variant WHERE key = @key", new { key = WordingSchema.Ordered(key) });
            if (group is null || pages.Tally(group.Value) is not { } tally) return null;
            WordingItem item = pages.Items(open.Connect(), [tally]).Single();
            string gone = SqlList.Of(pages.Gone.Reports);
            int first = connection.QuerySingle<int>("SELECT min(n) FROM variant WHERE grp = @group", new { group });
            WordingVariant[] variants = [.. connection.Query<Shown>(
                $"{Shown.Query} WHERE v.grp = @group AND v.report NOT IN (SELECT value FROM json_each(@gone)) ORDER BY v.n LIMIT {MostVariants}", new { group, gone })
                .Select(one => new WordingVariant(one.Text, (int)one.Uses, one.Page, Differences(item.Text, one.Text), Reports.Passages.Wordings.KeyOf(one.Text)))];
            WordingUse[] uses = [.. connection.Query<Use>($"""
                {Use.Query} WHERE p.grp = @group AND p.report NOT IN (SELECT value FROM json_each(@gone)) ORDER BY p.report, p.place LIMIT @limit OFFSET @start
                """, new { group, gone, limit, start }).Select(use => use.Told(first))];
            long to = (long)start + uses.Length;
            return new WordingDetail(item, variants, uses, to < tally.Passages ? to.ToString(CultureInfo.InvariantCulture) : null, StateOf(open));
        }, cancellationToken);
    }

    /// <summary>The items of a report, as it stands now, that belong to a wording; null where there are none yet.</summary>
    public WordedReport? Of(StoredReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Of(report, [.. WordingLines.Items(report.Record).Select(item => new KeyedItem(item.Passage.Section.N, item.Passage.Item.Number, item.Passage.Text, KeyOf(item.Normal)))]);
    }

    /// <summary>What <see cref="Of(StoredReport)"/> says of one item, without looking at the report's others; null where it says nothing of it.</summary>
    /// <param name="report">The report, as it stands now.</param>
    /// <param name="section">Number of the section.</param>
    /// <param name="item">Number of the item in it.</param>
    /// <param name="text">The item, as it stands there.</param>
    public WordedItem? Of(StoredReport report, int section, int item, string text)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (WordingNormal.Of(report.Record).Of(text) is not { } normal) return null;
        return Of(report, [new KeyedItem(section, item, text, KeyOf(normal))]) is { Items: [var found] } ? found : null;
    }

    private static long KeyOf(string normal) => WordingSchema.Ordered(Shingles.Fingerprint(normal));

    private WordedReport? Of(StoredReport report, IReadOnlyList<KeyedItem> passages) => _store.Ask(open =>
    {
        Withdrawals gone = Gone(_catalog, open);
        using SqliteConnection connection = open.Connect();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT {WordingTally.Columns}, g.key, g.formula, v.key FROM variant v JOIN wording_group g ON g.n = v.grp WHERE v.key IN (SELECT value FROM json_each($keys))
            """;
        command.Parameters.AddWithValue("$keys", SqlList.Of(passages.Select(passage => passage.Key)));
        using SqliteDataReader row = command.ExecuteReader();
        Dictionary<long, (WordingTally Tally, string Id, string? Formula)> groups = [];
        while (row.Read())
            groups[row.GetInt64(9)] = (gone.Now(WordingTally.Stored(row)), WordingIds.Of(WordingSchema.Unordered(row.GetInt64(7))), row.IsDBNull(8) ? null : row.GetString(8));
        List<WordedItem> items = [];
        foreach ((int section, int item, string text, long key) in passages)
        {
            if (!groups.TryGetValue(key, out var group) || group.Tally.Passages < 2) continue;
            (WordingTally tally, string id, string? formula) = group;
            items.Add(new WordedItem(
                section, item, text, PassageAddress.Item(report.Id, report.Version, section, item, PassageAddress.Fingerprint(text)), id,
                tally.Passages, tally.Agencies, WordingPages.Year(tally.First), WordingPages.Year(tally.Last), $"{PassageAddress.Api}/wordings/{id}", formula));
        }

        return new WordedReport(report.Id, items, StateOf(open));
    });

    private readonly record struct KeyedItem(int Section, int Item, string Text, long Key);

    /// <summary>How fresh the wordings are; null where there are none.</summary>
    public WordingState? State => _store.Ask(StateOf);

    /// <summary>What a filter's value is called.</summary>
    public string Label(string filter, string value) => _catalog.Read(reader => FacetTable.Label(filter, value, reader));

    /// <summary>What reports that were withdrawn since change.</summary>
    internal static Withdrawals Gone(CatalogDatabase catalog, OpenWordings open) => open.Without(catalog.Ask(reader => reader.WithdrawnAfter(open.Change)));

    private T Ask<T>(WordingQuery query, Func<OpenWordings, WordingPages, T> ask, CancellationToken cancellationToken)
    {
        FilterResolver resolver = new(_catalog, SearchKinds.Wordings);
        KeywordFilter[] filters = resolver.Resolve(query.Filters);
        return _store.Ask(open => new Answer<T>(ask(open, new WordingPages(
            open, filters.Length == 0 ? WordingSelection.Whole : WordingSelection.Of(open.Authors, filters), WordingOrder.Of(query, open, resolver), Gone(_catalog, open),
            query.Text, query.Formula, cancellationToken)))) is { } answer
            ? answer.Value
            : throw new ArchiveException(BoilerplateShares.MissingCode, BoilerplateShares.MissingMessage);
    }

    /// <summary>Says which places the names of a question were taken for.</summary>
    private WordingAnswer Placed(WordingAnswer answer, WordingQuery query)
    {
        List<NamedPlace> places = [];
        NamedPlace? near = null;
        if (query.Filters.FirstOrDefault(filter => filter.Name == "region") is { } region)
        {
            FilterResolver filtered = new(_catalog, SearchKinds.Wordings);
            filtered.Resolve([region]);
            places.AddRange(filtered.Ambiguous ?? []);
        }

        if (WordingOrder.SortOf(query) == "near")
        {
            FilterResolver compared = new(_catalog, SearchKinds.Wordings);
            near = WordingOrder.PlaceOf(query, compared);
            if (_catalog.Read(reader => Places.OfValue(near.Code, reader)) is { } named) near = near with { FullName = named.FullName };
            places.AddRange((compared.Ambiguous ?? []).Select(place => place with { Filter = "near" }));
        }

        return answer with { Near = near, Places = places.Count == 0 ? null : places };
    }

    /// <summary>How fresh a file of wordings is.</summary>
    internal WordingState StateOf(OpenWordings open)
    {
        long current = _catalog.Ask(reader => reader.LastChange());
        return new WordingState(open.Change, current, current != open.Change, new DateTimeOffset(open.Made, TimeSpan.Zero));
    }

    private static WordingDifference[] Differences(string representative, string text) =>
        [.. TextDiff.ByWords(representative, text).Select(part => new WordingDifference(part.State, part.Text))];

    private sealed record Answer<T>(T Value);

    private sealed record Use(
        string Id, long Version, string Agency, string Name, string? Type, string? Level, long? Year, string? Place, long Kind, long Role, long Variant, long Section, long Item)
    {
        public const string Query = """
            SELECT r.id, r.version, a.agency, a.name, a.type, a.level, r.year, a.place, p.kind, p.role, p.variant, p.section, p.item
            FROM passage p JOIN report r ON r.n = p.report JOIN author a ON a.n = r.author
            """;

        public WordingUse Told(int firstVariant) => new(
            Id, new ReportAgency(Agency, Name, Type, Level), (int?)Year, Place, WordingTally.KindNames[Kind], WordingTally.RoleNames[Role], (int)Variant - firstVariant + 1,
            PassageAddress.Item(Id, (int)Version, (int)Section, (int)Item));
    }
}

/// <summary>Ids of wordings: the representative's key as text.</summary>
internal static class WordingIds
{
    public static string Of(ulong key) => Base64Url.EncodeToString(BitConverter.GetBytes(key));

    /// <summary>The key; null where the text is no id.</summary>
    public static ulong? Key(string id)
    {
        try
        {
            return Base64Url.DecodeFromChars(id) is { Length: sizeof(ulong) } bytes ? BitConverter.ToUInt64(bytes) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
