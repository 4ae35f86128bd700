using GovReportArchive.Collecting.Fetching;
using GovReportArchive.Collecting.Sources;

namespace GovReportArchive.Collecting;

/// <summary>How a run goes about it.</summary>
/// <param name="Contact">Mail or web address of who runs it, for the people of the sites.</param>
internal sealed record CollectOptions(string Contact)
{
    /// <summary>Columns that a run passes on the way to a report, where the source says nothing.</summary>
    public const int DefaultDepth = 3;

    /// <summary>Pages of columns that a run visits in one source, where it says nothing.</summary>
    public const int DefaultMostPages = 200;

    /// <summary>Time between an answer of a host and the next request to it, where nobody says anything.</summary>
    public static readonly TimeSpan DefaultDelay = TimeSpan.FromSeconds(2);

    /// <summary>Time between an answer of a host and the next request to it, where the source says nothing.</summary>
    public TimeSpan Delay { get; init; } = DefaultDelay;

    /// <summary>What is held and was asked more recently is not asked again.</summary>
    public TimeSpan Recheck { get; init; } = TimeSpan.Zero;

    /// <summary>Hosts visited at the same time.</summary>
    public int HostsAtOnce { get; init; } = 8;

    /// <summary>Only columns are visited; nothing is taken in, and nothing is noted.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether the hosts that the list itself names may be private ones.</summary>
    public bool AllowPrivate { get; init; }

    /// <summary>Where the requests and answers are kept as WARC; null for nowhere.</summary>
    public string? WarcDirectory { get; init; }

    /// <summary>The rules of fetching for a list.</summary>
    public FetchRules Rules(IReadOnlyList<CollectSource> sources)
    {
        Uri[] named = [.. sources.SelectMany(source => source.Hosts.Where(host => !host.StartsWith('*'))
            .Select(host => Uri.TryCreate($"{source.Address.Scheme}://{host}/", UriKind.Absolute, out Uri? address) ? address : null).Prepend(source.Address)).OfType<Uri>()];
        return new FetchRules(Contact)
        {
            Delay = Delay,
            Ports = named.Select(address => address.Port).ToHashSet(),
            MayBePrivate = AllowPrivate ? named.Select(FetchAddress.Authority).ToHashSet(StringComparer.Ordinal) : [],
        };
    }
}
