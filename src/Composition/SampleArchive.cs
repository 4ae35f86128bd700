using System.Security.Cryptography;
using System.Text;
using GovReportArchive.Corpus;
using GovReportArchive.Search;

namespace GovReportArchive.Composition;

/// <summary>The archive of the sample reports that come with the product: invented places, kept apart from real reports and never mixed
/// with them nor exported.</summary>
internal static class SampleArchive
{
    private static readonly string[] Endings = [".txt", ".html", ".htm", ".docx", ".pdf", ".doc"];

    /// <summary>Opens the archive of the samples in a directory, ingesting them and building its index where that has not been done.</summary>
    /// <remarks>It is kept in <c>.archive</c> beside the samples, or in the temporary directory where that cannot be written. When the
    /// samples have changed it is made again from nothing, so that it never holds what no longer stands beside it.</remarks>
    /// <param name="samplesDirectory">The sample files, such as <c>corpus/samples</c>.</param>
    /// <param name="engine">Makes its indexes.</param>
    /// <param name="time">Clock; null for the system's.</param>
    /// <param name="cancellationToken">Stops ingest.</param>
    /// <returns>The archive, or null where the directory does not exist or holds no report.</returns>
    /// <exception cref="ArchiveException">Neither place can be written.</exception>
    public static async Task<OpenArchive?> OpenAsync(
        string samplesDirectory, SearchEngine engine, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        string[] files = Directory.Exists(samplesDirectory)
            ? [.. Directory.EnumerateFiles(samplesDirectory).Where(file => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)]
            : [];
        if (files.Length == 0) return null;
        string home = Home(samplesDirectory);
        using FileStream alone = await AloneAsync(Path.Combine(home, "lock"), cancellationToken).ConfigureAwait(false);
        string state = State(files);
        string stateFile = Path.Combine(home, "state");
        if (!File.Exists(stateFile) || !string.Equals(await File.ReadAllTextAsync(stateFile, cancellationToken).ConfigureAwait(false), state, StringComparison.Ordinal))
        {
            foreach (string part in new[] { CorpusOf(home), IndexOf(home) })
                if (Directory.Exists(part)) Directory.Delete(part, recursive: true);
            File.Delete(stateFile);
        }

        OpenArchive archive = OpenArchive.Open(new ArchiveOptions(CorpusOf(home), IndexOf(home)), engine, time);
        try
        {
            if (!File.Exists(stateFile))
            {
                await archive.Ingester.IngestAsync(files, cancellationToken: cancellationToken).ConfigureAwait(false);
                await File.WriteAllTextAsync(stateFile, state, cancellationToken).ConfigureAwait(false);
            }

            archive.TryCatchUp(cancellationToken: cancellationToken);
            if (archive.Holdings.HasReports) return archive;
            archive.Dispose();
            return null;
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    // Two servers started from one checkout must not make the archive at the same time; the second finds it ready.
    private static async Task<FileStream> AloneAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(100, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static string CorpusOf(string home) => Path.Combine(home, "corpus");

    private static string IndexOf(string home) => Path.Combine(home, "index");

    private static string Home(string samplesDirectory)
    {
        string full = Path.GetFullPath(samplesDirectory);
        string beside = Path.Combine(full, ".archive");
        try
        {
            Directory.CreateDirectory(beside);
            string probe = Path.Combine(beside, $".probe-{Guid.NewGuid():N}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return beside;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(full + "\n" + Environment.UserName)))[..16];
            string temporary = Path.Combine(Path.GetTempPath(), "govreport-samples-" + name);
            Directory.CreateDirectory(temporary);
            return temporary;
        }
    }

    // The files' names, lengths and dates, and the build that read them: what another build reads may come out otherwise.
    private static string State(string[] files)
    {
        StringBuilder state = new();
        state.Append(typeof(SampleArchive).Assembly.ManifestModule.ModuleVersionId).Append('\n');
        state.Append(typeof(Reports.ReportReader).Assembly.ManifestModule.ModuleVersionId).Append('\n');
        state.Append(typeof(Extraction.FileExtractor).Assembly.ManifestModule.ModuleVersionId).Append('\n');
        foreach (FileInfo file in files.Select(path => new FileInfo(path)))
            state.Append(file.Name).Append('\t').Append(file.Length).Append('\t').Append(file.LastWriteTimeUtc.Ticks).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state.ToString())));
    }
}
