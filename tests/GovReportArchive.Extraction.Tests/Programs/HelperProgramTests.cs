using GovReportArchive.Extraction.Programs;

namespace GovReportArchive.Extraction.Tests.Programs;

public sealed class HelperProgramTests
{
    [Fact]
    public async Task A_program_that_is_not_installed_gives_nothing()
    {
        Assert.Null(await HelperProgram.RunAsync("a.pdf", "govreport-no-such-program", [], ExtractionLimits.Default, default));
        Assert.False(HelperProgram.Exists("govreport-no-such-program"));
    }

    [SkippableFact]
    public async Task Output_errors_and_exit_code_are_returned()
    {
        HelperOutput? output = await ShellAsync("echo 甲; echo 乙 >&2; exit 3", ExtractionLimits.Default);
        Assert.Equal((3, "甲\n", "乙\n"), (output!.ExitCode, System.Text.Encoding.UTF8.GetString(output.Output), output.Errors));
    }

    [SkippableFact]
    public async Task A_program_that_hangs_is_ended_with_all_that_it_started()
    {
        ExtractionLimits limits = new() { HelperTimeout = TimeSpan.FromMilliseconds(300) };
        string started = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        ExtractionException error = await Assert.ThrowsAsync<ExtractionException>(() => ShellAsync($"sleep 600 & echo $! > {started}; sleep 600", limits));
        Assert.Equal("helper.timeout", error.Code);
        int child = int.Parse(await File.ReadAllTextAsync(started), System.Globalization.CultureInfo.InvariantCulture);
        File.Delete(started);
        // The system takes a moment to bury it.
        Assert.True(SpinWait.SpinUntil(() => !IsRunning(child), TimeSpan.FromMinutes(1)));
    }

    [SkippableFact]
    public async Task A_program_that_writes_without_end_is_ended()
    {
        ExtractionLimits limits = new() { MaxHelperOutputBytes = 1 << 20 };
        ExtractionException error = await Assert.ThrowsAsync<ExtractionException>(() => ShellAsync("yes", limits));
        Assert.Equal("helper.tooMuchOutput", error.Code);
    }

    [SkippableFact]
    public async Task Errors_without_end_do_not_block()
    {
        HelperOutput? output = await ShellAsync("yes 乙 | head -c 3000000 >&2; echo 甲", ExtractionLimits.Default);
        Assert.Equal("甲\n", System.Text.Encoding.UTF8.GetString(output!.Output));
    }

    [SkippableFact]
    public async Task Cancellation_ends_the_program()
    {
        using CancellationTokenSource source = new(300);
        Task ended = Assert.ThrowsAnyAsync<OperationCanceledException>(() => ShellAsync("sleep 600", ExtractionLimits.Default, source.Token));
        await ended.WaitAsync(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_scratch_folder_leaves_nothing_behind()
    {
        string path;
        using (ScratchFolder folder = new())
        {
            path = await folder.AddAsync("input.pdf", new byte[] { 1, 2 }, default);
            Assert.Equal([1, 2], await File.ReadAllBytesAsync(path));
        }

        Assert.False(Directory.Exists(Path.GetDirectoryName(path)));
    }

    private static Task<HelperOutput?> ShellAsync(string script, ExtractionLimits limits, CancellationToken cancellationToken = default)
    {
        Skip.If(OperatingSystem.IsWindows(), "needs a POSIX shell");
        return HelperProgram.RunAsync("a.pdf", "sh", ["-c", script], limits, cancellationToken);
    }

    // A dead process that nobody has asked after yet is no longer running.
    private static bool IsRunning(int process) =>
        File.Exists($"/proc/{process}/stat") && !File.ReadAllText($"/proc/{process}/stat").Split(')')[^1].TrimStart().StartsWith('Z');
}
