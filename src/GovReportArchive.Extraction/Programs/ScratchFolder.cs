namespace GovReportArchive.Extraction.Programs;

/// <summary>A folder of its own for the files that a helper program reads and writes; gone when disposed.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("govreport-");

    /// <summary>Writes the bytes and returns the absolute path, which never looks like an option.</summary>
    public async Task<string> AddAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        string path = Path.Combine(_folder.FullName, name);
        FileStream stream = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0, useAsync: true);
        await using (stream.ConfigureAwait(false))
        {
            await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }

        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
