using System.Globalization;
using GovReportArchive.Extraction.Pages;
using GovReportArchive.Extraction.Programs;
using GovReportArchive.PdfReader;

namespace GovReportArchive.Extraction.Scans;

/// <summary>Reads pages that are pictures, by an optional program: words with boxes and the lines of tables, as on any other page.</summary>
/// <remarks>Each page costs at most the bounds of three runs of helper programs. The picture is as wide as a sheet at three hundred dots to an inch, however large the page says it is.</remarks>
internal sealed class ScanReader(string name, ReadOnlyMemory<byte> pdf, ExtractionLimits limits) : IDisposable
{
    /// <summary>The program that recognises characters, and the data it needs for Chinese.</summary>
    public const string Program = "tesseract";

    /// <summary>The program that makes a picture of a page.</summary>
    public const string Painter = "pdftoppm";

    private const int PixelsAcross = 2480;
    private const int PixelsAcrossWide = 3508;
    private const double MostShape = 12;
    private const int Dots = 300;
    private const double SheetWidth = 595;
    private const double SheetHeight = 842;

    private static readonly string[] Chinese = ["-l", "chi_sim", "--psm", "6"];
    private static readonly string[] Numbers = ["-l", "eng", "--psm", "6", "-c", "tessedit_char_whitelist=0123456789./-"];

    private readonly ScratchFolder _folder = new();
    private string? _path;
    private int _pictures;

    /// <summary>True where both programs are installed.</summary>
    public static bool IsAvailable { get; } = HelperProgram.Exists(Program) && HelperProgram.Exists(Painter);

    /// <summary>The page as recognised; null where its picture cannot be made.</summary>
    /// <exception cref="ExtractionException">A program took too long or wrote too much, or recognition failed.</exception>
    public async Task<ScannedPage?> ReadAsync(int number, double width, double height, CancellationToken cancellationToken)
    {
        if (width <= 0 || height <= 0 || height / width > MostShape) return null;
        if (await PaintAsync(number, width > height ? PixelsAcrossWide : PixelsAcross, cancellationToken).ConfigureAwait(false) is not GrayImage painted) return null;
        GrayImage image = Skew.Straighten(painted);

        // Pictures seldom say how large they are; the sheet is what print is read from.
        double sheet = width > height ? SheetHeight : SheetWidth, scale = image.Width / sheet;
        List<Ruling> rulings = ScanLines.Take(image, scale);
        byte[] table = await RecogniseAsync(image, Chinese, cancellationToken).ConfigureAwait(false);
        List<PdfWord> words = await WithNumbersAsync(image, RecognisedWords.Read(table, scale), rulings, scale, cancellationToken).ConfigureAwait(false);
        return new ScannedPage(new PdfPage(number, sheet, image.Height / scale, words, rulings), RecognisedWords.CountSure(table));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<GrayImage?> PaintAsync(int number, int across, CancellationToken cancellationToken)
    {
        _path ??= await _folder.AddAsync("input.pdf", pdf, cancellationToken).ConfigureAwait(false);
        string page = number.ToString(CultureInfo.InvariantCulture), pixels = across.ToString(CultureInfo.InvariantCulture);
        HelperOutput? output = await HelperProgram.RunAsync(
            name, Painter, ["-gray", "-cropbox", "-f", page, "-l", page, "-scale-to-x", pixels, "-scale-to-y", "-1", _path], limits, cancellationToken).ConfigureAwait(false);
        return output is { ExitCode: 0 } ? GrayImage.Read(output.Output) : null;
    }

    private async Task<byte[]> RecogniseAsync(GrayImage image, string[] options, CancellationToken cancellationToken)
    {
        string path = await _folder.AddAsync(string.Create(CultureInfo.InvariantCulture, $"{++_pictures}.pgm"), image.Write(), cancellationToken).ConfigureAwait(false);
        HelperOutput? output;
        try
        {
            output = await HelperProgram.RunAsync(name, Program, [path, "-", "--dpi", Dots.ToString(CultureInfo.InvariantCulture), .. options, "tsv"], limits, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            File.Delete(path);
        }

        if (output is { ExitCode: 0 }) return output.Output;
        throw new ExtractionException("scan.failed", $"{name}：{Program} 无法打开图片（过大或损坏），或没有安装中文数据 chi_sim{HelperOutput.FirstComplaint(output)}。Debian/Ubuntu：apt install tesseract-ocr tesseract-ocr-chi-sim。");
    }

    /// <summary>Cells of ruled tables that hold no Chinese are recognised once more, as numbers, which a page of Chinese easily loses.</summary>
    private async Task<List<PdfWord>> WithNumbersAsync(GrayImage image, List<PdfWord> words, List<Ruling> rulings, double scale, CancellationToken cancellationToken)
    {
        List<Box> cells = [];
        foreach (RuledGrid grid in RuledGrid.Find(rulings))
        {
            cells.AddRange(grid.Cells().Select(cell => grid.BoxOf(cell.Row, cell.RowSpan, cell.Column, cell.ColumnSpan))
                .Where(box => !words.Any(word => box.ContainsCenterOf(word.Box) && word.Text.Any(c => c is >= '\u4E00' and <= '\u9FFF'))));
        }

        if (CellStrip.Of(image, cells, scale) is not CellStrip strip) return words;
        List<PdfWord> numbers = RecognisedWords.Read(await RecogniseAsync(strip.Image, Numbers, cancellationToken).ConfigureAwait(false), 1);
        List<PdfWord> kept = [.. words.Where(word => !cells.Exists(cell => cell.ContainsCenterOf(word.Box)))];
        foreach ((Box cell, string text) in strip.Texts(numbers))
        {
            // A cell with ink in which nothing was recognised is not blank: what stands there is not known.
            kept.Add(new PdfWord(text.Length > 0 ? text : "\uFFFD", new Box(cell.Left + 2, cell.CenterY - 4, cell.Right - 2, cell.CenterY + 4), kept.Count));
        }

        return kept;
    }
}
