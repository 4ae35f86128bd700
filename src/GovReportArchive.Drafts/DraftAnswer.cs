using System.Text.Json.Serialization;
using GovReportArchive.Corpus;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Drafts;

/// <summary>What is to be said of a draft before it is published; its members, in camelCase, are the API's JSON.</summary>
/// <param name="Title">The draft's title; composed of agency and year where it prints none.</param>
/// <param name="Agency">The agency that the draft is taken for: of the archive, else as read; null where the draft names none.</param>
/// <param name="AgencyId">Its id; null where the draft names none.</param>
/// <param name="Year">The report year that it is taken for; null where the draft names none.</param>
/// <param name="Form">The form that the tables are in.</param>
/// <param name="Errors">Findings of severity <c>error</c>.</param>
/// <param name="Reminders">Findings of severity <c>reminder</c>.</param>
/// <param name="Findings">What is wrong or to be looked at: errors first, each in the order of the report.</param>
/// <param name="Passed">Rules that were assessed and held somewhere, with the number of places. It says nothing of what no rule looks at.</param>
/// <param name="Rules">Every rule that was assessed at least once, with how many places it looked at and how many findings it made.</param>
/// <param name="Examined">What of the prose was looked at: its numbers above all.</param>
/// <param name="Open">What could not be checked, one Chinese sentence each.</param>
/// <param name="Previous">The report of the archive that the draft was compared with; null where there is none.</param>
/// <param name="Agencies">Agencies of the archive that could be meant where it is open which; one of them can be chosen.</param>
/// <param name="Earlier">Earlier reports of the agency, the latest first; one of them can be chosen to compare with.</param>
/// <param name="Boilerplate">How much of the prose stands in many others; null where the archive has not counted wordings.</param>
/// <param name="Record">The draft as read, for drawing its tables; no part of the JSON.</param>
public sealed record DraftAnswer(
    string Title,
    string? Agency,
    string? AgencyId,
    int? Year,
    string Form,
    int Errors,
    int Reminders,
    IReadOnlyList<DraftFinding> Findings,
    IReadOnlyList<DraftPass> Passed,
    IReadOnlyList<DraftRule> Rules,
    DraftExamined Examined,
    IReadOnlyList<string> Open,
    DraftPrevious? Previous,
    IReadOnlyList<AgencyInfo> Agencies,
    IReadOnlyList<DraftEarlier> Earlier,
    DraftBoilerplateShare? Boilerplate,
    [property: JsonIgnore] ReportRecord Record);

/// <summary>An earlier report of the agency.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Year">Its year.</param>
public sealed record DraftEarlier(string Id, string Title, int Year);

/// <summary>How much of a draft's prose stands in many others.</summary>
/// <param name="Sentences">Sentences of the draft.</param>
/// <param name="Shared">Those of them that stand in reports of at least <paramref name="LeastAgencies"/> other agencies.</param>
/// <param name="LeastAgencies">Other agencies that make a sentence shared.</param>
public sealed record DraftBoilerplateShare(int Sentences, int Shared, int LeastAgencies);

/// <summary>One thing that is wrong with a draft, or to be looked at.</summary>
/// <param name="Code">Stable dotted code, such as <c>applications.balance</c>; that of the rule where a rule failed.</param>
/// <param name="Severity">One of <see cref="DraftSeverity"/>.</param>
/// <param name="Message">One Chinese sentence with the numbers or words.</param>
/// <param name="Action">What to do, in Chinese.</param>
/// <param name="Place">Where in the draft; null where it concerns the whole of it.</param>
/// <param name="Source">The place in the archive that it rests on; null where it rests on the draft alone.</param>
/// <param name="Fix">Words that would be right; null where only the author can know them.</param>
public sealed record DraftFinding(string Code, string Severity, string Message, string Action, DraftPlace? Place = null, DraftSource? Source = null, DraftFix? Fix = null);

/// <summary>What would put a finding right; the author decides whether it is meant so.</summary>
/// <param name="From">Words of the draft that stand in the place's quote.</param>
/// <param name="To">What to write instead of them.</param>
public sealed record DraftFix(string From, string To);

