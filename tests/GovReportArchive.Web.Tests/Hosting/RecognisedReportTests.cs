using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using GovReportArchive.Composition;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Web.Tests.Api;
using GovReportArchive.Web.Tests.Pages;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.AspNetCore.Mvc.Testing;

namespace GovReportArchive.Web.Tests.Hosting;

/// <summary>A report whose text was recognised from pictures says so wherever it is met.</summary>
public sealed class RecognisedReportTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("govreport-recognised-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task A_recognised_report_is_found_as_such_and_has_a_banner()
    {
        ReportRecord printed = SpecimenRecords.All[0], pictured = SpecimenRecords.All.First(record => record.Agency.Id != SpecimenRecords.All[0].Agency.Id) with { Source = new Source(MediaType: "image/png", Recognised: true) };
        ArchiveOptions options = new(Path.Combine(_directory, "corpus"), Path.Combine(_directory, "index"));
        using (OpenArchive archive = OpenArchive.Open(options, LuceneIndex.Engine))
        {
            Assert.Empty((await archive.Importer.ImportAsync(new StringReader(string.Join('\n', new[] { printed, pictured }.Select(RecordJson.Serialize))), "lines")).Failures);
            archive.TryCatchUp();
        }

        await using WebApplicationFactory<Program> factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseSetting("corpus", options.CorpusDirectory);
            builder.UseSetting("index", options.IndexDirectory);
        });
        using HttpClient client = factory.CreateClient();

        JsonNode answer = await client.JsonAsync("/api/v1/reports?recognised=yes&facet=recognised");
        IHtmlDocument with = await client.PageAsync("/reports/" + Uri.EscapeDataString(pictured.Id)), without = await client.PageAsync("/reports/" + Uri.EscapeDataString(printed.Id));

        Assert.Equal([pictured.Id], answer["items"]!.AsArray().Select(item => (string)item!["id"]!));
        Assert.Equal(1, (int)answer["facets"]!["recognised"]!["items"]!.AsArray().Single()!["count"]!);
        Assert.NotNull(with.GetElementById("recognised"));
        Assert.Null(without.GetElementById("recognised"));
        Assert.True((bool)(await client.JsonAsync("/api/v1/reports/" + Uri.EscapeDataString(pictured.Id)))["source"]!["recognised"]!);
    }
}
