using System.Text.RegularExpressions;
using GovReportArchive.Extraction;
using GovReportArchive.Extraction.Pages;
using GovReportArchive.Extraction.Pdf;
using GovReportArchive.Reports;
using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Tables;

namespace GovReportArchive.Corpus.Originals;

/// <summary>Reads an original once more, to show where in it something stands.</summary>
/// <remarks>
/// Law: what is marked says what the record says: words are found as they are, and the cell of a count is one that is read as the same number. Where that is not so, because the
/// file was read by other rules or is a picture, nothing is marked. Pages that are pictures are not recognised again: that takes seconds a page. Thread-safe.
/// </remarks>
public static class OriginalReading
{
    // Tables doubled by their marks, that is a page of some 250 KB.
    private const int MostCharacters = 30_000;
    private const int BlocksBefore = 12;

    // An answer of a server waits for it: a fraction of what ingest may take.
    private static readonly ExtractionLimits Limits = ExtractionLimits.Default with
    {
        PdfTimeout = TimeSpan.FromSeconds(15),
        HelperTimeout = TimeSpan.FromSeconds(15),
        MaxHelperOutputBytes = 16L << 20,
        MaxHelperMemoryBytes = 1L << 30,
        MaxRecognisedPages = 0,
    };

    /// <summary>Shows an original, with what is sought marked.</summary>
    /// <param name="name">Name of the file, for messages.</param>
    /// <param name="mediaType">What kind of file it was taken for.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="sought">What is to be marked.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ShownOriginal> ShowAsync(string name, string mediaType, ReadOnlyMemory<byte> bytes, SoughtPlace sought, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sought);
        try
        {
            (SourceDocument document, PageLayout? layout) = await FileExtractor.ExtractWithPagesAsync(name, bytes, Limits, cancellationToken).ConfigureAwait(false);
            OriginalMarks marks = sought.Key is not null ? OfCount(document, layout, sought, cancellationToken) : OfWords(document, layout, sought);
            (IReadOnlyList<ShownBlock> blocks, bool isCut) = Blocks(document, marks);
            return new ShownOriginal(document.MediaType, marks.State, PagePainter.IsAvailable ? layout?.PageCount ?? 0 : 0, marks.Areas, blocks, isCut);
        }
        catch (ExtractionException error)
        {
            return new ShownOriginal(mediaType, "unreadable", 0, [], [], false, error.Message);
        }
        catch (RegexMatchTimeoutException)
        {
            return new ShownOriginal(mediaType, "unreadable", 0, [], [], false, "文字的排列使读取用时过长，已停止读取。");
        }
    }

    /// <summary>A page of a PDF as a picture (PNG); null where the file is none, has no such page, or the program is missing.</summary>
    /// <exception cref="ExtractionException">It took too long, or is too large.</exception>
    public static Task<byte[]?> PaintAsync(string name, ReadOnlyMemory<byte> bytes, int page, CancellationToken cancellationToken) => bytes.Span.StartsWith("%PDF-"u8)
        ? PagePainter.PaintAsync(name, bytes, page, Limits, cancellationToken)
        : Task.FromResult<byte[]?>(null);

    private static OriginalMarks OfWords(SourceDocument document, PageLayout? layout, SoughtPlace sought)
    {
        if (sought.Words is not { } words) return OriginalMarks.Nothing("none");
        (int Block, int? Row, int? Cell, string Text)[] pieces = [.. document.Blocks.Index().SelectMany(block => Pieces(block.Index, block.Item))];
        IReadOnlyList<IReadOnlyList<TextStretch>> found = new PlacedText(pieces.Select(piece => piece.Text)).Find(words, sought.Heading);
        IReadOnlyList<IReadOnlyList<PageArea>> areas = layout?.Find(words, sought.Heading) ?? [];
        string state = Math.Max(found.Count, areas.Count) switch { 0 => "notFound", 1 => "found", _ => "several" };
        return new OriginalMarks(
            state, [.. found.SelectMany(place => place).Select(stretch => (pieces[stretch.Piece].Block, pieces[stretch.Piece].Row, pieces[stretch.Piece].Cell, stretch))], [.. areas.SelectMany(area => area)]);
    }

    private static OriginalMarks OfCount(SourceDocument document, PageLayout? layout, SoughtPlace sought, CancellationToken cancellationToken)
    {
        CountExplanation? count = ReportReader.Read(document, cancellationToken).Explanation.Counts.FirstOrDefault(count => count.Key == sought.Key);
        if (count is null || count.Value != sought.Value) return OriginalMarks.Nothing("notFound");
        if (document.Blocks[count.At.Block] is Table table && count.At is { Row: { } row, Col: { } cell } && row < table.Rows.Count && cell < table.Rows[row].Cells.Count)
            return new OriginalMarks("found", [(count.At.Block, row, cell, null)], layout?.Cell(count.At.Block, row, cell) is { } area ? [area] : []);

        // In text a row is known by its words; the number is one of those behind them.
        (int Block, int? Row, int? Cell, string Text)[] pieces = [.. document.Blocks.Index().SelectMany(block => Pieces(block.Index, block.Item))];
        int from = Array.FindIndex(pieces, piece => piece.Block >= count.At.Block);
        // Of a long row the end is quoted too, where its numbers stand.
        string words = count.Quote.Split('…')[^1];
        if (!words.Contains(count.Raw, StringComparison.Ordinal)) return OriginalMarks.Nothing("notFound");
        if (new PlacedText(pieces.Select(piece => piece.Text)).Find(words, from: Math.Max(from, 0)) is not [var place, ..]) return OriginalMarks.Nothing("notFound");
        return new OriginalMarks(
            "row", [.. place.Select(stretch => (pieces[stretch.Piece].Block, pieces[stretch.Piece].Row, pieces[stretch.Piece].Cell, (TextStretch?)stretch))],
            layout?.Find(words) is [var lines] ? lines : []);
    }

    private static IEnumerable<(int Block, int? Row, int? Cell, string Text)> Pieces(int index, Block block) => block switch
    {
        Paragraph paragraph => [(index, null, null, paragraph.Text)],
        Table table => table.Rows.SelectMany((row, r) => row.Cells.Select((cell, c) => (index, (int?)r, (int?)c, cell.Text))),
        _ => [],
    };

    // A long file is shown around what is marked.
    private static (IReadOnlyList<ShownBlock> Blocks, bool IsCut) Blocks(SourceDocument document, OriginalMarks marks)
    {
        int first = 0, all = document.Blocks.Count;
        if (document.Blocks.Sum(Length) > MostCharacters && marks.Places.Count > 0) first = Math.Max(0, marks.Places[0].Block - BlocksBefore);
        List<ShownBlock> blocks = [];
        long characters = 0;
        for (int i = first; i < all && (characters < MostCharacters || blocks.Count == 0); i++)
        {
            characters += Length(document.Blocks[i]);
            blocks.Add(Shown(i, document.Blocks[i], marks));
        }

        return (blocks, blocks.Count < all);
    }

    private static ShownBlock Shown(int index, Block block, OriginalMarks marks) => block switch
    {
        Table table => new ShownBlock(index, null, [],
            [.. table.Rows.Select((row, r) => (IReadOnlyList<ShownCell>)[.. row.Cells.Select((cell, c) =>
                new ShownCell(cell.Text, cell.ColumnSpan, cell.RowSpan, marks.Places.Any(place => place.Block == index && place.Row == r && place.Cell == c)))])]),
        Paragraph paragraph => new ShownBlock(index, paragraph.Text,
            [.. marks.Places.Where(place => place.Block == index && place.Stretch is not null).Select(place => new[] { place.Stretch!.Value.Start, place.Stretch.Value.Length })], null),
        _ => new ShownBlock(index, "", [], null),
    };

    private static long Length(Block block) => Pieces(0, block).Sum(piece => (long)piece.Text.Length + 1);

    private sealed record OriginalMarks(string State, IReadOnlyList<(int Block, int? Row, int? Cell, TextStretch? Stretch)> Places, IReadOnlyList<PageArea> Areas)
    {
        public static OriginalMarks Nothing(string state) => new(state, [], []);
    }
}
