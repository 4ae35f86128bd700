using LuceneIndexWriter = Lucene.Net.Index.IndexWriter;

namespace GovReportArchive.Search.Lucene.Storage;

/// <summary>What stood in the directory before an index of Lucene: an index in the format that this program had of its own, or what is left of one that was
/// discarded. It is set aside, so that nothing is lost should the new index never come about, and removed when that has its first commit.</summary>
internal static class FormerIndex
{
    private const string Name = "former";

    /// <summary>Moves foreign files out of the way.</summary>
    public static void SetAside(string directory)
    {
        string[] files = [.. System.IO.Directory.GetFiles(directory).Where(file => !WriterLock.IsOwn(Path.GetFileName(file)) && Path.GetFileName(file) != LuceneLock)];
        if (files.Length == 0) return;
        string aside = Path.Combine(directory, Name);
        System.IO.Directory.CreateDirectory(aside);
        foreach (string file in files) File.Move(file, Path.Combine(aside, Path.GetFileName(file)), overwrite: true);
    }

    /// <summary>Removes what was set aside.</summary>
    public static void Remove(string directory)
    {
        string aside = Path.Combine(directory, Name);
        if (System.IO.Directory.Exists(aside)) System.IO.Directory.Delete(aside, recursive: true);
    }

    private static string LuceneLock => LuceneIndexWriter.WRITE_LOCK_NAME;
}
