using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace GovReportArchive.Extraction.Programs;

/// <summary>What a helper program wrote, and how it ended.</summary>
internal sealed record HelperOutput(int ExitCode, byte[] Output, string Errors)
{
    /// <summary>The first line of what the program complains about, to be put behind a message; empty where there is none.</summary>
    public static string FirstComplaint(HelperOutput? output) =>
        output?.Errors.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) is string line ? $"：{line}" : "";
}

/// <summary>Runs an optional program found on the path, within bounds of time and output, and of memory where the system can set them.</summary>
/// <remarks>When a run ends in any way, also by cancellation, its process and all that it started have ended.</remarks>
internal static class HelperProgram
{
    private const string Bounder = "prlimit";
    private const int MostErrors = 16_384;

    /// <summary>True when the program can be started on this machine.</summary>
    public static bool Exists(string program) => Folders().Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));

    /// <summary>Runs the program to its end; null where it is not installed.</summary>
    /// <exception cref="ExtractionException"><c>helper.timeout</c> or <c>helper.tooMuchOutput</c>; the process has been ended.</exception>
    public static async Task<HelperOutput?> RunAsync(
        string name, string program, IReadOnlyList<string> arguments, ExtractionLimits limits, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        (string started, string[] before) = Bounded(program, limits.MaxHelperMemoryBytes);
        ProcessStartInfo start = new(started) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, CreateNoWindow = true };
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        foreach (string argument in before.Concat(arguments)) start.ArgumentList.Add(argument);
        using Process process = new() { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return null;
        }

        using CancellationTokenSource bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(limits.HelperTimeout);
        try
        {
            process.StandardInput.Close();
            Task<byte[]> output = ReadAsync(name, program, process.StandardOutput.BaseStream, limits.MaxHelperOutputBytes, bound.Token);
            Task<string> errors = ReadErrorsAsync(process.StandardError.BaseStream, bound.Token);
            byte[] written = await output.ConfigureAwait(false);
            string complaints = await errors.ConfigureAwait(false);
            await process.WaitForExitAsync(bound.Token).ConfigureAwait(false);
            return new HelperOutput(process.ExitCode, written, complaints);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ExtractionException("helper.timeout", string.Create(CultureInfo.InvariantCulture,
                $"{name}：{program} 在 {limits.HelperTimeout.TotalSeconds:N0} 秒内没有完成，已中止。文件可能损坏或过大。"));
        }
        finally
        {
            await EndAsync(process).ConfigureAwait(false);
        }
    }

    /// <summary>The program as started by one that bounds its memory, where the system has that.</summary>
    private static (string Program, string[] Before) Bounded(string program, long memory) => Exists(program) && Exists(Bounder)
        ? (Bounder, ["--as=" + memory.ToString(CultureInfo.InvariantCulture), "--", program]) : (program, []);

    /// <summary>Ends what still runs and waits for it, so that no zombie stays behind and files can be removed.</summary>
    private static async Task EndAsync(Process process)
    {
        if (process.HasExited) return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private static async Task<byte[]> ReadAsync(string name, string program, Stream stream, long most, CancellationToken cancellationToken)
    {
        using MemoryStream all = new();
        byte[] buffer = new byte[65536];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            if (all.Length + read > most)
            {
                throw new ExtractionException("helper.tooMuchOutput", string.Create(CultureInfo.InvariantCulture,
                    $"{name}：{program} 的输出超过 {most / 1048576.0:N0} MB，已中止。文件不像一份年度报告。"));
            }

            all.Write(buffer, 0, read);
        }

        return all.ToArray();
    }

    /// <summary>The beginning of what the program complains about; the rest is read and dropped, so that it never blocks.</summary>
    private static async Task<string> ReadErrorsAsync(Stream stream, CancellationToken cancellationToken)
    {
        byte[] kept = new byte[MostErrors];
        byte[] buffer = new byte[4096];
        int length = 0;
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            int take = Math.Min(read, kept.Length - length);
            buffer.AsSpan(0, take).CopyTo(kept.AsSpan(length));
            length += take;
        }

        return Encoding.UTF8.GetString(kept, 0, length);
    }

    private static string[] Folders() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
}
