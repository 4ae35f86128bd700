using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;

namespace GovReportArchive.Discovery.Passages;

/// <summary>Answer to a search for passages; its members, in camelCase, are the API's JSON.</summary>
/// <param name="Total">Matching passages, exact, also those that are folded away.</param>
/// <param name="Items">The page of hits.</param>
/// <param name="Facets">Requested facets by name; they count passages.</param>
/// <param name="Next">Cursor of the next page, or null at the end.</param>
/// <param name="Places">Where a region name in a filter stands for more than one place: the places it took in.</param>
/// <param name="Damaged">Ids of reports whose passages are left out of this page because their record is damaged; null for none.</param>
/// <param name="Moved">True where the page follows one of another state of the archive, so that hits may repeat or be missing; null else.</param>
public sealed record PassageAnswer(
    int Total,
    IReadOnlyList<PassageHit> Items,
    IReadOnlyDictionary<string, ReportFacet> Facets,
    string? Next,
    IReadOnlyList<NamedPlace>? Places = null,
    IReadOnlyList<string>? Damaged = null,
    bool? Moved = null) : IPage;

/// <summary>One passage.</summary>
/// <param name="Report">Id of its report.</param>
/// <param name="Version">The version of the report that it was read from.</param>
/// <param name="Title">Title of the report.</param>
/// <param name="Agency">Whose report.</param>
/// <param name="Year">Report year, where known.</param>
/// <param name="Published">Date of publication as the report gives it, where known.</param>
/// <param name="Region">Where, as far as known.</param>
/// <param name="Section">Kind of the section.</param>
/// <param name="SectionNumber">Number of the section in the report, from 1.</param>
/// <param name="SectionHeading">Heading of the section as printed; null where there is none.</param>
/// <param name="Heading">The nearest heading inside the section; null where there is none.</param>
/// <param name="Item">Number of the item in the section, from 1, headings not counted.</param>
/// <param name="Ordinal">The number that the report itself gives it (二是: 2); null where there is none.</param>
/// <param name="Role"><c>problem | measure | achievement | statement</c>.</param>
/// <param name="Text">The item, without white space around it.</param>
/// <param name="Marks">Start and length, in UTF-16 units of <paramref name="Text"/>, of what matched.</param>
/// <param name="HeadingMarks">The same for <paramref name="Heading"/>.</param>
/// <param name="Before">The item before it in the section; null for the first.</param>
/// <param name="After">The item after it in the section; null for the last.</param>
/// <param name="Score">How well it matches.</param>
/// <param name="Wording">Key that passages share which say the same word for word.</param>
/// <param name="Page">Permanent address of the item, below the server's own.</param>
/// <param name="Url">The same as JSON.</param>
/// <param name="Remedy">For a problem the measure by which the same report answers it, where one is found.</param>
/// <param name="Measures">For a problem that no measure answers alone: the measures of its section, in order, at most twelve; null where there are none.</param>
/// <param name="Same">The matching passages of the same wording, where equal ones are folded into one; else null.</param>
/// <param name="Source">Address on the web where the report was published, where known.</param>
/// <param name="Sorted">The count of its report that hits are sorted by, whatever stands in its cell; null for other orders.</param>
public sealed record PassageHit(
    string Report,
    int Version,
    string Title,
    ReportAgency Agency,
    int? Year,
    string? Published,
    ReportRegion? Region,
    string Section,
    int SectionNumber,
    string? SectionHeading,
    string? Heading,
    int Item,
    int? Ordinal,
    string Role,
    string Text,
    IReadOnlyList<int[]> Marks,
    IReadOnlyList<int[]> HeadingMarks,
    string? Before,
    string? After,
    double Score,
    string Wording,
    string Page,
    string Url,
    Remedy? Remedy = null,
    IReadOnlyList<ReportMeasure>? Measures = null,
    SameWording? Same = null,
    string? Source = null,
    CountValue? Sorted = null);

/// <summary>The passages among the matching ones that say the same word for word; for a precedent also those that say nearly the same.</summary>
/// <param name="Passages">How many, the one shown included.</param>
/// <param name="Agencies">Agencies that wrote them.</param>
/// <param name="Years">Report years, ascending.</param>
/// <param name="Others">Some of the others, in the order of the search.</param>
public sealed record SameWording(int Passages, int Agencies, IReadOnlyList<string> Years, IReadOnlyList<SamePassage> Others);

/// <summary>A passage that says the same.</summary>
/// <param name="Agency">Name of the agency.</param>
/// <param name="Year">Report year, where known.</param>
/// <param name="Page">Permanent address.</param>
/// <param name="Text">What it says, where that is only nearly the same; null where it is the same word for word.</param>
public sealed record SamePassage(string Agency, string? Year, string Page, string? Text = null);
