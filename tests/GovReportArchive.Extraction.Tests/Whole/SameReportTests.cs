using GovReportArchive.Reports;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Extraction.Tests.Whole;

/// <summary>The file type makes no difference: a report gives the same record from every one of them.</summary>
public sealed class SameReportTests
{
    [Theory]
    [InlineData("txt", 1)]
    [InlineData("txt", 2)]
    [InlineData("html", 1)]
    [InlineData("html", 2)]
    [InlineData("docx", 1)]
    [InlineData("docx", 2)]
    [InlineData("doc", 1)]
    [InlineData("doc", 2)]
    [InlineData("pdf", 1)]
    [InlineData("pdf", 2)]
    [InlineData("pdf", 3)]
    [InlineData("rtf", 1)]
    [InlineData("rtf", 2)]
    [InlineData("flat", 1)]
    [InlineData("2003", 1)]
    [InlineData("2003", 2)]
    [InlineData("mht", 1)]
    public async Task A_report_gives_the_same_record_from_every_file_type(string type, int seed)
    {
        SamplePart[] parts = SampleReport.Make(seed);
        byte[] file = type switch
        {
            "html" => SampleFiles.Html(parts),
            "docx" => SampleFiles.Docx(parts),
            "doc" => SampleFiles.Doc(parts),
            "pdf" => SampleFiles.Pdf(parts),
            "rtf" => OtherFiles.Rtf(parts),
            "flat" => OtherFiles.FlatPackage(SampleFiles.Docx(parts)),
            "2003" => OtherFiles.Word2003(SampleFiles.Docx(parts)),
            "mht" => OtherFiles.WebArchive(SampleFiles.Html(parts)),
            _ => SampleFiles.Text(parts, "\t"),
        };
        ReportRecord record = ReportReader.Read(await FileExtractor.ExtractAsync("report." + type, file, default)).Record;
        string[] numbers = [.. parts.Where(part => part.Table is not null).SelectMany(part => part.Table!).SelectMany(row => row)
            .Select(cell => cell.Text).Where(text => char.IsAsciiDigit(text[0]) && !text.Contains('.', StringComparison.Ordinal) && text.All(char.IsAsciiDigit))];
        Assert.Equal(200, record.Counts.Count);
        Assert.Equal(numbers.Order(StringComparer.Ordinal), record.Counts.Where(count => count.Key != "disclosure.fees.amount").Select(count => count.Value.ToString("0", System.Globalization.CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal));
        Assert.All(record.Checks, check => Assert.Equal("ok", check.State));
        Assert.Equal(["preamble", "overview", "disclosure", "applications", "litigation", "problems", "other"], record.Sections.Select(section => section.Kind));
        Assert.Equal(parts[3].Text, record.Sections[1].Text);
        Assert.Equal(parts[11].Text, record.Sections[5].Text);
        Assert.Equal(parts[13].Text, record.Sections[6].Text);
        Assert.Equal((parts[0].Text, 2023), (record.Title, record.Year));
    }
}
