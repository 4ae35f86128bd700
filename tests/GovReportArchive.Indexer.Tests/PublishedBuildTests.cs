using System.Diagnostics;
using System.Text;
using GovReportArchive.Tests;

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
        await RunAsync("", "dotnet", "publish", Path.Combine(RepositoryFolder.Root, "src", "GovReportArchive.Indexer"), "-c", "Release", "-o", _folder);

        // The analyser finds sentences by ICU's data.
        const string Line = "云屏县退役军人事务局。全年公开政府信息2345条！";
        string program = Path.Combine(_folder, OperatingSystem.IsWindows() ? "govreport.exe" : "govreport");
        string package = await RunAsync(Line, program, "tokens", "--smartcn");
        Assert.Contains("退役\t3\t5\u001f军人\t5\t7\u001f", package, StringComparison.Ordinal);
        Assert.Equal(package, await RunAsync(Line, program, "tokens"));
    }

    [Fact]
    [Trait("tier", "soak")]
    public async Task A_single_file_takes_in_and_finds_reports_of_every_type_where_there_is_no_runtime()
    {
        string published = Path.Combine(_folder, "published"), here = Directory.CreateDirectory(Path.Combine(_folder, "here")).FullName;
        await RunAsync("", "dotnet", "publish", Path.Combine(RepositoryFolder.Root, "src", "GovReportArchive.Indexer"), "-c", "Release", "-p:SingleFile=true", "-o", published);
        string program = Path.Combine(here, "govreport");
        File.Copy(Assert.Single(Directory.GetFiles(published)), program);
        await File.WriteAllTextAsync(Path.Combine(here, "words.pdf"), Pdf);

        Environment = new() { ["PATH"] = "", ["HOME"] = here };
        string taken = await RunAsync("", program, "ingest", "--force", Path.Combine(RepositoryFolder.Root, "corpus", "samples"), "--corpus", Path.Combine(here, "corpus"), "--index", Path.Combine(here, "index"));
        Assert.Contains("新增", taken, StringComparison.Ordinal);
        Assert.Contains("共", await RunAsync("", program, "search", "\"公开\"", "--corpus", Path.Combine(here, "corpus"), "--index", Path.Combine(here, "index")), StringComparison.Ordinal);
        // PDFs are read by another process of the same file.
        Assert.Contains("新增 1", await RunAsync("", program, "ingest", "--force", Path.Combine(here, "words.pdf"), "--corpus", Path.Combine(here, "corpus"), "--index", Path.Combine(here, "index")), StringComparison.Ordinal);
    }

    private const string Pdf = """
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
        4 0 obj<</Length 45>>stream
        BT /F 12 Tf 72 720 Td (Words on a page) Tj ET
        endstreamendobj
        5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
        xref
        0 6
        0000000000 65535 f 
        0000000009 00000 n 
        0000000052 00000 n 
        0000000101 00000 n 
        0000000210 00000 n 
        0000000300 00000 n 
        trailer<</Size 6/Root 1 0 R>>
        startxref
        361
        %%EOF
        """;

    private Dictionary<string, string> Environment { get; set; } = [];

    private async Task<string> RunAsync(string input, string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach ((string name, string value) in Environment) start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        await process.StandardInput.WriteLineAsync(input);
        process.StandardInput.Close();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
        return output;
    }
}
