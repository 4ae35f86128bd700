using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Drafts;

namespace GovReportArchive.Web.Assistants;

/// <summary>Reports that were found. All texts of answers to assistants are the archive's own, and addresses are whole ones.</summary>
/// <param name="Total">Reports that match, exact.</param>
/// <param name="Items">A page of them.</param>
/// <param name="Next">Cursor of the next page; null at the end.</param>
/// <param name="Page">The same search as a page to show to people.</param>
/// <param name="Explanation">Where nothing was found: why, as far as known.</param>
internal sealed record FoundReports(int Total, IReadOnlyList<FoundReport> Items, string? Next, string Page, string? Explanation);

/// <summary>A report that was found.</summary>
/// <param name="Id">The report.</param>
/// <param name="Title">Its title.</param>
/// <param name="Agency">Whose it is.</param>
/// <param name="Year">Report year, where known.</param>
/// <param name="Snippets">Pieces of its text that match.</param>
/// <param name="Page">Address of its page: the source to name.</param>
/// <param name="Record">Address of all that was read from it, as JSON.</param>
internal sealed record FoundReport(string Id, string Title, string Agency, int? Year, IReadOnlyList<string> Snippets, string Page, string Record)
{
    public static FoundReport Of(ReportHit hit, string site) => new(
        hit.Id, hit.Title, hit.Agency.Name, hit.Year, [.. hit.Highlights.Select(highlight => highlight.Text)], site + Pages.Addresses.Report(hit.Id), site + hit.Url);
}

/// <summary>A report.</summary>
/// <param name="Id">The report.</param>
/// <param name="Title">Its title.</param>
/// <param name="Agency">Whose it is.</param>
/// <param name="Year">Report year, where known.</param>
/// <param name="Version">The version that this is of.</param>
/// <param name="Versions">Versions that there are.</param>
/// <param name="Published">Day of publication as the report gives it, where known.</param>
/// <param name="Sections">Its text, section by section.</param>
/// <param name="Counts">The counts that were asked for.</param>
/// <param name="Failed">Checks of its numbers that failed.</param>
/// <param name="Page">Address of this version's page: the source to name.</param>
/// <param name="Record">Address of all that was read from this version, as JSON.</param>
/// <param name="Source">Where the agency published it, where known.</param>
internal sealed record ReadReport(
    string Id, string Title, string Agency, int? Year, int Version, int Versions, string? Published, IReadOnlyList<ReadSection> Sections, IReadOnlyList<ReadCount> Counts,
    IReadOnlyList<FailedCheck> Failed, string Page, string Record, string? Source);

/// <summary>A section of a report.</summary>
/// <param name="Kind">Kind of the section.</param>
/// <param name="Heading">Its heading as printed, where there is one.</param>
/// <param name="Text">Its text.</param>
internal sealed record ReadSection(string Kind, string? Heading, string Text);

/// <summary>A cell of a statutory table.</summary>
/// <param name="Key">Key of the count.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Value">The number that is printed; null where there is none, which is not 0.</param>
/// <param name="State">What stands in the cell: number, or where it is no plain number blank, slash, dash, none, remark, undecided, implied, missing.</param>
/// <param name="Raw">What is printed, where it is no plain number.</param>
/// <param name="Page">Permanent address of the cell: the source to name.</param>
internal sealed record ReadCount(string Key, string Label, string Unit, decimal? Value, string State, string? Raw, string Page);

/// <summary>A check that failed.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Column">The column, where the rule has some.</param>
/// <param name="Left">What stands on one side.</param>
/// <param name="Right">What stands on the other.</param>
internal sealed record FailedCheck(string Rule, string Label, string? Column, decimal? Left, decimal? Right);

/// <summary>Items of reports that were found.</summary>
/// <param name="Total">Items that match, exact.</param>
/// <param name="Items">A page of them.</param>
/// <param name="Next">Cursor of the next page; null at the end.</param>
internal sealed record FoundPassages(int Total, IReadOnlyList<FoundPassage> Items, string? Next);

/// <summary>An item of a report.</summary>
/// <param name="Text">What it says, word for word.</param>
/// <param name="Role">problem, measure, achievement or statement.</param>
/// <param name="Report">Its report.</param>
/// <param name="Citation">How it is cited: agency, title, year, section, item, permanent address.</param>
/// <param name="Page">Permanent address: the source to name.</param>
/// <param name="Measure">For a problem, the measure by which the same report answers it, where one is found.</param>
internal sealed record FoundPassage(string Text, string Role, string Report, string Citation, string Page, string? Measure)
{
    public static FoundPassage Of(PassageHit hit, string site) => new(hit.Text, hit.Role, hit.Report, Discovery.Passages.Citation.Plain(Cited.Of(hit), site), site + hit.Page, hit.Remedy?.Text);
}

/// <summary>Precedents of a text.</summary>
/// <param name="Sentences">Its sentences, in order.</param>
internal sealed record FoundPrecedents(IReadOnlyList<SentenceWithPrecedents> Sentences);

/// <summary>A sentence with what is worded like it.</summary>
/// <param name="Start">Where it begins in the text, in UTF-16 units.</param>
/// <param name="Length">Its length in UTF-16 units.</param>
/// <param name="Precedents">What is most alike first; empty where nothing is.</param>
internal sealed record SentenceWithPrecedents(int Start, int Length, IReadOnlyList<FoundPrecedent> Precedents);

/// <summary>What is worded like a sentence.</summary>
/// <param name="Similarity">From 0 to 1, where it is the same but for numbers.</param>
/// <param name="Passage">The item.</param>
internal sealed record FoundPrecedent(double Similarity, FoundPassage Passage);

/// <summary>What is wrong with a draft.</summary>
/// <param name="Agency">The agency that it is taken for; null where it is open which.</param>
/// <param name="Year">The year that it is taken for; null where it is open which.</param>
/// <param name="Errors">Findings of severity error.</param>
/// <param name="Reminders">Findings of severity reminder.</param>
/// <param name="Findings">What is wrong or to be looked at.</param>
/// <param name="Examined">What of the prose was looked at, in a sentence.</param>
/// <param name="Open">What could not be checked.</param>
/// <param name="ComparedWith">Address of the earlier report that it was compared with; null where there is none.</param>
/// <param name="Rules">Where the rules are explained.</param>
internal sealed record CheckedDraft(
    string? Agency, int? Year, int Errors, int Reminders, IReadOnlyList<CheckedPlace> Findings, string Examined, IReadOnlyList<string> Open, string? ComparedWith, string Rules)
{
    public static CheckedDraft Of(DraftAnswer answer, string site) => new(
        answer.Agency, answer.Year, answer.Errors, answer.Reminders,
        [.. answer.Findings.Select(finding => new CheckedPlace(
            finding.Code, finding.Severity, finding.Message, finding.Action, finding.Place?.Section, finding.Place?.Quote, finding.Source is { } source ? site + source.Page : null))],
        answer.Examined.Text, answer.Open, answer.Previous is { } previous ? site + previous.Page : null, site + "/rules");
}

/// <summary>A finding.</summary>
/// <param name="Code">The rule.</param>
/// <param name="Severity">error or reminder.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Action">What to do.</param>
/// <param name="Section">Where in the draft.</param>
/// <param name="Quote">The draft's own words.</param>
/// <param name="Source">Address of the place in the archive that it rests on; null where it rests on the draft alone.</param>
internal sealed record CheckedPlace(string Code, string Severity, string Message, string Action, string? Section, string? Quote, string? Source);
