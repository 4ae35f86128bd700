using GovReportArchive.Extraction.Pages;

namespace GovReportArchive.Corpus.Originals;

/// <summary>What of an original is to be marked: words, or the cell of a count.</summary>
/// <param name="Words">Words of a section; null for none.</param>
/// <param name="Heading">The heading that they stand under; null for none.</param>
/// <param name="Key">A count; null for none.</param>
/// <param name="Value">The number that the record has of it, which must be read again where it is marked; null for none.</param>
public sealed record SoughtPlace(string? Words = null, string? Heading = null, string? Key = null, decimal? Value = null)
{
    /// <summary>Nothing.</summary>
    public static SoughtPlace None { get; } = new();
}

/// <summary>An original as the archive reads it: never as what a browser would run.</summary>
/// <param name="MediaType">What kind of file it is.</param>
/// <param name="State"><c>found</c>: marked; <c>several</c>: the words stand at more than one place, all marked; <c>row</c>: of the cell only its row is known, which is marked;
/// <c>notFound</c>: not found again in this reading; <c>none</c>: nothing was asked for; <c>unreadable</c>: see <paramref name="Problem"/>.</param>
/// <param name="Pages">Pages, where it has them and pictures of them can be made; 0 else.</param>
/// <param name="Areas">What is marked on the pages.</param>
/// <param name="Blocks">Paragraphs and tables, in order: around what is marked, where they are many.</param>
/// <param name="IsCut">Whether blocks are left out.</param>
/// <param name="Problem">Why it cannot be shown, in Chinese; null where it can.</param>
public sealed record ShownOriginal(
    string MediaType, string State, int Pages, IReadOnlyList<PageArea> Areas, IReadOnlyList<ShownBlock> Blocks, bool IsCut, string? Problem = null);

/// <summary>A paragraph or a table of an original.</summary>
/// <param name="Index">Its position in the file, from 0.</param>
/// <param name="Text">The paragraph; null for a table.</param>
/// <param name="Marks">Start and length, in UTF-16 units, of what is marked in the paragraph.</param>
/// <param name="Rows">The table; null for a paragraph.</param>
public sealed record ShownBlock(int Index, string? Text, IReadOnlyList<int[]> Marks, IReadOnlyList<IReadOnlyList<ShownCell>>? Rows);

/// <summary>A cell of a table.</summary>
/// <param name="Text">Its text.</param>
/// <param name="ColumnSpan">Columns covered.</param>
/// <param name="RowSpan">Rows covered.</param>
/// <param name="Marked">Whether it is what is marked, or has words that are.</param>
public sealed record ShownCell(string Text, int ColumnSpan, int RowSpan, bool Marked);
