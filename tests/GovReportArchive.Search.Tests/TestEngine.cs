using GovReportArchive.Search.Lucene;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Tests;

/// <summary>The engine that the tests of this project hold to the laws of searching; another one is put to the same tests by naming it here.</summary>
internal static class TestEngine
{
    /// <summary>Documents of a large world: of several blocks and bitmaps.</summary>
    public const int Large = 2500;

    /// <summary>The index in a directory.</summary>
    public static ISearchIndex Open(string directory, IndexSchema schema, long? cacheBytes = null) =>
        new LuceneIndex(directory, schema, cacheBytes is { } bytes ? new LuceneSettings { CacheBytes = bytes } : null);

    /// <summary>A writer of an index, to be disposed.</summary>
    public static ISearchWriter Write(string directory, IndexSchema schema) => Open(directory, schema).TryWrite() ?? throw new InvalidOperationException("The index is being written.");

    /// <summary>A view of the newest commit, to be disposed.</summary>
    public static ISearchView Read(string directory, IndexSchema schema) => Open(directory, schema).Open() ?? throw new InvalidOperationException("There is no index.");

    /// <summary>Puts a document that is a group by itself.</summary>
    public static void Put(this ISearchWriter writer, IndexDocument document) => writer.Replace(document.Id, [document]);

    /// <summary>Takes a document out that is a group by itself.</summary>
    public static void Delete(this ISearchWriter writer, string id) => writer.Replace(id, []);

    /// <summary>Commits with the number of a change.</summary>
    public static long Commit(this ISearchWriter writer, long change) => writer.Commit(new CommitPoint(change));
}
