using GovReportArchive.Composition;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Subscriptions;

namespace GovReportArchive.Web.Tests.Specimens;

/// <summary>A server over the sample reports that ship with the product, as if they were reports: invented places, whole reports.</summary>
public class ServedSamples : ServedSpecimens
{
    /// <summary>Name of a subscription that has told of reports.</summary>
    public const string Subscription = "公众号";

    private SubscriptionBook Book => new(new SubscriptionFile(Options.CorpusDirectory), TimeProvider.System);

    private protected override async Task FillAsync(OpenArchive archive)
    {
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "corpus", "samples"), "*-*").Where(file => !file.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Assert.Empty((await archive.Ingester.IngestAsync(files)).Failures);
        Book.Add(Subscription, SavedQuery.Of(new ReportQuery { Text = "公众号", Where = [CountCondition.Parse("applications.received.total>=1")] }), 0, null);
    }

    // Run here, so that no test depends on when the server does.
    private protected override void Follow(OpenArchive archive)
    {
        Assert.True(new SubscriptionRunner(Book, archive.Search, archive.Holdings, TimeProvider.System).Run("", default) > 1);
        Assert.NotNull(archive.BulkMaker.Make(""));
    }
}
