using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Forms;

namespace GovReportArchive.Web.Pages;

/// <summary>A facet as the page shows it.</summary>
/// <param name="Name">Parameter name.</param>
/// <param name="Label">Heading.</param>
/// <param name="Values">Values that are shown at once; chosen ones always among them.</param>
/// <param name="More">Further values, folded away.</param>
/// <param name="Missing">The choice of what has no value; null where all that matches has one.</param>
/// <param name="Other">Matching reports under values that are not listed.</param>
/// <param name="Sought">What is sought among the values; empty for nothing.</param>
internal sealed record FacetView(
    string Name, string Label, IReadOnlyList<FacetValueView> Values, IReadOnlyList<FacetValueView> More, FacetValueView? Missing, int Other, string Sought)
{
    /// <summary>Whether there is so much to choose from that a field to search among the values helps.</summary>
    public bool IsLong => Name is not ("year" or "check" or "boilerplate") && (More.Count > 0 || Other > 0 || Sought.Length > 0);
}

/// <summary>The ranges of a count as the page shows them: each an address that sets or takes away the conditions for it.</summary>
internal sealed record RangeView(string Key, string Label, IReadOnlyList<(string Label, int Count, bool Chosen, SearchAddress Target)> Ranges, int Missing);

/// <summary>One value of a facet.</summary>
internal sealed record FacetValueView(string Value, string Label, int Count, bool Chosen);

/// <summary>Which facets the page asks for, and how it shows them.</summary>
internal static class FacetViews
{
    private const int ShownAtOnce = 8;

    // Checks are few and unlike, so more of them are shown at once.
    private const int ChecksAtOnce = 16;

    private static readonly string[] PlaceFilters = ["province", "city", "county", "region"];

    // Filters whose values are no choices for a page: codes stand behind the place names, and nearly every report has every section.
    private static readonly string[] NotShown = ["region", "section"];

    /// <summary>The facets to count, top to bottom. Cities and counties come once a place is chosen.</summary>
    public static IEnumerable<string> Names(SearchAddress address)
    {
        bool hasPlace = PlaceFilters.Any(name => address.Values(name).Count > 0);
        return FacetTable.In(SearchKinds.Reports).Select(filter => filter.Name)
            .Where(name => !NotShown.Contains(name) && (hasPlace || name is not ("city" or "county")));
    }

    public static IReadOnlyList<FacetView> Of(SearchAddress address, ReportAnswer answer) => Of(address, Names(address), answer.Facets);

    public static IReadOnlyList<FacetView> Of(
        SearchAddress address, IEnumerable<string> names, IReadOnlyDictionary<string, ReportFacet> facets) =>
        [.. names.Where(facets.ContainsKey).Select(name => View(name, address, facets[name])).Where(IsUseful)];

    private static bool IsUseful(FacetView facet) => facet.Values.Count > 0 || facet.Sought.Length > 0;

    private static FacetView View(string name, SearchAddress address, ReportFacet facet)
    {
        IReadOnlyList<string> chosen = address.Values(name);
        // Of the checks people look for what does not add up; every other state can still be asked for by address.
        IEnumerable<ReportFacetItem> items = name == "check"
            ? facet.Items.Where(item => item.Value.EndsWith("fail", StringComparison.Ordinal)).OrderBy(item => CheckRank(item.Value))
            : facet.Items;
        List<FacetValueView> values =
        [
            .. items.Select(item => new FacetValueView(item.Value, item.Label, item.Count, IsChosen(chosen, item))),
        ];
        // A chosen value that no report carries any more must stay where it can be taken away.
        values.AddRange(chosen.Where(value => value != Facet.Missing && !facet.Items.Any(item => item.Value == value || item.Label == value))
            .Select(value => new FacetValueView(value, value, 0, true)));
        bool partial = name is "check" or "repeats" or "recognised";
        bool missing = chosen.Contains(Facet.Missing, StringComparer.Ordinal);
        int shown = name == "check" ? ChecksAtOnce : ShownAtOnce;
        List<FacetValueView> first = [.. values.Take(shown), .. values.Skip(shown).Where(value => value.Chosen)];
        return new FacetView(
            name,
            FacetTable.Heading(name),
            first,
            [.. values.Except(first)],
            facet.Missing > 0 || missing ? new FacetValueView(Facet.Missing, FacetTable.Find(name)!.MissingLabel, facet.Missing, missing) : null,
            partial ? 0 : facet.Other,
            FacetSearchField.Sought(address, name));
    }

    /// <summary>The counted ranges of a count; null where the answer has none worth showing.</summary>
    public static RangeView? Ranges(SearchAddress address, ReportAnswer answer, CountRanges ranges)
    {
        if (!answer.Facets.TryGetValue(ranges.Key, out ReportFacet? facet) || facet.Items.Count == 0) return null;
        List<(string, int, bool, SearchAddress)> shown = [];
        foreach ((ReportFacetItem item, IReadOnlyList<string> conditions) in ranges.Choices(facet))
        {
            bool chosen = conditions.All(condition => address.Has("where", condition));
            SearchAddress free = address;
            foreach (string other in address.Values("where").Where(value => value.StartsWith(ranges.Key, StringComparison.Ordinal))) free = free.Without("where", other);
            shown.Add((item.Label, item.Count, chosen, chosen ? free : conditions.Aggregate(free, (target, condition) => target.With("where", condition))));
        }

        return new RangeView(ranges.Key, CountCatalog.Find(ranges.Key)?.Label ?? ranges.Key, shown, facet.Missing);
    }

    // What sums up stands before what it sums up: any failure, the tables' own arithmetic, the ledger, the prose.
    private static int CheckRank(string value) => value switch
    {
        "fail" => 0,
        "ledger:fail" => 2,
        _ when value.StartsWith("ledger.", StringComparison.Ordinal) => 3,
        _ when value.StartsWith("prose.", StringComparison.Ordinal) => 4,
        _ => 1,
    };

    // Agencies and regions may be chosen by name or by code; the facet lists codes.
    private static bool IsChosen(IReadOnlyList<string> chosen, ReportFacetItem item) =>
        chosen.Contains(item.Value, StringComparer.Ordinal) || chosen.Contains(item.Label, StringComparer.Ordinal);
}
