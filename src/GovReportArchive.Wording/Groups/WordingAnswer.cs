using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;

namespace GovReportArchive.Wording.Groups;

/// <summary>Orders of wordings, with their Chinese labels.</summary>
public static class WordingOrders
{
    /// <summary>Orders by name.</summary>
    public static IReadOnlyList<(string Name, string Label)> All { get; } =
    [
        ("used", "最常用"), ("rare", "最少用"), ("newest", "最新"), ("near", "地区最近"), ("type", "同类机关"), ("level", "同级机关"),
    ];
}

/// <summary>A question for wordings.</summary>
public sealed record WordingQuery
{
    /// <summary>Text that one of the variants contains, folded like a quoted query; null for all.</summary>
    public string? Text { get; init; }

    /// <summary>Choices by name (<see cref="FacetTable"/>): values of one name are joined by OR, names by AND.</summary>
    public IReadOnlyList<ReportFilter> Filters { get; init; } = [];

    /// <summary>One of <see cref="WordingOrders.All"/>; null: by what <see cref="Near"/>, <see cref="SameType"/> or <see cref="SameLevel"/>
    /// is given, or else most used first.</summary>
    public string? Sort { get; init; }

    /// <summary>Region code or name; for the order <c>near</c>: wordings of the same county first, then of the city, then of the province.</summary>
    public string? Near { get; init; }

    /// <summary>Agency type; for the order <c>type</c>.</summary>
    public string? SameType { get; init; }

    /// <summary>Level; for the order <c>level</c>.</summary>
    public string? SameLevel { get; init; }

    /// <summary>Wordings on a page, 0 to 200.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>True: only formulas (<see cref="Formulas"/>), which are otherwise set aside and counted apart.</summary>
    public bool Formula { get; init; }

    /// <summary>Opaque continuation of an earlier answer to the same question.</summary>
    public string? Cursor { get; init; }
}

/// <summary>Answer; its members, in camelCase, are the API's JSON.</summary>
/// <param name="Total">Wordings that fit, exact.</param>
/// <param name="Items">A page of them.</param>
/// <param name="Next">Cursor of the next page; null at the end.</param>
/// <param name="State">How fresh the wordings are.</param>
/// <param name="Formulas">Formulas that fit: what form or law prescribes, listed only where they are asked for.</param>
/// <param name="Near">The place that the order <c>near</c> compares with.</param>
/// <param name="Places">Where a name stood for more than one place: for the filter <c>region</c> the places it took in, for <c>near</c> all places of the
/// name, of which <paramref name="Near"/> is one.</param>
public sealed record WordingAnswer(
    int Total, IReadOnlyList<WordingItem> Items, string? Next, WordingState State, int Formulas, NamedPlace? Near = null, IReadOnlyList<NamedPlace>? Places = null) : IPage;

/// <summary>An item of a report that stands, in nearly the same words, elsewhere too.</summary>
/// <param name="Section">Number of its section, from 1.</param>
/// <param name="Item">Number of the item in the section, from 1.</param>
/// <param name="Text">The item, as written.</param>
/// <param name="Page">Permanent address of the item.</param>
/// <param name="Wording">Id of the wording (<see cref="WordingItem.Id"/>).</param>
/// <param name="Passages">Passages of the wording.</param>
/// <param name="Agencies">Agencies that wrote them.</param>
/// <param name="First">First year of use, where known.</param>
/// <param name="Last">Last year of use, where known.</param>
/// <param name="Url">Address of the wording.</param>
/// <param name="Formula">The rule by which it is a formula (<see cref="Formulas.All"/>); null for none.</param>
public sealed record WordedItem(int Section, int Item, string Text, string Page, string Wording, int Passages, int Agencies, int? First, int? Last, string Url, string? Formula);

/// <summary>The items of a report that are wordings, and how fresh that is.</summary>
/// <param name="Report">Id of the report.</param>
/// <param name="Items">Items that stand elsewhere too, in the report's order.</param>
/// <param name="State">How fresh the wordings are.</param>
public sealed record WordedReport(string Report, IReadOnlyList<WordedItem> Items, WordingState State);

