using System.Net;
using GovReportArchive.Collecting.Fetching;
using GovReportArchive.Collecting.Tests.Sites;
using Microsoft.Extensions.Time.Testing;

namespace GovReportArchive.Collecting.Tests.Fetching;

/// <summary>What the tests of fetching share.</summary>
internal static class Fetch
{
    /// <summary>Names of the tests stand for loopback, whatever they are.</summary>
    public static Task<IPAddress[]> Loopback(string host, CancellationToken cancellationToken) =>
        Task.FromResult(new[] { IPAddress.TryParse(host, out IPAddress? literal) ? literal : IPAddress.Loopback });

    /// <summary>Rules that do not wait and may ask some sites.</summary>
    public static FetchRules Rules(params TestSite[] sites) => new("archive@example.org")
    {
        Delay = TimeSpan.Zero,
        MayBePrivate = sites.Select(site => site.Authority).ToHashSet(StringComparer.Ordinal),
    };

    /// <summary>Asks once.</summary>
    public static Task<FetchAnswer> OnceAsync(TestSite site, string path, FetchRules? rules = null) => OnceAsync(new FetchQuestion(site.At(path)), rules ?? Rules(site));

    public static async Task<FetchAnswer> OnceAsync(FetchQuestion question, FetchRules rules)
    {
        using PoliteFetcher fetcher = new(rules, TimeProvider.System, Loopback);
        return await fetcher.FetchAsync(question, CancellationToken.None);
    }

    /// <summary>Lets time pass until something is done.</summary>
    public static async Task<T> PassingAsync<T>(FakeTimeProvider time, TimeSpan step, Task<T> task)
    {
        using CancellationTokenSource deadline = new(TimeSpan.FromMinutes(2));
        while (!task.IsCompleted)
        {
            deadline.Token.ThrowIfCancellationRequested();
            time.Advance(step);
            await Task.WhenAny(task, Task.Delay(1, CancellationToken.None));
        }

        return await task;
    }
}
