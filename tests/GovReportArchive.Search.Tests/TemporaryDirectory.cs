namespace GovReportArchive.Search.Tests;

/// <summary>A directory of its own for one test, deleted at its end.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("gra-search-").FullName;

    /// <summary>Another directory with the same files.</summary>
    public TemporaryDirectory Copy()
    {
        TemporaryDirectory copy = new();
        foreach (string file in Directory.GetFiles(Path)) File.Copy(file, System.IO.Path.Combine(copy.Path, System.IO.Path.GetFileName(file)));
        return copy;
    }

    public void Dispose() => Directory.Delete(Path, true);
}
