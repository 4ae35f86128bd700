using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Archive.Tests.Samples;

public sealed class SampleCorpusTests
{
    public static TheoryData<string> Files => [.. SampleFiles.Expected.Keys];

    [Fact]
    public void Every_file_of_the_samples_is_described_in_expected_json()
    {
        IEnumerable<string> reports = Directory.EnumerateFiles(SampleFiles.Directory).Select(path => Path.GetFileName(path))
            .Where(name => name is not ("README.md" or "expected.json"));

        Assert.Equal(SampleFiles.Expected.Keys.Order(StringComparer.Ordinal), reports.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_samples_cover_every_form_and_file_type()
    {
        Assert.Equal(["2014", "2019", "2021", "free"], SampleFiles.Expected.Values.Select(sample => sample.Form).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal([".docx", ".html", ".txt"],
            SampleFiles.Expected.Keys.Select(name => Path.GetExtension(name)).Distinct().Order(StringComparer.Ordinal));
        Assert.True(SampleFiles.Expected.Count >= 28, "The README promises samples enough to try every facet.");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_sample_says_that_it_is_one(string file)
    {
        SourceDocument document = await SampleFiles.ExtractAsync(file);

        string text = string.Concat(document.Blocks.OfType<Paragraph>().SelectMany(paragraph => paragraph.Text).Where(c => !char.IsWhiteSpace(c)));

        Assert.Contains("（本文为GovReportArchive自带的示例数据，地名、机构与数字均为虚构）", text, StringComparison.Ordinal);
    }
}
