using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Records;
using GovReportArchive.Subscriptions.Webhooks;
using GovReportArchive.Tests;

namespace GovReportArchive.Subscriptions.Tests;

/// <summary>An archive with subscriptions, as a server has it; no receiver is asked unless a test sends.</summary>
internal sealed class SubscribedArchive : IDisposable
{
    public const string Secret = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private readonly TemporaryArchive _archive = new();

    public TestClock Clock => _archive.Clock;

    public Composition.OpenArchive Archive => _archive.Archive;

    public SubscriptionFile File => new(_archive.Options.CorpusDirectory);

    public string Corpus => _archive.Options.CorpusDirectory;

    public SubscriptionBook Book => new(File, Clock);

    public DeliveryQueue Queue => new(File, Clock);

    public SubscriptionRunner Runner => new(Book, Archive.Search, Archive.Holdings, Clock);

    public WebhookSender Sender() => new(Book, Queue, Clock);

    /// <summary>Takes records in and brings the index up to date.</summary>
    public async Task ImportAsync(params IEnumerable<ReportRecord> records)
    {
        await Archive.Importer.ImportAsync(new StringReader(string.Join('\n', records.Select(RecordJson.Serialize))), "records");
        Archive.TryCatchUp();
    }

    public void Subscribe(string name, ReportQuery? query = null, string? address = null, bool allowsPrivate = true) =>
        Book.Add(name, SavedQuery.Of(query ?? new ReportQuery()), Archive.Holdings.LastChange, address is null ? null : Webhook.Parse(address, Secret, allowsPrivate));

    public int Run() => Runner.Run("https://reports.example", CancellationToken.None);

    /// <summary>What a subscription has told of each report last, the newest change in front.</summary>
    public string[] Told(string name) => [.. Book.Matches(name, 1000).Select(match => $"{match.Report} {match.Version} {match.Kind}")];

    public void Dispose() => _archive.Dispose();
}
