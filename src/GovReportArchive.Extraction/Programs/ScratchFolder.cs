namespace GovReportArchive.Extraction.Programs;

/// <summary>A folder of its own for the files that a helper program reads and writes; gone when disposed.</summary>
/// <remarks>What a killed process leaves is removed at the next start (<see cref="Scratch.RemoveAbandoned"/>): beside the folder lies a file
/// that is locked as long as its process lives, made before the folder, so that no folder stands without it. Only the own user can read it.</remarks>
internal sealed class ScratchFolder : IDisposable
{
    private readonly string _folder;
    private readonly FileStream _alive;

    public ScratchFolder()
    {
        _alive = LivingFile.Create(Scratch.Place, Scratch.Prefix, Scratch.LockEnding);
        _folder = Scratch.FolderOf(_alive.Name);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(_folder);
        else Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Writes the bytes and returns the absolute path, which never looks like an option.</summary>
    public async Task<string> AddAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        string path = Path.Combine(_folder, name);
        FileStream stream = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0, useAsync: true);
        await using (stream.ConfigureAwait(false))
        {
            await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }

        return path;
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        File.Delete(_alive.Name);
        _alive.Dispose();
    }
}
