namespace GovReportArchive.Search.Tests;

/// <summary>A directory of its own for one test, deleted at its end.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("gra-search-").FullName;

    public void Dispose() => Directory.Delete(Path, true);
}
