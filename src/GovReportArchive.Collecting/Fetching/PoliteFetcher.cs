using System.Collections.Concurrent;
using System.Globalization;
using System.Net;

namespace GovReportArchive.Collecting.Fetching;

/// <summary>Asks sites, one polite request at a time.</summary>
/// <remarks>
/// Law: no connection is made to a machine that is neither public nor named by the operator, and no address is asked that robots.txt forbids, whatever a list, a page, a redirect or a
/// name server says. Each hop of a redirect is held to the same. Questions may come from many tasks; each host has one connection, and its delay. Nothing is tried twice here: what failed
/// is for the caller to ask again. Cookies and what robots.txt said are kept in memory only.
/// </remarks>
internal sealed class PoliteFetcher : IDisposable
{
    private static readonly TimeSpan MostCrawlDelay = TimeSpan.FromSeconds(60);

    private readonly FetchRules _rules;
    private readonly TimeProvider _time;
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _resolve;
    private readonly ConcurrentDictionary<string, Lazy<HostLane>> _lanes = new(StringComparer.Ordinal);
    private readonly RobotsBook _robots;

    /// <summary>A fetcher by rules.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="time">Where time comes from, also that which is waited.</param>
    /// <param name="resolve">Which machines a name stands for; null for what the system says.</param>
    public PoliteFetcher(FetchRules rules, TimeProvider time, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        (_rules, _time, _resolve) = (rules, time, resolve ?? Dns.GetHostAddressesAsync);
        _robots = new RobotsBook(time, (address, cancellationToken) => AskAsync(new Asked(new FetchQuestion(address)) { IsRobots = true }, cancellationToken));
    }

    /// <summary>Asks once, and follows redirects.</summary>
    /// <returns>What became of it; faults of sites and networks are answers, not exceptions.</returns>
    /// <exception cref="OperationCanceledException">The caller ended it.</exception>
    public Task<FetchAnswer> FetchAsync(FetchQuestion question, CancellationToken cancellationToken) => AskAsync(new Asked(question), cancellationToken);

    /// <summary>Why an address would not be asked; null where it would. Nothing but robots.txt is asked for.</summary>
    public async Task<FetchAnswer?> RefusalAsync(Uri address, CancellationToken cancellationToken)
    {
        Asked asked = new(new FetchQuestion(address));
        try
        {
            await PermittedAsync(asked, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (FetchStop stop)
        {
            return asked.Answer(stop.Outcome, stop.Message, _time.GetUtcNow());
        }
    }

    /// <summary>Closes all connections.</summary>
    public void Dispose()
    {
        foreach (Lazy<HostLane> lane in _lanes.Values) lane.Value.Dispose();
        _robots.Dispose();
    }

    private async Task<FetchAnswer> AskAsync(Asked asked, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                HopAnswer hop = await HopAsync(asked, cancellationToken).ConfigureAwait(false);
                asked.Last = hop;
                if (!hop.IsRedirect) return AnswerJudge.Judge(asked, hop, Most(asked));
                Follow(asked, hop);
            }
        }
        catch (FetchStop stop)
        {
            return asked.Answer(stop.Outcome, stop.Message, asked.Last?.At ?? _time.GetUtcNow());
        }
    }

    /// <summary>Looks whether the rules and the site permit what is asked.</summary>
    /// <returns>The delay that is to be kept.</returns>
    private async Task<TimeSpan> PermittedAsync(Asked asked, CancellationToken cancellationToken)
    {
        FetchAddress.Check(asked.Address, _rules);
        TimeSpan delay = asked.Question.Delay ?? _rules.Delay;
        if (!asked.IsRobots)
        {
            RobotsRules robots = await _robots.OfAsync(asked.Address, cancellationToken).ConfigureAwait(false);
            if (robots.Forbids(asked.Address) is { } rule) throw new FetchStop(FetchOutcome.Robots, rule);
            TimeSpan wanted = robots.CrawlDelay is { } crawl ? (crawl < MostCrawlDelay ? crawl : MostCrawlDelay) : TimeSpan.Zero;
            if (wanted > delay) delay = wanted;
        }

        return delay;
    }

    private async Task<HopAnswer> HopAsync(Asked asked, CancellationToken cancellationToken)
    {
        Uri address = asked.Address;
        TimeSpan delay = await PermittedAsync(asked, cancellationToken).ConfigureAwait(false);
        HostLane lane = _lanes.GetOrAdd(FetchAddress.Host(address), _ => new Lazy<HostLane>(() => new HostLane(_rules, _time, _resolve))).Value;
        // A site may set a cookie and send the visitor back to where he was; without a new cookie that has no end.
        if (!asked.Seen.Add((address.AbsoluteUri, lane.CookiesFor(address)))) throw new FetchStop(FetchOutcome.Loop, address.AbsoluteUri);
        FetchQuestion question = asked.Question with { Address = address, ETag = asked.IsConditional ? asked.Question.ETag : null, LastModified = asked.IsConditional ? asked.Question.LastModified : null };
        return await lane.AskAsync(question, delay, Most(asked), asked.IsRobots, cancellationToken).ConfigureAwait(false);
    }

    private void Follow(Asked asked, HopAnswer hop)
    {
        Uri next = FetchAddress.Bare(hop.Head.Location(asked.Address) ?? throw new FetchStop(FetchOutcome.NoLocation, hop.Status.ToString(CultureInfo.InvariantCulture)));
        if (next.Scheme is "http" or "https" && LoginAddresses.Hold(next) && !LoginAddresses.Hold(asked.Question.Address)) throw new FetchStop(FetchOutcome.LoginPage, next.AbsoluteUri);
        if (asked.Question.Within is { } within && !within(next)) throw new FetchStop(FetchOutcome.Outside, next.AbsoluteUri);
        int most = asked.IsRobots ? RobotsBook.MostRedirects : _rules.MostRedirects;
        if (asked.Redirects.Count == most) throw new FetchStop(FetchOutcome.Redirects, most.ToString(CultureInfo.InvariantCulture));
        if (asked.Address.Scheme == "https" && next.Scheme == "http") asked.Notes.Add("网站从 https 跳转到 http");
        asked.Redirects.Add(new FetchRedirect(asked.Address, hop.Status, next, hop.At, hop.Exchange));
        asked.Address = next;
        asked.Last = null;
    }

    private int Most(Asked asked) => asked.IsRobots ? RobotsRules.Longest : Math.Min(asked.Question.MostBytes ?? _rules.MostBytes, _rules.MostBytes);
}
