using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace GovReportArchive.PdfReader;

/// <summary>Opens a PDF and reads its pages.</summary>
internal static class PdfPages
{
    /// <summary>Arrays, dictionaries and references nested in each other.</summary>
    private const int MostNested = 100;

    /// <summary>Everything that can be read; a page that cannot is null.</summary>
    /// <remarks>The library throws exceptions of many types for damage. Those that are about the machine and not about the file go on to the caller.</remarks>
    public static PdfAnswer Read(PdfRequest request)
    {
        try
        {
            using PdfDocument document = PdfDocument.Open(request.File, new ParsingOptions { SkipMissingFonts = true, MaxStackDepth = MostNested });
            if (document.NumberOfPages > request.MostPages) return new PdfAnswer(PdfRefusal.TooManyPages, "", []);
            document.AddPageFactory<PageContents, PageFactory>();
            PageContents?[] pages = [.. Enumerable.Range(1, document.NumberOfPages).Select(page => ReadPage(document, page))];
            return pages.Any(page => page is not null) ? new PdfAnswer(PdfRefusal.None, "", pages) : new PdfAnswer(PdfRefusal.Damaged, "没有可读取的页面", []);
        }
        catch (PdfDocumentEncryptedException)
        {
            return new PdfAnswer(PdfRefusal.Encrypted, "", []);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new PdfAnswer(PdfRefusal.Damaged, e.Message, []);
        }
    }

    private static PageContents? ReadPage(PdfDocument document, int number)
    {
        try
        {
            return document.GetPage<PageContents>(number);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }
}
