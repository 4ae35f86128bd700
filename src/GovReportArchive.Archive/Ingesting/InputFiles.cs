namespace GovReportArchive.Archive.Ingesting;

/// <summary>The files that paths given by a person stand for.</summary>
internal static class InputFiles
{
    private static readonly EnumerationOptions Recursively = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = false,
    };

    /// <summary>Files as given, and the files under folders in ordinal order, without hidden files and those that office programs leave
    /// beside open documents. The order decides versions and suffixes of ids, so it must not depend on the file system.</summary>
    public static IEnumerable<string> Expand(IEnumerable<string> paths)
    {
        foreach (string path in paths)
        {
            if (!Directory.Exists(path))
            {
                yield return path;
                continue;
            }

            List<string> files = [.. Directory.EnumerateFiles(path, "*", Recursively).Where(file => IsInput(path, file))];
            files.Sort(StringComparer.Ordinal);
            foreach (string file in files) yield return file;
        }
    }

    private static bool IsInput(string root, string file) =>
        !Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('.') || part.StartsWith("~$", StringComparison.Ordinal))
        && Path.GetFileName(file) is not ("Thumbs.db" or "desktop.ini");
}
