using System.Diagnostics;
using System.Text;

namespace GovReportArchive.Indexer.Tests;

/// <summary>The command as it is delivered: what packages need beside the program must not be stripped from it.</summary>
public sealed class PublishedBuildTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("govreport-published-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    [Trait("tier", "soak")]
    public async Task A_published_build_cuts_words_as_the_packages_analyser_and_as_search_do()
    {
        DirectoryInfo root = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "GovReportArchive.sln"))) root = root.Parent!;
        await RunAsync("", "dotnet", "publish", Path.Combine(root.FullName, "src", "GovReportArchive.Indexer"), "-c", "Release", "-o", _folder);

        // The analyser finds sentences by ICU's data.
        const string Line = "云屏县退役军人事务局。全年公开政府信息2345条！";
        string program = Path.Combine(_folder, OperatingSystem.IsWindows() ? "govreport.exe" : "govreport");
        string package = await RunAsync(Line, program, "tokens", "--smartcn");
        Assert.Contains("退役\t3\t5\u001f军人\t5\t7\u001f", package, StringComparison.Ordinal);
        Assert.Equal(package, await RunAsync(Line, program, "tokens"));
    }

    private static async Task<string> RunAsync(string input, string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using Process process = Process.Start(start)!;
        await process.StandardInput.WriteLineAsync(input);
        process.StandardInput.Close();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
        return output;
    }
}
