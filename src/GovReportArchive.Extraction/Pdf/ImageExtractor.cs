using GovReportArchive.Extraction.FileTypes;
using GovReportArchive.Extraction.Programs;
using GovReportArchive.Extraction.Scans;

namespace GovReportArchive.Extraction.Pdf;

/// <summary>A picture of pages (png, jpg, tiff): put into a PDF by the program that recognises characters, then read like a scan.</summary>
internal static class ImageExtractor
{
    public static async Task<Content> ExtractAsync(string name, FileType type, ReadOnlyMemory<byte> file, ExtractionLimits limits, CancellationToken cancellationToken)
    {
        if (limits.MaxRecognisedPages == 0) throw new ExtractionException("file.image", $"{name}：这是图片，这里不识别图片中的文字。请改用网页、Word 或带文字层的 PDF 版本。");
        if (!ScanReader.IsAvailable)
        {
            throw new ExtractionException("scan.helperMissing",
                $"{name}：这是图片，读取其中的文字需要 {ScanReader.Program}（含 chi_sim）和 poppler 的 {ScanReader.Painter}，本机没有安装。Debian/Ubuntu：apt install tesseract-ocr tesseract-ocr-chi-sim poppler-utils；或改用网页、Word 或带文字层的 PDF 版本。");
        }

        using ScratchFolder folder = new();
        string path = await folder.AddAsync("input." + type.ToString().ToLowerInvariant(), file, cancellationToken).ConfigureAwait(false);

        // Reading the whole picture as one line is the least that makes the program write the picture into a PDF.
        HelperOutput? output = await HelperProgram.RunAsync(name, ScanReader.Program, [path, "-", "-l", "eng", "--psm", "7", "pdf"], limits, cancellationToken).ConfigureAwait(false);
        if (output is not { ExitCode: 0 } || !output.Output.AsSpan().StartsWith("%PDF-"u8)) throw new ExtractionException("image.damaged", $"{name}：图片无法打开（过大或损坏）{HelperOutput.FirstComplaint(output)}。请重新下载原文件。");
        return await PdfExtractor.ExtractAsync(name, output.Output, limits, arePictures: true, cancellationToken).ConfigureAwait(false);
    }
}
