using Lucene.Net.Index;

namespace GovReportArchive.Search.Lucene.Storage;

/// <summary>Which files of a directory an index is made of. What else lies there, a note or a file of version control, is somebody else's and stays.</summary>
internal static class IndexFiles
{
    // Lucene's, in which all files of a segment begin with an underscore, and the manifest of the format that this program had of its own.
    private static readonly string[] Beginnings = ["_", IndexFileNames.SEGMENTS, "manifest"];

    // The other files of that format.
    private static readonly string[] FormerEnds = [".ids", ".words", ".pairs", ".columns", ".deletes"];

    /// <summary>Full paths of the index's files, in no order.</summary>
    public static IEnumerable<string> In(string directory) => System.IO.Directory.GetFiles(directory).Where(file => IsOne(Path.GetFileName(file)));

    private static bool IsOne(string name) =>
        Array.Exists(Beginnings, beginning => name.StartsWith(beginning, StringComparison.Ordinal)) || Array.Exists(FormerEnds, end => name.EndsWith(end, StringComparison.Ordinal));
}
