using GovReportArchive.Search.Schema;
using GovReportArchive.Tests;

namespace GovReportArchive.Search.Tests;

/// <summary>The engine that the tests of searching are run on here, as in the project where they stand.</summary>
internal static class TestEngine
{
    /// <summary>Documents of a large world: of several pages.</summary>
    public const int Large = 300;

    public static ISearchIndex Open(string directory, IndexSchema schema, long? cacheBytes = null)
    {
        // There is nothing to keep beside a cluster.
        _ = cacheBytes;
        return ArchiveEngine.Engine(directory, schema);
    }

    public static ISearchWriter Write(string directory, IndexSchema schema) => Open(directory, schema).TryWrite() ?? throw new InvalidOperationException("The index is being written.");

    public static ISearchView Read(string directory, IndexSchema schema) => Open(directory, schema).Open() ?? throw new InvalidOperationException("There is no index.");

    public static void Put(this ISearchWriter writer, IndexDocument document) => writer.Replace(document.Id, [document]);

    public static void Delete(this ISearchWriter writer, string id) => writer.Replace(id, []);

    public static long Commit(this ISearchWriter writer, long change) => writer.Commit(new CommitPoint(change));
}
