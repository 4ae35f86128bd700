using System.Buffers.Text;
using System.Globalization;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Names;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Querying;
using GovReportArchive.Text;
using GovReportArchive.Text.Likeness;

namespace GovReportArchive.Wording.Groups;

/// <summary>Wordings that stand more than once in the archive, grouped: the one service that page, API and command ask.</summary>
/// <remarks>
/// Answers from a store that is made in the background and holds one state of the catalog; each answer says which. Reports that were
/// withdrawn since are left out at once. Thread-safe.
/// </remarks>
public sealed class WordingSearch
{
    private const int LargestLimit = 200;
    private const int MostVariants = 50;
    private static readonly string[] Kinds = [.. SectionKinds.All.Select(section => section.Kind)];
    private static readonly string[] Roles = [.. Enum.GetValues<PassageRole>().Select(PassageProjection.NameOf)];
    private readonly CatalogDatabase _catalog;
    private readonly WordingStore _store;
    private volatile WholeWordings? _whole;

    internal WordingSearch(CatalogDatabase catalog, WordingStore store) => (_catalog, _store) = (catalog, store);

    /// <summary>Answers a question: how many wordings fit, and one page of them.</summary>
    /// <exception cref="QueryParameterException">A filter, order, limit or cursor cannot be used.</exception>
    /// <exception cref="ArchiveException">There is no store yet; the message says what to do.</exception>
    public WordingAnswer Search(WordingQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Limit is < 0 or > LargestLimit) throw new QueryParameterException("limit", $"limit 应在 0 到 {LargestLimit} 之间。");
        WordingScanner scanner = Scanner(query, cancellationToken);
        WordingCursor? after = query.Cursor is { } cursor ? WordingCursor.Read(query, cursor) : null;
        (int total, int formulas, List<(WordingCursor Place, WordingTally Tally)> found) = scanner.Top(query.Limit + 1, after);
        List<WordingItem> items = [.. found.Take(query.Limit).Select(hit => scanner.Item(hit.Tally))];
        string? next = found.Count > query.Limit && query.Limit > 0 ? found[query.Limit - 1].Place.Write(query) : null;
        return Placed(new WordingAnswer(total, items, next, StateOf(scanner.Open.Data), formulas), query);
    }

    /// <summary>All wordings that fit, in order, ignoring limit and cursor.</summary>
    /// <exception cref="QueryParameterException">As for <see cref="Search"/>; thrown at the call.</exception>
    public IEnumerable<WordingItem> Stream(WordingQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        WordingScanner scanner = Scanner(query, cancellationToken);
        List<(WordingCursor, WordingTally Tally)> all = scanner.Top(int.MaxValue, null).Found;
        return all.Select(hit => scanner.Item(hit.Tally));
    }

    /// <summary>One wording with its variants and a page of its passages; null where there is none of this id.</summary>
    /// <param name="id">As <see cref="WordingItem.Id"/>.</param>
    /// <param name="start">Passages to leave out.</param>
    /// <param name="limit">Passages to list, 0 to 1000.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArchiveException">There is no store yet.</exception>
    public WordingDetail? Detail(string id, int start = 0, int limit = 100, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(id);
        WordingScanner scanner = Scanner(new WordingQuery(), cancellationToken);
        WordingData data = scanner.Open.Data;
        if (WordingIds.Key(id) is not { } key || scanner.Open.VariantOf(key) is not (>= 0 and int variant)) return null;
        int cluster = data.VariantCluster[variant];
        WordingTally tally = scanner.Tally(cluster);
        if (tally.Passages == 0) return null;
        WordingItem item = scanner.Item(tally);
        int first = data.ClusterVariants[cluster];
        WordingVariant[] variants = [.. Enumerable.Range(first, data.ClusterVariants[cluster + 1] - first)
            .Where(scanner.Stands).Take(MostVariants).Select(one => VariantOf(scanner, one, item.Text))];
        int[] members = [.. Enumerable.Range(data.ClusterMembers[cluster], data.ClusterMembers[cluster + 1] - data.ClusterMembers[cluster])
            .Where(scanner.Takes)];
        int from = Math.Min(start, members.Length), to = (int)Math.Min((long)from + limit, members.Length);
        return new WordingDetail(
            item,
            variants,
            [.. members[from..to].Select(member => UseOf(data, member, first))],
            to < members.Length ? to.ToString(CultureInfo.InvariantCulture) : null,
            StateOf(data));
    }

    /// <summary>The items of a report, as it stands now, that belong to a wording; null where there is no store.</summary>
    public WordedReport? Of(StoredReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (_store.Newest() is not { } open) return null;
        WordingState state = StateOf(open.Data);
        if (_whole is not { } whole || !whole.Fits(open, state.Current)) _whole = whole = new WholeWordings(open, Gone(_catalog, open.Data), state.Current);
        List<WordedItem> items = [];
        foreach ((PlacedPassage passage, string normal) in WordingLines.Items(report.Record))
        {
            if (open.VariantOf(Shingles.Fingerprint(normal)) is not (>= 0 and int variant)) continue;
            WordingTally tally = whole.Tally(open.Data.VariantCluster[variant]);
            string id = WordingIds.Of(open.Data.VariantKey[open.Data.ClusterVariants[tally.Cluster]]);
            if (tally.Passages > 1)
            {
                items.Add(new WordedItem(
                    passage.Section.N, passage.Item.Number, passage.Text,
                    PassageAddress.Item(report.Id, report.Version, passage.Section.N, passage.Item.Number, PassageAddress.Fingerprint(passage.Text)), id,
                    tally.Passages, tally.Agencies, tally.First == 0 ? null : tally.First, tally.Last == 0 ? null : tally.Last, $"{PassageAddress.Api}/wordings/{id}",
                    Formulas.NameOf(open.Data.ClusterFormula[tally.Cluster])));
            }
        }

        return new WordedReport(report.Id, items, state);
    }

    /// <summary>How fresh the store is; null where there is none.</summary>
    public WordingState? State => _store.Newest() is { } open ? StateOf(open.Data) : null;

    /// <summary>What a filter's value is called.</summary>
    public string Label(string filter, string value) => _catalog.Read(reader => FilterLabels.Of(filter, value, reader));

    /// <summary>Reports that were withdrawn since the store was made.</summary>
    internal static HashSet<string> Gone(CatalogDatabase catalog, WordingData data) => [.. catalog.Read(reader => reader.WithdrawnAfter(data.Change))];

    private WordingScanner Scanner(WordingQuery query, CancellationToken cancellationToken)
    {
        FilterResolver resolver = new(_catalog, WordingFilters.Names);
        KeywordFilter[] filters = resolver.Resolve(query.Filters);
        if (_store.Newest() is not { } open) throw new ArchiveException(BoilerplateShares.MissingCode, BoilerplateShares.MissingMessage);
        HashSet<string> gone = Gone(_catalog, open.Data);
        string needle = query.Text is { } text ? Folding.Fold(text.Trim().Trim('"', '“', '”')) : "";
        return new WordingScanner(
            open,
            new WordingSelection(open.Data, filters, gone),
            WordingOrder.Of(query, open.Data, resolver),
            needle.Length == 0 ? null : open.Containing(needle, cancellationToken),
            gone,
            query.Formula,
            cancellationToken);
    }

    /// <summary>Says which places the names of a question were taken for.</summary>
    private WordingAnswer Placed(WordingAnswer answer, WordingQuery query)
    {
        List<NamedPlace> places = [];
        NamedPlace? near = null;
        if (query.Filters.FirstOrDefault(filter => filter.Name == "region") is { } region)
        {
            FilterResolver filtered = new(_catalog, WordingFilters.Names);
            filtered.Resolve(region.Name, region.Values);
            places.AddRange(filtered.Ambiguous ?? []);
        }

        if (WordingOrder.SortOf(query) == "near")
        {
            FilterResolver compared = new(_catalog, WordingFilters.Names);
            near = WordingOrder.PlaceOf(query, compared);
            if (_catalog.Read(reader => Places.OfValue(near.Code, reader)) is { } named) near = near with { FullName = named.FullName };
            places.AddRange((compared.Ambiguous ?? []).Select(place => place with { Filter = "near" }));
        }

        return answer with { Near = near, Places = places.Count == 0 ? null : places };
    }

    private WordingState StateOf(WordingData data)
    {
        long current = _catalog.Read(reader => reader.LastChange());
        return new WordingState(data.Change, current, current != data.Change, new DateTimeOffset(data.Made, TimeSpan.Zero));
    }

    private static WordingVariant VariantOf(WordingScanner scanner, int variant, string representative)
    {
        string text = scanner.Open.TextOf(variant);
        return new WordingVariant(
            text,
            scanner.Open.Data.VariantUses[variant],
            scanner.PageOf(variant, text),
            [.. WordDiff.Of(representative, text).Select(part => new WordingDifference(
                part.Kind switch { DiffKind.Same => "same", DiffKind.Removed => "removed", _ => "added" }, part.Text))],
            Reports.Passages.Wordings.KeyOf(text));
    }

    private static WordingUse UseOf(WordingData data, int member, int firstVariant)
    {
        int report = data.MemberReport[member];
        string? Text(int number) => number < 0 ? null : data.Strings[number];
        return new WordingUse(
            data.ReportIds[report],
            new ReportAgency(Text(data.ReportAgency[report]) ?? "", Text(data.ReportAgencyName[report]) ?? "", Text(data.ReportType[report]), Text(data.ReportLevel[report])),
            data.ReportYear[report] is > 0 and var year ? year : null,
            Text(data.ReportPlace[(report * 4) + 3]),
            Kinds[data.MemberKind[member]],
            Roles[data.MemberRole[member]],
            data.MemberVariant[member] - firstVariant + 1,
            PassageAddress.Item(data.ReportIds[report], data.ReportVersion[report], data.MemberSection[member], data.MemberItem[member]));
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
