using System.Runtime.CompilerServices;
using GovReportArchive.Reports;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Ingesting;

/// <summary>Reads files into records without an archive.</summary>
public static class FileParser
{
    /// <summary>Reads files, and all files under folders, in order. Each gives a record, a problem, or both: a file that is probably no
    /// annual report is read all the same.</summary>
    public static async IAsyncEnumerable<ParsedFile> ParseAsync(
        IEnumerable<string> paths, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (InputFile file in InputFiles.Expand(paths))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return await OneAsync(file, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<ParsedFile> OneAsync(InputFile file, CancellationToken cancellationToken)
    {
        if (file.Skipped is string reason) return new ParsedFile(file.Path, null, null) { Skipped = reason };
        try
        {
            ReadingResult reading = await FileReading.ReadAsync(file.Path, InputFiles.Read(file.Path), capture: null, cancellationToken).ConfigureAwait(false);
            return new ParsedFile(file.Path, reading.Record, reading.NotAReport is null ? null : "可能不是年度报告：" + reading.NotAReport, reading.Explanation);
        }
        catch (InputFileException error)
        {
            return new ParsedFile(file.Path, null, error.Message);
        }
    }
}

/// <summary>What became of one file.</summary>
/// <param name="Path">The path as given.</param>
/// <param name="Record">The record; null where the file cannot be read.</param>
/// <param name="Problem">Why it cannot be read, or why it is probably no report; null where all is well.</param>
/// <param name="Explanation">Where the record's counts and warnings come from; null where there is no record.</param>
public sealed record ParsedFile(string Path, ReportRecord? Record, string? Problem, ReadingExplanation? Explanation = null)
{
    /// <summary>Why it was not read on purpose, such as a link in a folder; null where it was.</summary>
    public string? Skipped { get; init; }
}
