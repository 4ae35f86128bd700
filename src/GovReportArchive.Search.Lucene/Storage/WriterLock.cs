using System.Globalization;

namespace GovReportArchive.Search.Lucene.Storage;

/// <summary>Says who writes an index, and lets one writer at a time in, in this and every other process. The operating system gives the lock back when its
/// holder ends, however it ends.</summary>
/// <remarks>Lucene has a lock of its own below this one, which knows no holder.</remarks>
internal sealed class WriterLock : IDisposable
{
    private const string LockName = "writer.lock", HolderName = "writer.holder";
    private readonly FileStream _held;

    private WriterLock(FileStream held) => _held = held;

    /// <summary>Takes the lock; null where somebody has it.</summary>
    /// <exception cref="IOException">The directory cannot be written.</exception>
    public static WriterLock? TryTake(string directory)
    {
        System.IO.Directory.CreateDirectory(directory);
        FileStream held;
        try
        {
            held = new FileStream(Path.Combine(directory, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (IsHeld(error))
        {
            return null;
        }

        try
        {
            // The locked file itself cannot be read while it is locked, so the holder's name stands beside it.
            File.WriteAllText(Path.Combine(directory, HolderName), string.Create(CultureInfo.InvariantCulture,
                $"process {Environment.ProcessId} ({Path.GetFileName(Environment.ProcessPath)}) on {Environment.MachineName}"));
        }
        catch
        {
            held.Dispose();
            throw;
        }

        return new WriterLock(held);
    }

    /// <summary>Who has the lock, as far as it has said so.</summary>
    public static string? Holder(string directory)
    {
        if (!System.IO.Directory.Exists(directory)) return null;
        try
        {
            using FileStream free = new(Path.Combine(directory, LockName), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return null;
        }
        catch (IOException error) when (IsHeld(error))
        {
            return ReadHolder(Path.Combine(directory, HolderName));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

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