/// <summary>How fresh the wordings are.</summary>
/// <param name="Change">Number of the last change that it holds.</param>
/// <param name="Current">Number of the catalog's last change.</param>
/// <param name="Stale">Whether there are changes that it does not hold. Counts are then of an earlier state, all of the same one.</param>
/// <param name="Made">When it was made.</param>
public sealed record WordingState(long Change, long Current, bool Stale, DateTimeOffset Made);

/// <summary>Passages of nearly the same wording. All numbers are of the passages that fit the filters.</summary>
/// <param name="Id">Key of the representative's wording; stays the same as long as the representative does.</param>
/// <param name="Text">The representative, as one report prints it.</param>
/// <param name="Page">Permanent address of that passage.</param>
/// <param name="Sections">Kinds of sections, most frequent first.</param>
/// <param name="Roles">What the passages say, most frequent first.</param>
/// <param name="Passages">How many passages.</param>
/// <param name="Agencies">How many agencies wrote them: the same wording of two agencies is two precedents.</param>
/// <param name="Regions">How many regions they are of.</param>
/// <param name="First">First year of use, where known.</param>
/// <param name="Last">Last year of use, where known.</param>
/// <param name="Years">Report years, ascending.</param>
/// <param name="Variants">How many variants the whole archive has, numbers and own names not counted as differences.</param>
/// <param name="All">Passages in the whole archive.</param>
/// <param name="Nearest">For the order <c>near</c>: <c>county | city | province</c>, the nearest level that has it; null for none.</param>
/// <param name="Url">Address of the details.</param>
/// <param name="Formula">The rule by which it is a formula (<see cref="Formulas.All"/>); null for none.</param>
public sealed record WordingItem(
    string Id,
    string Text,
    string Page,
    IReadOnlyList<string> Sections,
    IReadOnlyList<string> Roles,
    int Passages,
    int Agencies,
    int Regions,
    int? First,
    int? Last,
    IReadOnlyList<int> Years,
    int Variants,
    int All,
    string? Nearest,
    string Url,
    string? Formula);

/// <summary>One wording with its variants and where it stands.</summary>
/// <param name="Wording">The wording, over the whole archive.</param>
/// <param name="Variants">Variants, the representative first, then the most used; at most fifty.</param>
/// <param name="Uses">A page of the passages, by region, agency and year.</param>
/// <param name="Next">Cursor of the next page of passages; null at the end.</param>
/// <param name="State">How fresh the wordings are.</param>
public sealed record WordingDetail(
    WordingItem Wording, IReadOnlyList<WordingVariant> Variants, IReadOnlyList<WordingUse> Uses, string? Next, WordingState State) : IPage;

/// <summary>A variant of a wording.</summary>
/// <param name="Text">The text, as one report prints it.</param>
/// <param name="Passages">Passages of this variant.</param>
/// <param name="Page">Permanent address of the passage that the text is of.</param>
/// <param name="Difference">Words against the representative: <c>same</c> and <c>removed</c> joined are the representative, <c>same</c> and
/// <c>added</c> the variant.</param>
/// <param name="Wording">Value of <c>wording</c> for <c>/api/v1/passages</c>, which lists the passages that are equal to the text.</param>
public sealed record WordingVariant(string Text, int Passages, string Page, IReadOnlyList<WordingDifference> Difference, string Wording);

/// <summary>A stretch of words.</summary>
/// <param name="Kind"><c>same | removed | added</c>.</param>
/// <param name="Text">The words.</param>
public sealed record WordingDifference(string Kind, string Text);

/// <summary>One passage of a wording.</summary>
/// <param name="Report">Id of its report.</param>
/// <param name="Agency">Whose.</param>
/// <param name="Year">Report year, where known.</param>
/// <param name="Region">Full name of the place, where known.</param>
/// <param name="Section">Kind of the section.</param>
/// <param name="Role">What it says.</param>
/// <param name="Variant">Which variant, from 1.</param>
/// <param name="Page">Permanent address.</param>
public sealed record WordingUse(string Report, ReportAgency Agency, int? Year, string? Region, string Section, string Role, int Variant, string Page);
