namespace GovReportArchive.Text.Tests;

/// <summary>Material beside the repository that some tests can use and none may need.</summary>
internal static class SharedFolder
{
    /// <summary>The folder of this name in <c>../shared</c> as seen from the repository, or null.</summary>
    internal static string? Find(string name)
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "GovReportArchive.sln"))) directory = directory.Parent;
        if (directory?.Parent is null) return null;
        string folder = Path.Combine(directory.Parent.FullName, "shared", name);
        return Directory.Exists(folder) ? folder : null;
    }
}
