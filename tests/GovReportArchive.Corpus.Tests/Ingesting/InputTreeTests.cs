using System.Diagnostics;
using System.Net.Sockets;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests.Ingesting;

/// <summary>Law: without being asked nothing outside the folder is reached, and nothing is reached twice, whatever links stand in it.</summary>
public sealed class InputTreeTests : IDisposable
{
    private readonly TemporaryArchive _temporary = new();

    [Fact]
    public async Task Links_in_a_folder_are_named_and_not_followed()
    {
        _temporary.Write("in/甲.txt", SampleText.Report("青禾县教育局", 2024));
        string outside = _temporary.Write("外/乙.txt", SampleText.Report("青禾县民政局", 2024));
        Link("in/文件", outside);
        Link("in/文件夹", _temporary.File("外"));
        Link("in/断", _temporary.File("没有"));

        IngestSummary summary = await _temporary.Archive.Ingester.IngestAsync([_temporary.File("in")]);

        Assert.Equal((1, 3), (summary.Of(IngestKind.New), summary.Of(IngestKind.Skipped)));
        Assert.Empty(summary.Failures);
        Assert.Equal(["in/文件", "in/文件夹", "in/断"], summary.Skipped.Select(outcome => Relative(outcome.Input)));
        Assert.All(summary.Skipped, outcome => Assert.Contains("--follow", outcome.Reason!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Links_are_followed_when_asked_and_no_place_is_read_twice()
    {
        _temporary.Write("in/深/甲.txt", SampleText.Report("青禾县教育局", 2024));
        _temporary.Write("外/乙.txt", SampleText.Report("青禾县民政局", 2024));
        Link("in/a外", _temporary.File("外"));
        Link("in/b外", _temporary.File("外"));
        Link("in/深/上", _temporary.File("in"));
        Link("外/回", _temporary.File("in/深"));
        Link("in/己", _temporary.File("in/己"));
        Link("in/又", _temporary.File("in/深/甲.txt"));

        IngestSummary summary = await _temporary.Archive.Ingester.IngestAsync([_temporary.File("in")], follow: true);

        Assert.Equal((2, 0), (summary.Of(IngestKind.New), summary.Of(IngestKind.Unchanged)));
        Assert.Equal(["a外/乙.txt", "深/甲.txt"], _temporary.Archive.Holdings.All().Select(report => report.Record.Source.File).Order(StringComparer.Ordinal));
        Assert.Equal(["in/a外/回", "in/b外", "in/又", "in/己", "in/深/上"], summary.Skipped.Select(outcome => Relative(outcome.Input)));
    }

    [Fact]
    public async Task A_path_that_was_given_may_be_a_link_itself()
    {
        _temporary.Write("外/乙.txt", SampleText.Report("青禾县民政局", 2024));
        Link("到外", _temporary.File("外"));

        IngestSummary summary = await _temporary.Archive.Ingester.IngestAsync([_temporary.File("到外")]);

        Assert.Equal(1, summary.Of(IngestKind.New));
    }

    [SkippableFact]
    public async Task Pipes_devices_and_sockets_are_named_and_never_opened()
    {
        Skip.If(OperatingSystem.IsWindows(), "There are none on Windows.");
        string pipe = _temporary.File("in/管道.txt"), socket = _temporary.File("in/s");
        _temporary.Write("in/甲.txt", SampleText.Report("青禾县教育局", 2024));
        _temporary.Write("in/空.txt", "");
        using (Process made = Process.Start("mkfifo", [pipe])) await made.WaitForExitAsync();
        using Socket listening = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listening.Bind(new UnixDomainSocketEndPoint(socket));
        Link("in/零", "/dev/zero");

        IngestSummary inFolder = await _temporary.Archive.Ingester.IngestAsync([_temporary.File("in")], follow: true);
        Assert.Equal([socket, pipe, _temporary.File("in/零")], inFolder.Skipped.Select(outcome => outcome.Input));
        Assert.All(inFolder.Skipped, outcome => Assert.Contains("管道、设备或套接字", outcome.Reason!, StringComparison.Ordinal));
        Assert.Contains("空", Assert.Single(inFolder.Failures).Reason!, StringComparison.Ordinal);

        IngestSummary given = await _temporary.Archive.Ingester.IngestAsync([pipe, socket, "/dev/zero"]);
        Assert.Equal(3, given.Failures.Count);
        Assert.All(given.Failures, outcome => Assert.Contains("管道、设备或套接字", outcome.Reason!, StringComparison.Ordinal));
    }

    public void Dispose() => _temporary.Dispose();

    private void Link(string name, string target) => File.CreateSymbolicLink(_temporary.File(name), target);

    private string Relative(string path) => Path.GetRelativePath(_temporary.File(""), path).Replace(Path.DirectorySeparatorChar, '/');
}
