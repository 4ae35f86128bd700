namespace GovReportArchive.Search.Lucene.Tests;

/// <summary>A directory of its own for one test, deleted at its end.</summary>
internal sealed class Place : IDisposable
{
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("gra-lucene-").FullName;

    public IEnumerable<string> Files => System.IO.Directory.GetFiles(Directory).Order(StringComparer.Ordinal);

    /// <summary>Another directory with the same files.</summary>
    public Place Copy()
    {
        Place copy = new();
        foreach (string file in Files) File.Copy(file, Path.Combine(copy.Directory, Path.GetFileName(file)));
        return copy;
    }

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
