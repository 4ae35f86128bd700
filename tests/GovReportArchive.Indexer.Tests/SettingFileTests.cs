namespace GovReportArchive.Indexer.Tests;

/// <summary>The command reads where its archive lies from the file that the server reads too.</summary>
public sealed class SettingFileTests : IDisposable
{
    private readonly CommandRun _run = new();

    [Fact]
    public async Task The_file_names_the_archive_and_its_settings_of_the_server_are_passed_over()
    {
        await _run.RunAsync("ingest", _run.Write("报告.txt", SampleReports.Text("伊美区民政局", 2023)));
        string file = _run.Write("govreport.conf", $"corpus = {_run.Corpus}\nindex = {_run.Index}\nurls = http://localhost:1\n[limits]\nAnswers = 4\n");

        Assert.Equal((0, ""), await RunAsync("stats", "--config", file));
    }

    [Fact]
    public async Task A_name_that_is_no_setting_is_refused()
    {
        (int code, string error) = await RunAsync("stats", "--config", _run.Write("govreport.conf", "corpsu = /srv\n"));

        Assert.Equal(1, code);
        Assert.Contains("是不是 corpus？", error, StringComparison.Ordinal);
    }

    public void Dispose() => _run.Dispose();

    private static async Task<(int Code, string Error)> RunAsync(params string[] args)
    {
        using MemoryStream input = new(), output = new();
        using StringWriter error = new();
        using Terminal terminal = new(input, output, error, interactive: false);
        return (await Cli.RunAsync(args, terminal), error.ToString());
    }
}
