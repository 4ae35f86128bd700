using System.Net;
using GovReportArchive.Composition;
using GovReportArchive.Corpus;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Web.Hosting;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace GovReportArchive.Web.Tests.Hosting;

public sealed class MissingWordingsTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("govreport-missing-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Who_asks_before_wordings_were_made_is_told_what_to_do_and_no_failure_is_logged()
    {
        ArchiveOptions options = new(Path.Combine(_directory, "corpus"), Path.Combine(_directory, "index"));
        using (OpenArchive archive = OpenArchive.Open(options, LuceneIndex.Engine))
        {
            await archive.Importer.ImportAsync(new StringReader(RecordJson.Serialize(SpecimenRecords.All[0])), "one");
            archive.TryCatchUp();
        }

        using LogListener log = new();
        await using WebApplicationFactory<Program> factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseSetting("corpus", options.CorpusDirectory);
            builder.UseSetting("index", options.IndexDirectory);
            // Without the keeper they stay missing.
            builder.ConfigureTestServices(services => services.Remove(services.Single(service => service.ImplementationType == typeof(WordingsKeeper))));
            builder.ConfigureLogging(logging => logging.AddProvider(log));
        });
        using HttpClient client = factory.CreateClient();
        foreach (string url in new[] { "/api/v1/wordings", "/api/v1/wordings.csv", "/api/v1/boilerplate", "/api/v1/boilerplate.ndjson", "/api/v1/reports?boilerplate=80-100", "/wordings" })
        {
            HttpResponseMessage answer = await client.GetAsync(url);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Contains("govreport wordings --rebuild", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(log.Messages, message => message.Contains(nameof(ArchiveException), StringComparison.Ordinal));
    }
}
