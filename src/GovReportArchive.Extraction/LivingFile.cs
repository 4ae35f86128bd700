namespace GovReportArchive.Extraction;

/// <summary>Files that stay locked as long as the process that made them lives, so that what a killed one left is told from what is in use.</summary>
/// <remarks>The system drops a lock with its process, however that ends; numbers of processes, which return and differ between containers,
/// are not asked.</remarks>
public static class LivingFile
{
    private const int MostTries = 8;

    /// <summary>Makes an empty file under a name of its own, open for writing and locked until it is closed; it may be renamed and deleted
    /// while it is open.</summary>
    /// <exception cref="IOException">It cannot be made. Nothing is left.</exception>
    public static FileStream Create(string directory, string prefix, string ending)
    {
        for (int tries = 1; ; tries++)
        {
            string path = Path.Combine(directory, prefix + Guid.NewGuid().ToString("N") + ending);
            try
            {
                FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Delete, bufferSize: 0);
                // Opening and locking are two steps: who clears up may come between them, and then another name is taken.
                if (File.Exists(path)) return file;
                file.Dispose();
            }
            catch (IOException) when (tries < MostTries && Directory.Exists(directory))
            {
                continue;
            }
        }
    }

    /// <summary>Takes a file, which is made where it is missing, for this process alone until it is closed; it may be deleted meanwhile.</summary>
    /// <returns>Null where another process has it.</returns>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static FileStream? TryTake(string path)
    {
        try
        {
            // Elsewhere than on Windows all modes of sharing but none lock nobody out, and what is open can be deleted in any of them.
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None, bufferSize: 0);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>Removes the files that nobody holds; what is in use, belongs to another user or cannot be removed stays, without an error.</summary>
    /// <param name="directory">Where they lie; it need not exist.</param>
    /// <param name="pattern">Their names, such as <c>*.lock</c>.</param>
    /// <param name="before">Called with each path before the file is removed.</param>
    public static void RemoveAbandoned(string directory, string pattern, Action<string>? before = null)
    {
        try
        {
            foreach (string path in Directory.EnumerateFiles(directory, pattern)) Remove(path, before);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Clearing up must not keep anybody from his work.
        }
    }

    private static void Remove(string path, Action<string>? before)
    {
        try
        {
            using FileStream held = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            before?.Invoke(path);
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // In use, or another user's.
        }
    }
}
