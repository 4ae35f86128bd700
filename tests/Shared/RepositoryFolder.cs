namespace GovReportArchive.Tests;

/// <summary>Folders of the repository that the tests run in.</summary>
internal static class RepositoryFolder
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>A folder beside the repository that only some machines have.</summary>
    public static string Shared(string name) => Path.Combine(Root, "..", "shared", name);

    private static string Find()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "GovReportArchive.sln"))) directory = directory.Parent;
        return directory?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
