using System.Text;
using GovReportArchive.Composition;
using GovReportArchive.Corpus.Captures;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Corpus.Mending;
using GovReportArchive.Extraction;
using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests.Captures;

/// <summary>What an attachment takes from its page, and what it does not.</summary>
public sealed class CaptureReadingTests : IDisposable
{
    private const string Address = "http://www.suxi.example/files/2024.txt";
    private static readonly DateTimeOffset Then = new(2025, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly CapturePage Page = new(
        "http://www.suxi.example/nb/1.html", "素溪县民政局2024年政府信息公开工作年度报告_素溪县人民政府", "2025-01-22", "素溪县民政局", ["首页", "素溪县民政局", "政府信息公开年报"], "附件：年报.docx", "gbk");

    private readonly TemporaryArchive _temporary = new();

    private OpenArchive Archive => _temporary.Archive;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task What_a_file_does_not_say_is_taken_from_its_page()
    {
        ReportRecord record = await TakenAsync(Untitled(SampleText.Report("素溪县民政局", 2024), "政府信息公开工作年度报告"), Page);

        Assert.Equal(("素溪县民政局", 2024, "2025-01-22", Address), (record.Agency.Name, record.Year, record.Published?.Date, record.Source.Url));
    }

    [Fact]
    public async Task Where_page_and_file_contradict_one_another_the_file_is_believed()
    {
        ReportRecord agency = await TakenAsync(SampleText.Report("素溪县教育局", 2024), Page);
        ReportRecord year = await TakenAsync(Untitled(SampleText.Report("素溪县水利局", 2022), "2022年政府信息公开工作年度报告"), Page with { Publisher = "素溪县水利局", Title = "素溪县水利局2024年政府信息公开工作年度报告" });

        Assert.Equal(("素溪县教育局", 2024), (agency.Agency.Name, agency.Year));
        Assert.Equal(2022, year.Year);
    }

    [Fact]
    public async Task Where_a_page_has_many_files_the_words_of_the_link_are_the_title()
    {
        ReportRecord record = await TakenAsync(
            Untitled(SampleText.Report("", 2024), "政府信息公开工作年度报告"), Page with { Title = "素溪县各部门2024年政府信息公开年报汇总", Publisher = null, Breadcrumb = [], LinkText = "素溪县水利局2024年政府信息公开工作年度报告.docx" });

        Assert.Equal("素溪县水利局", record.Agency.Name);
    }

    [Fact]
    public async Task A_form_that_hangs_on_a_report_is_no_report()
    {
        IngestOutcome outcome = await TakeAsync("政府信息公开申请表\n申请人信息　姓名　　　证件名称　　　\n所需信息的内容描述\n", Page with { LinkText = "附件2" });

        Assert.Equal(IngestKind.NotAReport, outcome.Kind);
    }

    [Fact]
    public async Task The_same_bytes_with_the_same_capture_give_the_same_record_when_they_are_read_again()
    {
        ReportRecord record = await TakenAsync(Untitled(SampleText.Report("素溪县民政局", 2024), "政府信息公开工作年度报告"), Page);
        await Archive.Ingester.IngestAsync(
            new Capture("http://mirror.example/2024.txt", Then.AddYears(-1), Page: Page with { Date = "2020-01-01", Publisher = "别处" }), "2024.txt",
            Encoding.UTF8.GetBytes(Untitled(SampleText.Report("素溪县民政局", 2024), "政府信息公开工作年度报告")), CancellationToken.None);

        ReparseReport again = await Archive.Originals.ReparseAsync();

        Assert.Equal((1, 1, 0, 0), (again.Read, again.Unchanged, again.Changes.Count, again.Failures.Count));
        Assert.Equal(RecordJson.Serialize(record), RecordJson.Serialize(Archive.Holdings.Get(record.Id)!.Record));
    }

    [Fact]
    public async Task A_record_that_came_as_a_file_says_where_it_is_from_when_it_is_read_again_after_it_was_fetched()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(SampleText.Report("素溪县民政局", 2024));
        string id = (await Archive.Ingester.IngestAsync("a.txt", bytes)).Id!;
        await Archive.Ingester.IngestAsync(new Capture(Address, Then, 200), "2024.txt", bytes, CancellationToken.None);

        await Archive.Originals.ReparseAsync();

        Source source = Archive.Holdings.Get(id)!.Record.Source;
        Assert.Equal((Address, "2025-03-01T00:00:00Z", "a.txt"), (source.Url, source.Fetched, source.File));
    }

    [Theory]
    [InlineData("big5", "text/html; charset=\"Big5\"", "水利")]
    [InlineData("gb18030", "text/plain; charset=ISO-8859-1", "素溪县水利局2024年政府信息公开工作年度报告")]
    public async Task A_text_is_read_in_the_charset_that_its_server_declares_where_its_bytes_do_not_say_it(string charset, string type, string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Capture capture = new(Address, Then, 200, [KeyValuePair.Create("content-type", type)]);

        SourceDocument document = await FileExtractor.ExtractAsync("a.txt", Encoding.GetEncoding(charset).GetBytes(text), capture.Charset, CancellationToken.None);

        Assert.Equal(text, ((Paragraph)document.Blocks[0]).Text);
    }

    private static string Untitled(string report, string title) => title + report[report.IndexOf('\n', StringComparison.Ordinal)..];

    private async Task<ReportRecord> TakenAsync(string text, CapturePage page)
    {
        IngestOutcome outcome = await TakeAsync(text, page);
        Assert.True(outcome.Kind is IngestKind.New, outcome.Reason);
        return Archive.Holdings.Get(outcome.Id!)!.Record;
    }

    private Task<IngestOutcome> TakeAsync(string text, CapturePage page) =>
        Archive.Ingester.IngestAsync(new Capture(Address, Then, 200, Via: page.Address, Page: page), "2024.txt", Encoding.UTF8.GetBytes(text), CancellationToken.None);
}
