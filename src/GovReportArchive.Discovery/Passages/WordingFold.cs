using System.Globalization;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Search;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Discovery.Passages;

/// <summary>Folds the hits of a search that say the same word for word into the first of them, on whatever page that one is.</summary>
/// <remarks>Each wording is shown once over all pages: where its first hit in the order of the search is an earlier one, it has been shown. No
/// state is needed between pages for this.</remarks>
internal sealed class WordingFold(ISearchView view, SearchRequest request, CancellationToken cancellationToken)
{
    /// <summary>The columns that a search to be folded asks for, and the places of some of them.</summary>
    public static readonly string[] Columns =
        [PassageSchema.Wording, PassageSchema.Text, PassageSchema.Anchor, PassageSchema.Version, "agency", "agencyName", "year"];

    public const int Text = 1;
    private const int Wording = 0, Anchor = 2, Version = 3, Agency = 4, AgencyName = 5, Year = 6;
    private static readonly FacetRequest[] Whose = [new("agency", int.MaxValue), new("year", int.MaxValue)];
    private const int LargestStep = 5000;
    private const int MembersAtOnce = 2000;
    private const int MostOthers = 8;

    private readonly Dictionary<string, Group> _groups = new(StringComparer.Ordinal);

    /// <summary>The first <paramref name="wanted"/> wordings from the first page of hits on.</summary>
    public List<(Hit Hit, SameWording? Same)> Take(SearchResult first, int wanted)
    {
        List<(Hit, SameWording?)> taken = [];
        int step = wanted;
        for (SearchResult page = first; ;)
        {
            for (int i = 0; i < page.Hits.Count; i++)
            {
                Hit hit = page.Hits[i];
                string wording = hit.Values[Wording]!;
                if (!_groups.ContainsKey(wording)) Look(page.Hits, i, wanted);
                Group group = _groups[wording];
                if (!string.Equals(group.First, hit.Id, StringComparison.Ordinal)) continue;
                taken.Add((hit, group.Same));
                if (taken.Count == wanted) return taken;
            }

            if (page.Hits.Count < step) return taken;
            Hit last = page.Hits[^1];
            // Pages that hold little new are left behind in longer and longer steps.
            step = Math.Min(LargestStep, step * 4);
            page = view.Search(request with { Limit = step, Facets = [], Ranges = [], After = last.After }, cancellationToken);
        }
    }

    /// <summary>Learns about the next wordings of a page together.</summary>
    private void Look(IReadOnlyList<Hit> hits, int from, int most)
    {
        string[] wordings = [.. hits.Skip(from).Select(hit => hit.Values[Wording]!).Where(wording => !_groups.ContainsKey(wording)).Distinct(StringComparer.Ordinal).Take(most)];
        SearchResult members = Members(wordings, MembersAtOnce, []);
        if (members.Total <= MembersAtOnce)
        {
            foreach (IGrouping<string, Hit> group in members.Hits.GroupBy(hit => hit.Values[Wording]!, StringComparer.Ordinal)) Add(group.Key, [.. group]);
        }
        else
        {
            foreach (string wording in wordings) AddLarge(wording);
        }

    }

    private SearchResult Members(string[] wordings, int limit, IReadOnlyList<FacetRequest> facets) => view.Search(
        request with
        {
            Filters = [.. request.Filters, new KeywordFilter(PassageSchema.Wording, wordings)],
            Facets = facets,
            Ranges = [],
            Limit = limit,
            After = null,
        },
        cancellationToken);

    private void Add(string wording, IReadOnlyList<Hit> members)
    {
        int agencies = members.Select(hit => hit.Values[Agency]).Distinct(StringComparer.Ordinal).Count();
        string[] years = [.. members.Select(hit => hit.Values[Year]).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _groups[wording] = new Group(members[0].Id, new SameWording(members.Count, agencies, years, Others(members)));
    }

    private void AddLarge(string wording)
    {
        SearchResult members = Members([wording], MostOthers + 1, Whose);
        if (members.Hits.Count > 0) _groups[wording] = new Group(members.Hits[0].Id, Counted(members, Others(members.Hits)));
    }

    /// <summary>Counts the passages that have one of some wordings, without looking at each.</summary>
    /// <param name="shown">Id of the passage that stands for them; it is none of the others.</param>
    /// <param name="wordings">Its own wording first.</param>
    public SameWording Count(string shown, IReadOnlyList<string> wordings)
    {
        SearchResult members = Members([.. wordings], MostOthers + 1, Whose);
        return Counted(members, [.. members.Hits.Where(hit => hit.Id != shown).Take(MostOthers).Select(hit => Other(hit) with
        {
            Text = hit.Values[Wording] == wordings[0] ? null : hit.Values[Text],
        })]);
    }

    private SameWording Counted(SearchResult members, List<SamePassage> others) =>
        new(members.Total, Chosen(members.Facets[0]).Count(), [.. Chosen(members.Facets[1]).Order(StringComparer.Ordinal)], others);

    // Facets also list what their own filter leaves out.
    private IEnumerable<string> Chosen(FacetResult facet) => facet.Items.Select(item => item.Value)
        .Where(value => request.Filters.All(filter => filter.Column != facet.Column || filter.Values.Contains(value)));

    private static List<SamePassage> Others(IReadOnlyList<Hit> members) => [.. members.Skip(1).Take(MostOthers).Select(Other)];

    private static SamePassage Other(Hit hit) => new(hit.Values[AgencyName] ?? "", hit.Values[Year], PageOf(hit.Id, hit.Values));

    /// <summary>Permanent address of a passage.</summary>
    /// <param name="id">Its id in the index.</param>
    /// <param name="values">Its values in <see cref="Columns"/>.</param>
    public static string PageOf(string id, IReadOnlyList<string?> values)
    {
        int[] anchor = [.. values[Anchor]!.Split('/').Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
        int version = int.Parse(values[Version]!, CultureInfo.InvariantCulture);
        return PassageAddress.Item(PassageId.Parse(id).Report, version, anchor[0], anchor[1], PassageAddress.FingerprintOfKey(values[Wording]!));
    }

    /// <summary>A wording among the matching passages: its first hit, and how many there are.</summary>
    private sealed record Group(string? First, SameWording? Same);
}
