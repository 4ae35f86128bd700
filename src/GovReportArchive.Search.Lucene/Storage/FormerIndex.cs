namespace GovReportArchive.Search.Lucene.Storage;

/// <summary>What stood in the directory before an index of Lucene: an index in the format that this program had of its own, or what is left of one that was
/// discarded. It is set aside, so that nothing is lost should the new index never come about, and removed when that has its first commit.</summary>
internal static class FormerIndex
{
    private const string Name = "former";

    /// <summary>Moves its files out of the way.</summary>
    public static void SetAside(string directory)
    {
        string[] files = [.. IndexFiles.In(directory)];
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
}
