using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using GovReportArchive.PdfReader;

namespace GovReportArchive.Extraction.Pdf;

/// <summary>A process of ours that reads PDFs one after the other, bounded in memory by its own settings and in time by its owner.</summary>
internal sealed class PdfReaderProcess : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, typeof(PdfAnswer).Assembly.GetName().Name + ".dll");

    private readonly Process _process;

    private PdfReaderProcess(Process process)
    {
        _process = process;
        ExtractionTelemetry.PdfReaders.Add(1);
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
    }

    /// <summary>Has answered before, so that an end without an answer may mean that it ended for want of work.</summary>
    public bool HasAnswered { get; private set; }

    public static PdfReaderProcess Start()
    {
        ProcessStartInfo start = Host() is { } host ? new(host, [Program]) : new(Environment.ProcessPath!, [PdfReaderMode.Argument]);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = start.CreateNoWindow = true;
        start.UseShellExecute = false;
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        // What the program of its own is built with.
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x40000000";
        start.Environment["DOTNET_gcServer"] = start.Environment["DOTNET_gcConcurrent"] = start.Environment["DOTNET_TieredPGO"] = "0";
        return new PdfReaderProcess(Process.Start(start)!);
    }

    /// <summary>What the process makes of a file; null where it ended without an answer. When this throws, only <see cref="Dispose"/> is left to do.</summary>
    /// <exception cref="ExtractionException">The answer is larger than the bound.</exception>
    public async Task<PdfAnswer?> AskAsync(string name, PdfRequest request, long mostBytes, CancellationToken cancellationToken)
    {
        try
        {
            await request.WriteAsync(_process.StandardInput.BaseStream, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException)
        {
            return null;
        }

        Stream output = _process.StandardOutput.BaseStream;
        byte[] head = new byte[PdfAnswer.HeadBytes];
        if (await output.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false) < head.Length) return null;
        int length = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (length < 0 || length > mostBytes)
        {
            throw new ExtractionException("pdf.tooMuchText", string.Create(CultureInfo.InvariantCulture, $"{name}：PDF 的内容超过 {mostBytes / 1048576.0:N0} MB，不像一份年度报告。请拆分后再入库。"));
        }

        byte[] body = new byte[length];
        if (await output.ReadAtLeastAsync(body, length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false) < length) return null;
        HasAnswered = true;
        return PdfAnswer.Read(body);
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        ExtractionTelemetry.PdfReaders.Add(-1);
        _process.Dispose();
    }

    /// <summary>The host that runs this process; null where this process brings its own runtime along.</summary>
    private static string? Host()
    {
        string host = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        return File.Exists(host) ? host : null;
    }
}