/// <summary>Where in a draft; what does not apply is null.</summary>
/// <param name="Section">Heading of the section, or the title of the table.</param>
/// <param name="Row">Row of a table, as the form prints it.</param>
/// <param name="Column">Column of a table, as the form prints it.</param>
/// <param name="Quote">The draft's own words, cut where they are long.</param>
/// <param name="Cells">Count keys of the cells.</param>
public sealed record DraftPlace(
    string? Section = null, string? Row = null, string? Column = null, string? Quote = null, IReadOnlyList<string>? Cells = null);

/// <summary>A place in the archive.</summary>
/// <param name="Page">Address below the server's own.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Quote">Its words.</param>
public sealed record DraftSource(string Page, string Label, string? Quote = null);

/// <summary>Something that was checked and holds.</summary>
/// <param name="Code">The rule.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Places">In how many places it was checked.</param>
public sealed record DraftPass(string Code, string Label, int Places);

/// <summary>A rule that was assessed.</summary>
/// <param name="Code">The rule, as in findings.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Unit">What its places are counted in: 处, 句, 格.</param>
/// <param name="Places">How many places it looked at.</param>
/// <param name="Found">How many findings it made, those that are not listed among them. One finding may tell of several places.</param>
public sealed record DraftRule(string Code, string Label, string Unit, int Places, int Found);

/// <summary>What of a draft was looked at.</summary>
/// <param name="Text">The same in one Chinese sentence: 正文中 14 个数，核对 5 个（与表格 3、句内合计 1、比例 1）；未核对 9 个。</param>
/// <param name="Fragment">What the draft is where it is only a part of a report, such as 只有第五部分; null for a whole report.</param>
/// <param name="Numbers">Numbers with a unit in the prose.</param>
/// <param name="Checked">Those of them that were held against something.</param>
/// <param name="By">Against what, with how many: each number counts once.</param>
/// <param name="Unchecked">The others, in the order of the draft; at most 500.</param>
public sealed record DraftExamined(
    string Text, string? Fragment, int Numbers, int Checked, IReadOnlyList<DraftNumbersBy> By, IReadOnlyList<DraftPlace> Unchecked);

/// <summary>How many numbers of the prose were held against one kind of thing.</summary>
/// <param name="Label">What they were held against: 与表格, 句内合计, 比例.</param>
/// <param name="Numbers">How many.</param>
public sealed record DraftNumbersBy(string Label, int Numbers);

/// <summary>The report that a draft was compared with.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Year">Its year.</param>
/// <param name="IsYearBefore">Whether it is about the year before the draft's; else it is only the nearest earlier one, or one that was chosen.</param>
/// <param name="Called">What messages call it: 上年报告（2023年度）.</param>
/// <param name="Page">Address below the server's own.</param>
/// <param name="Share">Share of the draft's prose that stood in it, from 0 to 1.</param>
/// <param name="Kept">Sentences of the draft that stand in it word for word.</param>
/// <param name="Changed">Sentences of the draft that it words a little differently.</param>
/// <param name="New">Sentences of the draft that are new.</param>
public sealed record DraftPrevious(string Id, string Title, int Year, bool IsYearBefore, string Called, string Page, double Share, int Kept, int Changed, int New);

/// <summary>How much a finding weighs.</summary>
public static class DraftSeverity
{
    /// <summary>The draft contradicts itself, the form or what was published.</summary>
    public const string Error = "error";

    /// <summary>Something that a person must look at.</summary>
    public const string Reminder = "reminder";

    /// <summary>Severity and Chinese label.</summary>
    public static IReadOnlyList<(string Severity, string Label)> All { get; } = [(Error, "错误"), (Reminder, "提醒")];

    /// <summary>The severity in Chinese.</summary>
    public static string Label(string severity) => Labels.Of(All, severity);
}

/// <summary>A draft that cannot be checked at all; the message (Chinese) says why and quotes nothing of it.</summary>
public sealed class DraftException(string code, string message) : Exception(message)
{
    /// <summary>Stable dotted code, such as <c>file.tooLarge</c>.</summary>
    public string Code { get; } = code;

    /// <summary>The parameter that it is about; null where it is the draft itself.</summary>
    public string? Parameter { get; init; }

    /// <summary>The agencies that a typed name may mean; none where it is about something else.</summary>
    public IReadOnlyList<AgencyInfo> Agencies { get; init; } = [];
}
