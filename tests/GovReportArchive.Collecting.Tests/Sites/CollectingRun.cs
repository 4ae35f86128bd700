using GovReportArchive.Collecting.Sources;
using GovReportArchive.Tests;
using Microsoft.Extensions.Time.Testing;

namespace GovReportArchive.Collecting.Tests.Sites;

/// <summary>An archive that is filled from a test site, pass after pass. Time passes while the site has nothing to do.</summary>
internal sealed class CollectingRun : IDisposable
{
    private readonly TemporaryArchive _archive = new();

    public TestSite Site { get; init; } = new();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 2, 1, 8, 0, 0, TimeSpan.Zero));

    /// <summary>The source; the site's column where nothing else is said.</summary>
    public CollectSource? Source { get; set; }

    public CollectOptions Options { get; set; } = new("archive@example.org") { Delay = TimeSpan.Zero, AllowPrivate = true };

    /// <summary>The reports that are held, with their versions.</summary>
    public IReadOnlyList<(string Id, string? Agency, int? Year, int Versions)> Held =>
        [.. _archive.Archive.Holdings.All().Select(report => (report.Id, report.Record.Agency?.Name, report.Record.Year, _archive.Archive.Holdings.Versions(report.Id).Count))];

    /// <summary>Since when a path of the site is gone, as the archive says; null where it is not.</summary>
    public DateTimeOffset? GoneSince(string path) => _archive.Archive.Captures.Held(Site.At(path).AbsoluteUri)!.Gone;

    /// <summary>Passes over the source once.</summary>
    public async Task<CollectReport> PassAsync(CancellationToken cancellationToken = default)
    {
        using Collector collector = new(
            [Source ?? new CollectSource(Site.At(SitePages.Column))], Options, _archive.Options.CorpusDirectory, _archive.Archive.Holdings, _archive.Archive.Captures, _archive.Archive.Ingester, Time);
        Task<CollectReport> pass = collector.RunAsync(null, cancellationToken);
        using CancellationTokenSource deadline = new(TimeSpan.FromMinutes(2));
        for (int still = 0; !pass.IsCompleted; still++)
        {
            deadline.Token.ThrowIfCancellationRequested();
            // A site that works must not be taken for a slow one, and one that has been at it for long is slow.
            if (!Site.IsBusy) still = 0;
            if (!Site.IsBusy || still > 100) Time.Advance(TimeSpan.FromMilliseconds(Site.IsBusy ? 5000 : 250));
            await Task.WhenAny(pass, Task.Delay(1, CancellationToken.None));
        }

        return await pass;
    }

    public void Dispose()
    {
        _archive.Dispose();
        Site.Dispose();
    }
}
