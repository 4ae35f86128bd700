using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Search.Querying;
using GovReportArchive.Tests;

namespace GovReportArchive.Discovery.Tests.Conformance;

/// <summary>The cases of <c>tests/conformance</c>, which know of no engine, asked of the archive's own.</summary>
public sealed class ConformanceTests : IAsyncLifetime, IDisposable
{
    private static readonly string Folder = Path.Combine(RepositoryFolder.Root, "tests", "conformance");
    private readonly TemporaryArchive _temporary = new();

    public async Task InitializeAsync()
    {
        using StreamReader records = new(Path.Combine(Folder, "records.ndjson"));
        await _temporary.Archive.Importer.ImportAsync(records, "records.ndjson");
        _temporary.Archive.TryCatchUp();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Every_case_of_the_conformance_suite_is_answered_as_it_says()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Folder, "queries.ndjson"));
        Assert.True(lines.Length >= 150, $"only {lines.Length} cases");
        List<string> wrong = [];
        for (int i = 0; i < lines.Length; i++)
        {
            using JsonDocument line = JsonDocument.Parse(lines[i]);
            ConformanceCase one = new(line.RootElement);
            if (Differences(one) is { Length: > 0 } differences) wrong.Add($"line {i + 1}: {one.Request}\n    {differences}");
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {lines.Length} cases differ:\n{string.Join('\n', wrong)}");
    }

    [SkippableFact]
    [Trait("tier", "full")]
    public async Task The_kept_answers_are_what_the_independent_judge_works_out()
    {
        using Process? judge = Start();
        Skip.If(judge is null, "python3, which runs the judge, is not installed.");
        string error = await judge.StandardError.ReadToEndAsync();
        await judge.WaitForExitAsync();
        Assert.True(judge.ExitCode == 0, error);
    }

    private static Process? Start()
    {
        try
        {
            return Process.Start(new ProcessStartInfo("python3", ["judge.py", "--check"]) { WorkingDirectory = Folder, RedirectStandardError = true });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private string Differences(ConformanceCase one)
    {
        try
        {
            ReportAnswer answer = _temporary.Archive.Search.Search(one.Query());
            return one.Expects("error") ? "is answered, but should be refused" : string.Join("; ", one.Compare(answer, Pages(one, answer)));
        }
        catch (QuerySyntaxException error)
        {
            return one.CompareError(error.Position + 1, error.Message, null);
        }
        catch (QueryParameterException error)
        {
            return one.CompareError(null, error.Message, error.Parameter);
        }
    }

    // The ids of all pages, each no longer than it may be.
    private List<string> Pages(ConformanceCase one, ReportAnswer first)
    {
        List<string> ids = [.. first.Items.Select(item => item.Id)];
        if (one.Page is not int size) return ids;
        for (ReportAnswer page = first; page.Next is string next; ids.AddRange(page.Items.Select(item => item.Id)))
        {
            Assert.Equal(size, page.Items.Count);
            page = _temporary.Archive.Search.Search(one.Query() with { Cursor = next });
            Assert.Equal(first.Total, page.Total);
        }

        return ids;
    }
}
