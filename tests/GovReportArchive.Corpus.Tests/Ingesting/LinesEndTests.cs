using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests.Ingesting;

public sealed class LinesEndTests
{
    [Fact]
    public async Task The_last_line_of_a_whole_file_is_no_record_and_no_failure()
    {
        using TemporaryArchive temporary = new();
        IngestSummary summary = await temporary.Archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(3) + "\n" + End(3)), "all");

        Assert.Equal(3, summary.Inputs);
        Assert.Equal(3, summary.Of(IngestKind.New));
        Assert.Empty(summary.Failures);
    }

    [Fact]
    public async Task A_file_that_lacks_lines_is_told_and_the_rest_is_taken_in()
    {
        using TemporaryArchive temporary = new();
        IngestSummary summary = await temporary.Archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(3) + "\n" + End(4)), "all");

        Assert.Equal(3, summary.Of(IngestKind.New));
        IngestOutcome failure = Assert.Single(summary.Failures);
        Assert.Equal("all:4", failure.Input);
        Assert.Contains("末行说有 4 条，前面只有 3 行", failure.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"end\":null}")]
    [InlineData("{\"end\":3}")]
    [InlineData("{\"end\":")]
    public async Task What_only_begins_like_one_is_a_line_like_others(string line)
    {
        using TemporaryArchive temporary = new();
        Assert.Single((await temporary.Archive.Importer.ImportAsync(new StringReader(line), "all")).Failures);
    }

    private static string End(long count) => new LinesEnd(new LinesEnd.Written(count, new string('0', 64))).ToLine();
}
