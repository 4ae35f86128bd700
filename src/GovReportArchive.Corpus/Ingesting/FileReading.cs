using System.Text.RegularExpressions;
using GovReportArchive.Corpus.Captures;
using GovReportArchive.Extraction;
using GovReportArchive.Reports;
using GovReportArchive.Reports.Documents;
using Capture = GovReportArchive.Corpus.Captures.Capture;

namespace GovReportArchive.Corpus.Ingesting;

/// <summary>Makes a reading of a file's bytes.</summary>
internal static class FileReading
{
    /// <summary>What is told of a file is told behind its path, which need not be said twice.</summary>
    private static string WithoutName(string message, string name) =>
        message.StartsWith(name + "：", StringComparison.Ordinal) ? message[(name.Length + 1)..] : message;

    /// <summary>Extracts and reads, with what is known of where it came from; null for nothing.</summary>
    /// <exception cref="InputFileException">The file cannot be read; the message is for the user.</exception>
    public static async Task<ReadingResult> ReadAsync(string name, ReadOnlyMemory<byte> bytes, Capture? capture, CancellationToken cancellationToken)
    {
        try
        {
            SourceDocument document = await FileExtractor.ExtractAsync(name, bytes, capture?.Charset, cancellationToken).ConfigureAwait(false);
            return capture is null ? ReportReader.Read(document, cancellationToken) : CaptureReading.Read(document, capture, cancellationToken);
        }
        catch (ExtractionException error)
        {
            throw new InputFileException(WithoutName(error.Message, name), error);
        }
        catch (RegexMatchTimeoutException error)
        {
            throw new InputFileException("文字的排列使读取用时过长，已停止读取。请确认文件是一份报告，或换一种文件格式。", error);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // A file that the reader trips over must not keep the thousand files after it out of the archive.
            throw new InputFileException($"读取时出现程序错误（{error.GetType().Name}：{error.Message}），请把此文件报告给开发者。", error);
        }
    }
}
