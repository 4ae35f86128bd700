namespace GovReportArchive.Indexer.Tests;

/// <summary>Law: no text of a file, record or name steers the terminal.</summary>
public sealed class PrintableWriterTests : IDisposable
{
    private const string Steering = "\u001b]0;x\u0007\u001b[2J\u009b31m\u202e\r";
    private readonly CommandRun _run = new();

    [SkippableFact]
    public async Task A_file_name_with_control_characters_is_one_printable_line()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such names.");
        string good = _run.Write("in/a\u001b[31m\nNew\tforged.txt", SampleReports.Text("青禾县教育局", 2024));
        _run.Write("in/b\u001b[31m.txt", "");
        File.CreateSymbolicLink(Path.Combine(Path.GetDirectoryName(good)!, "c\u001b[31m"), good);

        CommandResult result = await _run.RunAsync("ingest", "--list", Path.GetDirectoryName(good)!);

        Assert.Equal(Cli.Failed, result.Code);
        AssertPrintable(result);
        Assert.Equal(4, result.Lines.Length);
        Assert.EndsWith(@"a\u001b[31m\u000aNew\u0009forged.txt", result.Lines[0], StringComparison.Ordinal);
        Assert.Contains(@"b\u001b[31m.txt：", result.Error, StringComparison.Ordinal);
        Assert.Contains(@"c\u001b[31m（已跳过）：", result.Error, StringComparison.Ordinal);
        Assert.Contains(@"a\u001b[31m\u000aNew\u0009forged.txt", (await _run.RunAsync("export", "--format", "ndjson")).Out.Replace(@"\\", @"\", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("新增 1，未变 0，失败 1，跳过 1", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_of_records_and_arguments_is_printed_escaped()
    {
        string line = SampleReports.Line(3).Replace("样例县样例局", "样例县样例局" + string.Concat(Steering.Select(c => $"\\u{(int)c:x4}")), StringComparison.Ordinal)
            .Replace("解读形式单一", "解读形式" + string.Concat(Steering.Select(c => $"\\u{(int)c:x4}")) + "单一", StringComparison.Ordinal);
        await _run.RunWithInputAsync(line, "import", "-");
        string[][] commands =
        [
            ["search", "解读"], ["search", "解读", "--facets"], ["search", "解读", "--json"], ["passages", "培训"], ["stats"], ["ledger"], ["verify"],
            ["search", Steering], ["search", "\"" + Steering], ["search", "--year", Steering], ["withdraw", Steering, "--reason", "x"], ["check", Steering],
            ["parse", Steering], ["ingest", Steering], ["correct", Steering, "year=1", "--by", "x", "--source", "x"], [Steering],
        ];
        foreach (string[] command in commands) AssertPrintable(await _run.RunAsync(command));
    }

    [Fact]
    public void What_steers_is_escaped_and_the_rest_is_as_it_was()
    {
        using StringWriter plain = new();
        using PrintableWriter writer = new(plain);
        writer.Write("一行\n两行\t三 𠮷——“好”\u001f");
        writer.Write('\u001b');
        writer.WriteLine("[31m红cod\u202efdp.exe");
        Assert.Equal("一行\n两行\t三 𠮷——“好”\u001f\\u001b[31m红cod\\u202efdp.exe" + plain.NewLine, plain.ToString());
    }

    public void Dispose() => _run.Dispose();

    private static void AssertPrintable(CommandResult result)
    {
        string all = result.Out + result.Error;
        Assert.NotEqual("", all);
        Assert.DoesNotContain(all, c => (char.IsControl(c) && c is not ('\n' or '\t')) || c is '\u202e');
    }
}
