using System.Collections.Concurrent;
using GovReportArchive.Search;
using GovReportArchive.Search.Elastic;
using GovReportArchive.Search.Schema;
using GovReportArchive.Tests.Elastic;

namespace GovReportArchive.Tests;

/// <summary>The engine that the suites are run on here: a cluster where the variable names one, else what stands in for it.</summary>
/// <remarks>Each place is an index by itself, discarded when its directory is gone. Pages are small and little waits, so that what a large archive meets is met here.</remarks>
internal static class ArchiveEngine
{
    /// <summary>Names a cluster, such as <c>http://localhost:9200</c>. Its indexes that begin with <see cref="Prefix"/> are made and thrown away.</summary>
    public const string Variable = "GOVREPORT_ELASTIC";

    private const string Prefix = "govreport-test";
    private static readonly ConcurrentDictionary<string, SearchEngine> StandIns = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<(string Place, string Schema), ISearchIndex> Made = new();
    private static readonly SearchEngine? Cluster = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } addresses ? ElasticIndex.Engine(Small(ElasticSettings.Parse(addresses, Prefix)), null) : null;

    /// <summary>Makes indexes.</summary>
    public static SearchEngine Engine { get; } = (place, schema) => Index(place, schema);

    /// <summary>Whether the figures of ranking that are written down are its.</summary>
    public static bool HasFigures => false;

    /// <summary>How the suites speak with a cluster.</summary>
    public static ElasticSettings Small(ElasticSettings settings) => settings with
    {
        Page = 50,
        FacetPage = 4,
        Waiting = 40_000,
        Bulk = 10_000,
        Replicas = 0,
        Pause = TimeSpan.FromMilliseconds(1),
    };

    private static ISearchIndex Index(string place, IndexSchema schema)
    {
        foreach (((string Place, string Schema) made, ISearchIndex old) in Made)
            if (!Directory.Exists(Root(made.Place)) && Made.TryRemove(made, out _)) Discard(made.Place, old);
        SearchEngine engine = Cluster ?? StandIns.GetOrAdd(place, static _ => ElasticIndex.Engine(Small(ElasticSettings.Parse("http://stand-in:9200", Prefix) with { Handler = new StandInCluster() }), null));
        ISearchIndex index = engine(place, schema);
        Made[(place, schema.Name)] = index;
        return index;
    }

    private static void Discard(string place, ISearchIndex index)
    {
        StandIns.TryRemove(place, out _);
        try
        {
            if (Cluster is not null) index.Discard();
        }
        catch (IOException)
        {
            // A test that failed left a writer behind; whoever runs the cluster throws away what is left in the end.
        }
    }

    // The directory of a test; an archive's indexes lie in one below it.
    private static string Root(string place)
    {
        string temporary = Path.TrimEndingDirectorySeparator(Path.GetTempPath());
        while (Path.GetDirectoryName(place) is { } above && above != temporary) place = above;
        return place;
    }
}
