using GovReportArchive.Composition;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace GovReportArchive.Web.Tests.Api;

/// <summary>A server over an archive of its own into which a test takes reports meanwhile.</summary>
internal sealed class LiveServer : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("govreport-live-").FullName;
    private readonly WebApplicationFactory<Program> _factory;

    public LiveServer(params (string Name, string Value)[] settings)
    {
        Archive = OpenArchive.Open(Options, LuceneIndex.Engine);
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseSetting("corpus", Options.CorpusDirectory);
            builder.UseSetting("index", Options.IndexDirectory);
            builder.UseSetting("public-address", "https://reports.example");
            foreach ((string name, string value) in settings) builder.UseSetting(name, value);
        });
    }

    public ArchiveOptions Options => new(Path.Combine(_directory, "corpus"), Path.Combine(_directory, "index"));

    public OpenArchive Archive { get; }

    public IServiceProvider Services => _factory.Services;

    public HttpClient Client() => _factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    public async Task ImportAsync(params IEnumerable<ReportRecord> records) =>
        Assert.Empty((await Archive.Importer.ImportAsync(new StringReader(string.Join('\n', records.Select(RecordJson.Serialize))), "records")).Failures.Select(failure => failure.Reason));

    /// <summary>Brings the server's index up to the catalog.</summary>
    public Task RefreshAsync() => Services.GetRequiredService<ServedArchive>().RefreshAsync(CancellationToken.None);

    public void Dispose()
    {
        _factory.Dispose();
        Archive.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}
