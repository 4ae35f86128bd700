namespace GovReportArchive.Reports.Records;

/// <summary>One report as data: what the reader makes of it, what the archive stores, what export and import carry.</summary>
/// <remarks>
/// The contract is schema <c>govreport-record/1</c>. A member that is null or absent means that the source does not say. Contains no clock
/// time, so that the same bytes read by the same reader give the same record. All offsets are UTF-16 units of the stored text.
/// </remarks>
public record ReportRecord
{
    /// <summary>The schema this record follows.</summary>
    public const string CurrentSchema = "govreport-record/1";

    /// <summary>Always <see cref="CurrentSchema"/>.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Archive id, assigned at first ingest; the reader proposes one and the archive keeps the first.</summary>
    public required string Id { get; init; }

    /// <summary>Title with the blanks inside it removed.</summary>
    public required string Title { get; init; }

    /// <summary>The agency that reports.</summary>
    public required Agency Agency { get; init; }

    /// <summary>The year reported on, not the year of publication; null where nothing in the file says it.</summary>
    public int? Year { get; init; }

    /// <summary>Where the agency is; null for ministries and where nothing is known.</summary>
    public Region? Region { get; init; }

    /// <summary>Which statistical form the text contains: <c>2021</c>, <c>2019</c>, <c>2014</c> or <c>free</c>.</summary>
    public required string Form { get; init; }

    /// <summary><c>own</c>, <c>aggregate</c> or <c>unknown</c>.</summary>
    public string Scope { get; init; } = "unknown";

    /// <summary>When it was published, where the file says so.</summary>
    public Published? Published { get; init; }

    /// <summary>Who published it, where that is printed and may differ from the agency.</summary>
    public string? Publisher { get; init; }

    /// <summary>Document number of the notice that carries the report, such as 贺政办发〔2010〕3号.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>Address, postcode and telephone that the report prints.</summary>
    public Contact? Contact { get; init; }

    /// <summary>The prose in the report's order, tables taken out.</summary>
    public IReadOnlyList<Section> Sections { get; init; } = [];

    /// <summary>Numbers that the source prints, by count key.</summary>
    public IReadOnlyDictionary<string, decimal> Counts { get; init; } = EmptyCounts;

    /// <summary>Cells that stand in a table of the source and are not a plain number, by count key.</summary>
    public IReadOnlyDictionary<string, CellState> Cells { get; init; } = new SortedDictionary<string, CellState>(StringComparer.Ordinal);

    /// <summary>Rows whose separators are lost and that can be read in more than one way, by row key.</summary>
    public IReadOnlyDictionary<string, UndecidedRow> Rows { get; init; } = new SortedDictionary<string, UndecidedRow>(StringComparer.Ordinal);

    /// <summary>For every count the place in the <see cref="Documents.SourceDocument"/> that it was read from.</summary>
    public IReadOnlyDictionary<string, Place> At { get; init; } = new SortedDictionary<string, Place>(StringComparer.Ordinal);

    /// <summary>Second column (历年累计) of provincial statistics, by the same keys as <see cref="Counts"/>.</summary>
    public IReadOnlyDictionary<string, decimal> Cumulative { get; init; } = EmptyCounts;

    /// <summary>Table rows that no count key covers, as printed.</summary>
    public IReadOnlyList<ExtraRow> ExtraRows { get; init; } = [];

    /// <summary>Numbers in the prose with what they count.</summary>
    public IReadOnlyList<Figure> Figures { get; init; } = [];

    /// <summary>The table's own arithmetic, evaluated.</summary>
    public IReadOnlyList<Check> Checks { get; init; } = [];

    /// <summary>What the reader was not sure of.</summary>
    public IReadOnlyList<ReadingWarning> Warnings { get; init; } = [];

    /// <summary>Other ids under which this report was or would be known.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Corrections laid over this record by the archive that holds it; null where there are none, as in every fresh reading.</summary>
    public IReadOnlyList<Correction>? Corrections { get; init; }

    /// <summary>The checks as the reading has them, where corrections made <see cref="Checks"/> come out otherwise; null elsewhere.</summary>
    public IReadOnlyList<Check>? ChecksAsRead { get; init; }

    /// <summary>Who read it.</summary>
    public ParserVersion Parser { get; init; } = ParserVersion.Current;

    /// <summary>The original.</summary>
    public Source Source { get; init; } = new();

    private static readonly SortedDictionary<string, decimal> EmptyCounts = new(StringComparer.Ordinal);
}

/// <summary>The reporting agency.</summary>
/// <param name="Id">Stable over years and renames: region code or slug, a slash, the name without its region.</param>
/// <param name="Name">Normalised name: short forms resolved where the facts are at hand.</param>
/// <param name="Printed">The name as the report prints it; null where it prints none.</param>
/// <param name="Type">Function: 民政, 教育, 人民政府, 街道办事处 and so on; null where the name does not say.</param>
/// <param name="Level"><c>national | province | city | county | township | zone</c>, or null.</param>
public sealed record Agency(string Id, string Name, string? Printed = null, string? Type = null, string? Level = null)
{
    /// <summary>The name under which reports stand that name no agency anywhere: not one agency's.</summary>
    public const string Unnamed = "未署名机关";
}

