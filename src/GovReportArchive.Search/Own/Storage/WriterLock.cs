using System.Globalization;

namespace GovReportArchive.Search.Own.Storage;

/// <summary>Lets one writer at a time into an index, in this and every other process. The operating system gives the lock back when its
/// holder ends, however it ends.</summary>
internal sealed class WriterLock : IDisposable
{
    private const string LockName = "writer.lock", HolderName = "writer.holder";
    private readonly FileStream _held;

    private WriterLock(FileStream held) => _held = held;

    /// <exception cref="IndexLockedException">Another writer holds the lock.</exception>
    public static WriterLock Take(string directory)
    {
        Directory.CreateDirectory(directory);
        string holder = Path.Combine(directory, HolderName);
        FileStream held;
        try
        {
            held = new FileStream(Path.Combine(directory, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (IsHeld(error))
        {
            throw new IndexLockedException(directory, ReadHolder(holder));
        }

        try
        {
            // The locked file itself cannot be read while it is locked, so the holder's name stands beside it.
            File.WriteAllText(holder, string.Create(CultureInfo.InvariantCulture,
                $"process {Environment.ProcessId} ({Path.GetFileName(Environment.ProcessPath)}) on {Environment.MachineName}"));
        }
        catch
        {
            held.Dispose();
            throw;
        }

        return new WriterLock(held);
    }

    public static bool IsLockFile(string name) => name is LockName or HolderName;

    public void Dispose() => _held.Dispose();

    // A full disk or one that cannot be written is no other writer. Windows: sharing violation; elsewhere EAGAIN, by its number on Linux and on BSD.
    private static bool IsHeld(IOException error) => error.HResult is unchecked((int)0x80070020) or 11 or 35;

    private static string ReadHolder(string holder)
    {
        try
        {
            string text = File.ReadAllText(holder).Trim();
            return text.Length > 0 ? text : "another process";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The holder is just writing its name; that there is one is what matters.
            return "another process";
        }
    }
}
