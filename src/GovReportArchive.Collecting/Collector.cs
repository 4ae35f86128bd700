using GovReportArchive.Collecting.Fetching;
using GovReportArchive.Collecting.Journals;
using GovReportArchive.Collecting.Sources;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Captures;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Extraction;

namespace GovReportArchive.Collecting;

/// <summary>How far a run has come.</summary>
/// <param name="Settled">Addresses that are settled.</param>
/// <param name="Known">Addresses that are known so far.</param>
/// <param name="Last">The visit that was entered last.</param>
internal readonly record struct CollectProgress(long Settled, long Known, VisitLine Last);

/// <summary>Fills the archive from the sites of the agencies: visits the sources of a list, takes in the reports found there, and notes what is new, changed and gone.</summary>
/// <remarks>
/// Law: a run that was killed at whatever moment goes on where it was, every report that was acknowledged is held once, and no address is visited that the list or robots.txt
/// do not allow. One program at a time collects for one corpus. Nothing is removed because a site removes it.
/// </remarks>
internal sealed class Collector : IDisposable
{
    /// <summary>When so many addresses of a host have failed and none between them was answered, it is left alone until the next run.</summary>
    private const int MostFailures = 8;

    private const int CountedEvery = 20;

    /// <summary>Who asks to be left alone for longer is left alone until the next run.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private readonly CollectOptions _options;
    private readonly IReadOnlyDictionary<string, CollectSource> _sources;
    private readonly Journal _journal;
    private readonly PoliteFetcher _fetcher;
    private readonly CrawlArchive? _warc;
    private readonly Visitor _visitor;
    private readonly TimeProvider _time;
    private readonly FileStream _alone;
    private (long Settled, long Known) _counted;
    private long _visits;
    private readonly DirectoryInfo? _scratch;

    /// <summary>Makes one for the sources of a list.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="options">How.</param>
    /// <param name="corpus">The corpus directory.</param>
    /// <param name="holdings">What it holds.</param>
    /// <param name="captures">Where that came from.</param>
    /// <param name="ingester">Takes in what is found.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="ArchiveException">Another program collects for this corpus.</exception>
    public Collector(IReadOnlyList<CollectSource> sources, CollectOptions options, string corpus, Holdings holdings, CaptureBook captures, ReportIngester ingester, TimeProvider time)
    {
        (_options, _time) = (options, time);
        _sources = sources.ToDictionary(source => source.Address.AbsoluteUri, StringComparer.Ordinal);
        FetchRules rules = options.Rules(sources);
        _alone = LivingFile.TryTake(Path.Combine(corpus, "collecting.lock")) ?? throw new ArchiveException("collect.busy", $"另一个程序正在为档案目录 {corpus} 采集；请等它结束，或先停止它。");
        _journal = new Journal(new JournalFile(corpus), time);
        if (options.DryRun)
        {
            _scratch = Directory.CreateTempSubdirectory("govreport-dry-run-");
            _journal.CopyTo(_scratch.FullName);
            _journal = new Journal(new JournalFile(_scratch.FullName), time);
        }

        _fetcher = new PoliteFetcher(rules, time);
        _warc = options.WarcDirectory is { } warc && !options.DryRun ? new CrawlArchive(warc, rules.UserAgent, time) : null;
        _visitor = new Visitor(options, _fetcher, holdings, captures, ingester, _warc, time);
    }

    /// <summary>Visits the sources, to the end or until cancelled; the next call goes on.</summary>
    /// <exception cref="ArchiveException">The journal or the catalog cannot be written. What was entered stands.</exception>
    public async Task<CollectReport> RunAsync(IProgress<CollectProgress>? progress, CancellationToken cancellationToken)
    {
        (long run, DateTimeOffset began, bool goesOn) = _journal.Begin([.. _sources.Values.Select(Visitor.Seed)], _options.Recheck);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using SemaphoreSlim found = new(0);
        Dictionary<string, Task> hosts = new(StringComparer.Ordinal);
        try
        {
            for (Task signal = found.WaitAsync(stop.Token); ;)
            {
                foreach (string host in _journal.Hosts(run).Where(host => !hosts.ContainsKey(host)).Take(_options.HostsAtOnce - hosts.Count))
                    hosts.Add(host, Task.Run(() => VisitHostAsync(run, host, found, progress, stop.Token), stop.Token));
                if (hosts.Count == 0) break;
                Task first = await Task.WhenAny([signal, .. hosts.Values]).ConfigureAwait(false);
                await first.ConfigureAwait(false);
                if (first == signal) signal = found.WaitAsync(stop.Token);
                foreach (string done in hosts.Where(host => host.Value.IsCompletedSuccessfully).Select(host => host.Key).ToList()) hosts.Remove(done);
            }
        }
        finally
        {
            // Who is in the middle of a visit must not go on behind the caller's back.
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(hosts.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        IReadOnlyList<VisitLine> visits = _journal.Visits(run);
        _journal.End(run, visits);
        return CollectReport.Of(run, began, goesOn, _time.GetUtcNow(), _sources.Values, visits);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _fetcher.Dispose();
        _warc?.Dispose();
        _scratch?.Delete(recursive: true);
        _alone.Dispose();
    }

    private async Task VisitHostAsync(long run, string host, SemaphoreSlim found, IProgress<CollectProgress>? progress, CancellationToken cancellationToken)
    {
        for (HashSet<long> failed = []; ;)
        {
            (Waiting? next, DateTimeOffset? until) = _journal.Next(run, host);
            if (next is null)
            {
                if (until is null) return;
                await PauseAsync(until.Value - _time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
                continue;
            }

            CollectSource source = _sources[next.Source];
            Visit visit = await _visitor.VisitAsync(source, next, cancellationToken).ConfigureAwait(false);
            if (_journal.Settle(run, next, visit.Settlement, source.MostPages ?? CollectOptions.DefaultMostPages)) found.Release();
            Tell(progress, run, next, visit.Settlement);
            if (visit.IsHostsFault) failed.Add(next.Key);
            else if (visit.Settlement.Again is null) failed.Clear();
            if (failed.Count >= MostFailures || visit.Pause > LongestPause)
            {
                _journal.GiveUp(run, host, new Settlement(VisitOutcome.Failed)
                {
                    Code = "collect.host",
                    Detail = visit.Pause > LongestPause
                        ? FormattableString.Invariant($"网站要求 {visit.Pause.TotalSeconds:0} 秒后再来，本次不再访问；请稍后再运行。")
                        : FormattableString.Invariant($"网站的 {failed.Count} 个网址接连没有正常答复，本次不再访问；下次运行会再试。"),
                });
                return;
            }

            await PauseAsync(visit.Pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken) =>
        pause > TimeSpan.Zero ? Task.Delay(pause, _time, cancellationToken) : Task.CompletedTask;

    private void Tell(IProgress<CollectProgress>? progress, long run, Waiting waiting, Settlement settlement)
    {
        if (progress is null) return;
        // Counting takes longer the more is known.
        if (Interlocked.Increment(ref _visits) % CountedEvery == 1) _counted = _journal.Progress(run);
        progress.Report(new CollectProgress(_counted.Settled, _counted.Known, _journal.LineOf(run, waiting, settlement)));
    }
}
