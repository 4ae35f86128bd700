namespace GovReportArchive.Reports.Documents;

/// <summary>One published file as neutral blocks: what every file type is turned into before anything is understood.</summary>
/// <remarks>
/// Blocks stand in reading order. Their text is the source's own, with only the encoding and markup removed: line ends inside a paragraph
/// are <c>\n</c>, non-breaking blanks are ordinary blanks. Immutable.
/// </remarks>
public sealed record SourceDocument
{
    /// <summary>The path or name the file was given by; only shown, never opened again.</summary>
    public required string File { get; init; }

    /// <summary>IANA media type decided from the bytes: <c>text/plain</c>, <c>text/html</c>, <c>application/pdf</c> and the like.</summary>
    public required string MediaType { get; init; }

    /// <summary>SHA-256 of the original bytes, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Paragraphs and tables in reading order.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>Title that the page itself declares outside its text (html title or metadata); null where there is none.</summary>
    public string? DeclaredTitle { get; init; }

    /// <summary>Address the file was fetched from, where the file says so; null where it does not.</summary>
    public string? Url { get; init; }

    /// <summary>Publication date that the page declares outside its text, as <c>yyyy-MM-dd</c>; null where there is none.</summary>
    public string? DeclaredDate { get; init; }

    /// <summary>Publisher that the page declares outside its text; null where there is none.</summary>
    public string? DeclaredPublisher { get; init; }

    /// <summary>Breadcrumb of the page (navigation that names region or agency), outermost first; empty where there is none.</summary>
    public IReadOnlyList<string> Breadcrumb { get; init; } = [];

    /// <summary>Some of the text was recognised from pictures and may be wrong anywhere.</summary>
    public bool Recognised { get; init; }

    /// <summary>What the extraction could not carry over, in the file's order.</summary>
    public IReadOnlyList<ExtractionWarning> Warnings { get; init; } = [];
}

/// <summary>A paragraph or a table of a <see cref="SourceDocument"/>; its place is its position in the list, from 0.</summary>
public abstract record Block;

/// <summary>One paragraph, or one physical line of a plain text file. Tabs and runs of blanks are kept: they may be table structure.</summary>
public sealed record Paragraph(string Text) : Block
{
    /// <summary>True for the first paragraph after a page break that the source marks (a form feed, a page of a PDF): the lines around it may
    /// be page numbers and running heads, and a sentence may go on across it.</summary>
    public bool StartsPage { get; init; }
}

/// <summary>A table whose cells the file type itself marks (html, docx): merged cells stand once, at their first position.</summary>
public sealed record Table(IReadOnlyList<TableRow> Rows) : Block;

/// <summary>One row of a <see cref="Table"/>; cells covered by a merge from the left or from above are not repeated.</summary>
public sealed record TableRow(IReadOnlyList<TableCell> Cells);

/// <summary>One cell and the part of the grid it covers.</summary>
/// <param name="Text">The cell's text; paragraphs inside it are joined by <c>\n</c>. Empty for a blank cell.</param>
/// <param name="Column">First grid column, from 0, after merges have been laid out.</param>
/// <param name="ColumnSpan">Grid columns covered, at least 1.</param>
/// <param name="RowSpan">Grid rows covered, at least 1.</param>
public sealed record TableCell(string Text, int Column, int ColumnSpan = 1, int RowSpan = 1);

/// <summary>Something that extraction left out or repaired.</summary>
/// <param name="Code">Stable dotted code, such as <c>pdf.noTextLayer</c>.</param>
/// <param name="Message">One sentence for a person.</param>
/// <param name="Block">The block it concerns, or null for the whole file.</param>
public sealed record ExtractionWarning(string Code, string Message, int? Block = null);
