using System.Collections.Concurrent;
using System.ComponentModel;
using System.Globalization;
using GovReportArchive.PdfReader;

namespace GovReportArchive.Extraction.Pdf;

/// <summary>Has PDFs read by processes of their own, as many at a time as there are processors.</summary>
/// <remarks>Thread-safe. A process that has answered serves again; one that did not answer in time, or at all, has ended when the caller hears of it.</remarks>
internal static class PdfReaders
{
    private static readonly SemaphoreSlim Places = new(Environment.ProcessorCount);
    private static readonly ConcurrentBag<PdfReaderProcess> Idle = [];

    /// <summary>The pages of a file in order; one that could not be read at all is null.</summary>
    /// <exception cref="ExtractionException">Encrypted, damaged, too many pages, or beyond the bounds of time and memory.</exception>
    public static async Task<IReadOnlyList<PageContents?>> ReadAsync(string name, PdfRequest request, ExtractionLimits limits, CancellationToken cancellationToken)
    {
        await Places.WaitAsync(cancellationToken).ConfigureAwait(false);
        using CancellationTokenSource bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(limits.PdfTimeout);
        try
        {
            PdfAnswer answer = await AskAsync(name, request, limits, bound.Token).ConfigureAwait(false);
            return answer.Refusal switch
            {
                PdfRefusal.None => answer.Pages,
                PdfRefusal.Encrypted => throw new ExtractionException("pdf.encrypted", $"{name}：PDF 已加密，需要打开密码。请取消密码后入库。"),
                PdfRefusal.TooManyPages => throw new ExtractionException("pdf.tooManyPages", $"{name}：超过 {request.MostPages} 页，不像一份年度报告。请拆分后再入库。"),
                _ => throw new ExtractionException("pdf.damaged", $"{name}：PDF 已损坏，无法打开（{FirstLine(answer.Reason)}）。请重新下载原文件。"),
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ExtractionException("pdf.timeout", string.Create(CultureInfo.InvariantCulture,
                $"{name}：PDF 在 {limits.PdfTimeout.TotalSeconds:N0} 秒内没有读完，已中止。文件可能损坏或过大。"));
        }
        finally
        {
            Places.Release();
        }
    }

    private static async Task<PdfAnswer> AskAsync(string name, PdfRequest request, ExtractionLimits limits, CancellationToken cancellationToken)
    {
        while (true)
        {
            PdfReaderProcess reader = Idle.TryTake(out PdfReaderProcess? idle) ? idle : Start(name);
            bool served = reader.HasAnswered;
            PdfAnswer? answer = null;
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                answer = await reader.AskAsync(name, request, limits.MaxHelperOutputBytes, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                if (answer is null) reader.Dispose();
                else Idle.Add(reader);
            }

            if (answer is not null) return answer;
            if (!served)
            {
                throw new ExtractionException("pdf.tooCostly", $"{name}：读取这份 PDF 所需的内存或嵌套层数超过上限，已中止。文件可能损坏，不像一份年度报告。");
            }
        }
    }

    private static PdfReaderProcess Start(string name)
    {
        try
        {
            return PdfReaderProcess.Start();
        }
        catch (Win32Exception e)
        {
            throw new ExtractionException("pdf.readerMissing", $"{name}：读取 PDF 的程序无法启动（{e.Message}）。请检查安装是否完整。");
        }
    }

    private static string FirstLine(string message)
    {
        string line = message.Split('\n')[0].Trim();
        return line.Length == 0 ? "原因不明" : line[..Math.Min(line.Length, 120)];
    }
}
