namespace GovReportArchive.Extraction;

/// <summary>The temporary files that reading makes for helper programs.</summary>
public static class Scratch
{
    internal const string Prefix = "govreport-scratch-";
    internal const string LockEnding = ".lock";

    /// <summary>Where they lie.</summary>
    internal static string Place => Path.GetTempPath();

    /// <summary>Removes what processes that were killed have left; what a living process uses is not touched.</summary>
    public static void RemoveAbandoned() => LivingFile.RemoveAbandoned(Place, Prefix + "*" + LockEnding, file =>
    {
        string folder = FolderOf(file);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    });

    /// <summary>The folder that a lock stands for.</summary>
    internal static string FolderOf(string lockFile) => lockFile[..^LockEnding.Length];
}
