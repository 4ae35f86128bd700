using System.Globalization;
using GovReportArchive.Extraction.Tests.Whole;
using GovReportArchive.Reports;
using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Extraction.Tests.Scans;

/// <summary>Reports whose pages are pictures.</summary>
public sealed class ScanTests
{
    private const string Print = "body{font:16px/1.9 'Noto Serif CJK SC';margin:60px 70px} table{border-collapse:collapse;width:100%;font-size:14px;line-height:1.4} td{border:1px solid #000;padding:3px;text-align:center} td p{margin:0} #nav,.foot{display:none}";

    [SkippableTheory]
    [InlineData(false, "")]
    [InlineData(true, "")]
    [InlineData(false, "body{transform:rotate(0.8deg)}")]
    public async Task A_picture_gives_only_numbers_that_its_sums_confirm_and_most_of_these(bool asPdf, string crooked)
    {
        RenderedPage.SkipWithoutPrograms();
        SamplePart[] parts = SampleReport.Make(4);
        ReportRecord truth = ReportReader.Read(await FileExtractor.ExtractAsync("a.html", SampleFiles.Html(parts), default)).Record;
        (byte[] picture, byte[] pdf) = await RenderedPage.OfAsync(SampleFiles.Html(parts), Print + crooked);

        SourceDocument document = await FileExtractor.ExtractAsync(asPdf ? "scan.pdf" : "scan.png", asPdf ? pdf : picture, default);
        ReportRecord record = ReportReader.Read(document).Record;

        Assert.Equal((asPdf ? "application/pdf" : "image/png", true), (document.MediaType, record.Source.Recognised));
        Assert.Contains(record.Warnings, warning => warning.Code == "scan.recognised");
        Assert.All(record.Counts, count => Assert.Equal(truth.Counts[count.Key], count.Value));
        int summed = truth.Counts.Keys.Count(key => !key.StartsWith("disclosure.", StringComparison.Ordinal));
        Assert.True(record.Counts.Count > summed * 0.75, string.Create(CultureInfo.InvariantCulture, $"{record.Counts.Count} of {summed}"));
        Assert.DoesNotContain(record.Counts.Keys, key => key.StartsWith("disclosure.", StringComparison.Ordinal));
        Assert.DoesNotContain(record.Checks, check => check.State == "fail");
        Assert.Equal((truth.Year, truth.Form), (record.Year, record.Form));
    }

    [SkippableFact]
    public async Task Pictures_that_are_damaged_or_cannot_be_read_here_say_so()
    {
        byte[][] damaged = [[0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [(byte)'I', (byte)'I', 0x2A, 0, 8, 0, 0, 0]];
        foreach (byte[] file in damaged)
        {
            Assert.Equal(Extraction.Scans.ScanReader.IsAvailable ? "image.damaged" : "scan.helperMissing", await Extracted.ErrorCodeAsync(file));
        }
    }
}
