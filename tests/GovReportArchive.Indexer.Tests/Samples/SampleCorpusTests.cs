using System.Globalization;
using System.Text;
using GovReportArchive.Reports;
using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Indexer.Tests.Samples;

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

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_reader_finds_everything_in_a_sample(string file)
    {
        ExpectedSample expected = SampleFiles.Expected[file];

        ReadingResult result = await SampleFiles.ReadAsync(file);

        Assert.Null(result.NotAReport);
        string differences = Differences(expected, result.Record);
        Assert.True(differences.Length == 0, differences);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task An_invented_place_gets_no_code_of_a_real_one(string file)
    {
        ReadingResult result = await SampleFiles.ReadAsync(file);

        Assert.Null(result.Record.Region?.Code);
    }

    /// <summary>One line for each difference; empty where there is none.</summary>
    private static string Differences(ExpectedSample expected, ReportRecord record)
    {
        StringBuilder differences = new();
        Compare("agency", expected.Agency, record.Agency.Name.EndsWith(expected.Agency, StringComparison.Ordinal) ? expected.Agency : record.Agency.Name);
        Compare("type", expected.Type, record.Agency.Type);
        // Nothing proves the rung of an invented place: no level is right, another one is wrong.
        Compare("level", expected.Level, record.Agency.Level ?? expected.Level);
        Compare("year", expected.Year, record.Year);
        Compare("form", expected.Form, record.Form);
        CompareAll("counts", expected.Counts, record.Counts);
        CompareAll("cumulative", expected.Cumulative, record.Cumulative);
        CompareAll("cells", expected.Cells, record.Cells.ToDictionary(cell => cell.Key, cell => (cell.Value.State, cell.Value.Raw ?? ""), StringComparer.Ordinal));
        Compare("fails", string.Join(' ', expected.Fails.Order(StringComparer.Ordinal)), string.Join(' ', Failed(record)));
        return differences.ToString();

        void Compare(string what, object? wanted, object? found)
        {
            if (!Equals(wanted, found)) differences.AppendLine(CultureInfo.InvariantCulture, $"{what}: expected {wanted ?? "nothing"}, found {found ?? "nothing"}");
        }

        void CompareAll<T>(string what, IReadOnlyDictionary<string, T> wanted, IReadOnlyDictionary<string, T> found)
        {
            foreach (string key in wanted.Keys.Union(found.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
                Compare($"{what} {key}", wanted.TryGetValue(key, out T? left) ? left : null, found.TryGetValue(key, out T? right) ? right : null);
        }
    }

    private static IEnumerable<string> Failed(ReportRecord record) =>
        record.Checks.Where(check => check.State == "fail").Select(check => check.Rule + (check.Column is null ? "" : ":" + check.Column))
            .Order(StringComparer.Ordinal);
}
