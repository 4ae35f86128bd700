using System.Globalization;
using GovReportArchive.Extraction.Programs;
using GovReportArchive.Extraction.Scans;

namespace GovReportArchive.Extraction.Pdf;

/// <summary>Makes pictures of the pages of a PDF, by an optional program.</summary>
/// <remarks>The longer side of a picture has so many dots, however large the page says it is. The program runs as a process of its own, within the bounds that are given.</remarks>
public static class PagePainter
{
    /// <summary>Media type of a picture.</summary>
    public const string MediaType = "image/png";

    private const string Dots = "1600";

    /// <summary>True where the program is installed.</summary>
    public static bool IsAvailable { get; } = HelperProgram.Exists(ScanReader.Painter);

    /// <summary>The program, and what brings it, for a message.</summary>
    public static string Advice => $"没有安装 poppler 的 {ScanReader.Painter}，不能把 PDF 的页面画成图片。Debian/Ubuntu：apt install poppler-utils。";

    /// <summary>A page as PNG; null where the program is not installed or cannot draw it.</summary>
    /// <param name="name">For messages.</param>
    /// <param name="pdf">The file.</param>
    /// <param name="page">From 1.</param>
    /// <param name="limits">Bounds of time, memory and size.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <exception cref="ExtractionException">It took too long, or wrote too much.</exception>
    public static async Task<byte[]?> PaintAsync(string name, ReadOnlyMemory<byte> pdf, int page, ExtractionLimits limits, CancellationToken cancellationToken)
    {
        if (!IsAvailable) return null;
        using ScratchFolder folder = new();
        string path = await folder.AddAsync("input.pdf", pdf, cancellationToken).ConfigureAwait(false);
        string number = page.ToString(CultureInfo.InvariantCulture);
        HelperOutput? output = await HelperProgram.RunAsync(
            name, ScanReader.Painter, ["-png", "-cropbox", "-f", number, "-l", number, "-scale-to", Dots, path], limits, cancellationToken).ConfigureAwait(false);
        return output is { ExitCode: 0 } && output.Output is [0x89, (byte)'P', (byte)'N', (byte)'G', ..] ? output.Output : null;
    }
}
