using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using GovReportArchive.Composition;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Search.Lucene;
using Microsoft.AspNetCore.Builder;

namespace GovReportArchive.Web.Tests.Documents;

/// <summary>The worked examples of <c>docs/</c>, run as they stand there against a server over the sample reports.</summary>
public sealed partial class WorkedExamplesTests(ListeningSamples samples) : IClassFixture<ListeningSamples>
{
    // Only so that what never ends ends the test.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "docs");

    private static readonly Dictionary<string, (string Program, string[] Arguments)> Programs = new(StringComparer.Ordinal)
    {
        ["sh"] = ("bash", ["-euo", "pipefail"]),
        ["python"] = ("python3", []),
        ["js"] = ("node", []),
        ["r"] = ("Rscript", []),
    };

    public static TheoryData<string, int> Examples
    {
        get
        {
            TheoryData<string, int> examples = [];
            foreach (string document in Documents)
                for (int n = 0; n < Blocks(document).Count; n++)
                    if (Programs.ContainsKey(Blocks(document)[n].Language)) examples.Add(document, n);
            return examples;
        }
    }

    private static IEnumerable<string> Documents => Directory.EnumerateFiles(Folder, "*.md").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    [SkippableTheory]
    [Trait("tier", "full")]
    [MemberData(nameof(Examples))]
    public async Task An_example_prints_what_is_shown_below_it(string document, int example)
    {
        (string language, string code, string? output) = Blocks(document)[example];
        (string program, string[] arguments) = Programs[language];
        Skip.IfNot(IsThere(program) && (language != "sh" || IsThere("jq")), $"{program} is not installed.");
        DirectoryInfo directory = Directory.CreateTempSubdirectory("govreport-example-");
        try
        {
            string file = Path.Combine(directory.FullName, "example." + (language == "js" ? "mjs" : language));
            await File.WriteAllTextAsync(file, samples.Here(code));
            ProcessStartInfo start = new(program, [.. arguments, file]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = directory.FullName };
            start.Environment["PYTHONIOENCODING"] = "utf-8";
            using Process process = Process.Start(start)!;
            Task<string> printed = process.StandardOutput.ReadToEndAsync();
            Task<string> complained = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync().WaitAsync(Patience);

            Assert.True(process.ExitCode == 0, await complained);
            if (output is not null) Assert.Equal(output.TrimEnd(), (await printed).TrimEnd());
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    [Trait("tier", "full")]
    public async Task Every_whole_address_of_an_example_answers()
    {
        string[] addresses = [.. Documents.SelectMany(document => Address().Matches(File.ReadAllText(Path.Combine(Folder, document)))).Select(match => match.Value)
            // Assistants post to it, as the examples do.
            .Where(address => !address.EndsWith("/mcp", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];

        Assert.True(addresses.Length > 5, "They are found.");
        using HttpClient client = new();
        foreach (string address in addresses) Assert.True((await client.GetAsync(samples.Here(address))).StatusCode == HttpStatusCode.OK, address);
    }

    [Fact]
    public void Every_example_that_can_be_run_shows_what_it_prints()
    {
        Assert.True(Examples.Count > 8, "They are found.");
        Assert.All(Documents.SelectMany(Blocks).Where(block => block.Language is "sh" or "python" or "js"), block => Assert.False(string.IsNullOrWhiteSpace(block.Output), block.Code));
    }

    private static bool IsThere(string program) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));

    private static List<(string Language, string Code, string? Output)> Blocks(string document) =>
    [
        .. Block().Matches(File.ReadAllText(Path.Combine(Folder, document))).Select(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Success ? match.Groups[3].Value : null)),
    ];

    [GeneratedRegex(@"(?ms)^```(\w+)\n(.*?)^```$(?:\n\n^```text\n(.*?)^```$)?")]
    private static partial Regex Block();

    // What is put together by a program is asked by that program.
    [GeneratedRegex(@"http://localhost:5080/[^""`\s${}]+(?=[""`\s])")]
    private static partial Regex Address();
}

/// <summary>The server on a real socket over the sample reports, taken in as if they were reports.</summary>
public sealed class ListeningSamples : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("govreport-examples-").FullName;
    private WebApplication _app = null!;

    public async Task InitializeAsync()
    {
        ArchiveOptions options = new(Path.Combine(_directory, "corpus"), Path.Combine(_directory, "index"));
        using (OpenArchive archive = OpenArchive.Open(options, LuceneIndex.Engine))
        {
            string[] files = [.. Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "corpus", "samples"), "*-*").Order(StringComparer.Ordinal)];
            IngestSummary taken = await archive.Ingester.IngestAsync(files);
            Assert.Empty(taken.Failures);
            archive.TryCatchUp();
        }

        _app = WebServer.Build(["--corpus", options.CorpusDirectory, "--index", options.IndexDirectory, "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning"], _directory);
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>An example with the address of this server.</summary>
    public string Here(string example) => example.Replace("http://localhost:5080", _app.Urls.First(), StringComparison.Ordinal);
}
