using System.Diagnostics;
using System.Text;
using GovReportArchive.Extraction.Programs;
using GovReportArchive.Extraction.Scans;

namespace GovReportArchive.Extraction.Tests.Scans;

/// <summary>Makes pictures of pages as a browser shows them.</summary>
internal static class RenderedPage
{
    private const string Browser = "chromium";

    public static void SkipWithoutPrograms()
    {
        Skip.IfNot(ScanReader.IsAvailable, "tesseract-ocr-chi-sim or poppler-utils is not installed");
        Skip.IfNot(HelperProgram.Exists(Browser), "chromium is not installed");
    }

    /// <summary>A png of the page, and a PDF whose only content is this picture.</summary>
    public static async Task<(byte[] Picture, byte[] Pdf)> OfAsync(byte[] html, string style)
    {
        string folder = Directory.CreateTempSubdirectory("govreport-rendered-").FullName;
        try
        {
            string page = Path.Combine(folder, "page.html"), picture = Path.Combine(folder, "page.png"), frame = Path.Combine(folder, "frame.html"), pdf = Path.Combine(folder, "page.pdf");
            await File.WriteAllTextAsync(page, Encoding.UTF8.GetString(html).Replace("</head>", $"<style>{style}</style></head>", StringComparison.Ordinal));
            await RunAsync(folder, "--hide-scrollbars", "--window-size=1100,2300", "--force-device-scale-factor=2", "--screenshot=" + picture, "file://" + page);
            await File.WriteAllTextAsync(frame, "<style>@page{margin:0}img{width:100%}body{margin:0}</style><img src=page.png>");
            await RunAsync(folder, "--no-pdf-header-footer", "--print-to-pdf=" + pdf, "file://" + frame);
            return (await File.ReadAllBytesAsync(picture), await File.ReadAllBytesAsync(pdf));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(string folder, params string[] arguments)
    {
        ProcessStartInfo start = new(Browser, ["--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + Path.Combine(folder, "profile"), .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
    }
}
