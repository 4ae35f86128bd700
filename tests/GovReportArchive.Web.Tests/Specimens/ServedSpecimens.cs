using GovReportArchive.Composition;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Web.Tests.Api.Contract;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace GovReportArchive.Web.Tests.Specimens;

/// <summary>A server over a small archive made from <see cref="SpecimenRecords"/>; one for all tests, which only read it.</summary>
public class ServedSpecimens : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly Lazy<Task<ApiDocument>> _document;
    private readonly string _directory = Directory.CreateTempSubdirectory("govreport-web-").FullName;

    public ServedSpecimens() => _document = new(() => ApiDocument.OfAsync(CreateDefaultClient()));

    /// <summary>The archive's folders.</summary>
    internal ArchiveOptions Options => new(Path.Combine(_directory, "corpus"), Path.Combine(_directory, "index"));

    public async Task InitializeAsync()
    {
        using OpenArchive archive = OpenArchive.Open(Options, LuceneIndex.Engine);
        await FillAsync(archive);
        archive.TryCatchUp();
        // Made here, so that no test depends on what the server's own making has come to; shares of boilerplate are columns of the index.
        Assert.NotNull(archive.WordingKeeper.Rebuild());
        archive.TryCatchUp();
        Follow(archive);
    }

    private protected virtual void Follow(OpenArchive archive)
    {
    }

    private protected virtual async Task FillAsync(OpenArchive archive)
    {
        string lines = string.Join('\n', SpecimenRecords.All.Select(RecordJson.Serialize));
        IngestSummary imported = await archive.Importer.ImportAsync(new StringReader(lines), "specimens");
        Assert.Empty(imported.Failures);
        IngestOutcome original = await archive.Ingester.IngestAsync("民政局2023.html", SpecimenRecords.Original, force: true);
        Assert.True(original.Id == SpecimenRecords.CivilAffairs, original.Reason);
        archive.Withdraw(SpecimenRecords.Withdrawn, SpecimenRecords.WithdrawalReason);
    }

    /// <summary>A client that shows redirects instead of following them, and fails on answers of the API that are not what its document says.</summary>
    public HttpClient Client() => CreateDefaultClient(new DocumentedAnswers(() => _document.Value));

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("corpus", Options.CorpusDirectory);
        builder.UseSetting("index", Options.IndexDirectory);
    }
}

/// <summary>The tests that share one server.</summary>
[CollectionDefinition(Name)]
public sealed class ServedTests : ICollectionFixture<ServedSpecimens>
{
    public const string Name = "served";
}