/// <summary>The agency's place, as of the report year. Names are official full names; a level that does not exist there is null.</summary>
/// <param name="Code">Six digits (nine for a township), the deepest level that is certain; null where no code is known.</param>
/// <param name="Province">Province, autonomous region or municipality.</param>
/// <param name="City">Prefecture-level division; null in municipalities and for counties directly under a province.</param>
/// <param name="County">County, district or county-level city.</param>
/// <param name="Township">Township, town or subdistrict.</param>
/// <param name="Basis">What settled it: <c>name, parent, areaCode, postcode, address, publisher, host, breadcrumb, documentNumber,
/// creditCode</c>.</param>
public sealed record Region(
    string? Code, string? Province, string? City, string? County, string? Township, IReadOnlyList<string> Basis);

/// <summary>Publication date <c>yyyy-MM-dd</c> and where it was found: <c>page</c>, <c>text</c> or <c>meta</c>.</summary>
public sealed record Published(string Date, string Basis);

/// <summary>Contact data as printed.</summary>
public sealed record Contact(string? Address, string? Postcode, string? Phone, string? Email = null);

/// <summary>One section of prose.</summary>
/// <param name="N">Position in the report, from 1.</param>
/// <param name="Kind">One of <see cref="SectionKinds.All"/>.</param>
/// <param name="Heading">The heading as printed, broken lines rejoined; null for a preamble without heading.</param>
/// <param name="Text">Paragraphs separated by one newline; broken lines rejoined; tables taken out. May be empty.</param>
public sealed record Section(int N, string Kind, string? Heading, string Text);

/// <summary>A cell that is not a plain number.</summary>
/// <param name="State">One of <c>remark, blank, slash, dash, none, undecided, implied, missing</c>.</param>
/// <param name="Raw">The cell as printed, where it prints something.</param>
/// <param name="Value">The value that arithmetic forces, for <c>implied</c> only; not a count.</param>
/// <param name="By">The rule that forces it, for <c>implied</c> only.</param>
public sealed record CellState(string State, string? Raw = null, decimal? Value = null, string? By = null);

/// <summary>A row whose separators are lost: its digits and the readings that fit, most plausible first.</summary>
public sealed record UndecidedRow(string Raw, IReadOnlyList<IReadOnlyList<decimal>> Candidates);

/// <summary>A place in the source: block, and row and cell of a table, all from 0. In plain text, row and cell count inside the table that
/// begins at the block.</summary>
public sealed record Place(int Block, int? Row = null, int? Col = null);

/// <summary>A table row that no count key covers.</summary>
public sealed record ExtraRow(string Table, string Label, string? Unit, IReadOnlyList<string> Cells);

/// <summary>One rule of arithmetic applied to one column or row.</summary>
/// <param name="Rule">Rule name, such as <c>applications.balance</c>.</param>
/// <param name="Column">Column or row key it was applied to; null where the rule has only one place.</param>
/// <param name="State"><c>ok | fail | notAssessable</c>.</param>
/// <param name="Left">Left-hand side, where all its cells are numbers.</param>
/// <param name="Right">Right-hand side, where all its cells are numbers.</param>
/// <param name="Quote">The words of the prose that the rule compares with a cell; null for the tables' own arithmetic.</param>
/// <param name="Reason">Why the rule cannot be assessed, one of <see cref="Checks.CheckReasons"/>; null in every other state.</param>
/// <param name="Section">Number of the section in which the quote stands; null without a quote.</param>
/// <param name="Start">Where the quote begins in that section's text; null without a quote.</param>
public sealed record Check(
    string Rule, string? Column, string State, decimal? Left = null, decimal? Right = null, string? Quote = null, string? Reason = null, int? Section = null, int? Start = null);

/// <summary>Something the reader was not sure of.</summary>
public sealed record ReadingWarning(string Code, string Message, Place? At = null);

/// <summary>Reader name and the version of its rules; a change of the rules that can change a record raises the number.</summary>
public sealed record ParserVersion(string Name, int Rules)
{
    /// <summary>The reader in this assembly.</summary>
    public static ParserVersion Current { get; } = new("govreport", 6);
}

/// <summary>The original that a record was read from; all null for a record imported without one.</summary>
/// <param name="File">Its name.</param>
/// <param name="MediaType">Its type.</param>
/// <param name="Sha256">Its hash.</param>
/// <param name="Url">Where it was published.</param>
/// <param name="Fetched">When it was fetched.</param>
/// <param name="Recognised">True where text was recognised from pictures: counts are only those that sums confirm. Null otherwise, never false.</param>
public sealed record Source(
    string? File = null, string? MediaType = null, string? Sha256 = null, string? Url = null, string? Fetched = null, bool? Recognised = null);
