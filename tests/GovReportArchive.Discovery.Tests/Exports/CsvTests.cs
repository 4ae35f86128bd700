using System.Text;
using GovReportArchive.Analysis.Comparing;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Exports;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;
using GovReportArchive.Wording.Boilerplates;
using GovReportArchive.Wording.Groups;

namespace GovReportArchive.Discovery.Tests.Exports;

public sealed class CsvTests
{
    /// <summary>Texts that one spreadsheet or another runs.</summary>
    public static TheoryData<string> Formulas =>
        ["=1+1", "+1", "-1", "@SUM", "＝1+1", "＋1", "－1", "＠SUM", "﹦1", "﹢1", "﹣1", "﹫x", "\t=1", "\tx", "\u0001x", "  =1", "\u3000＝1", "\uFEFF=1", "\u200B=1"];

    [Theory]
    [MemberData(nameof(Formulas))]
    public void A_cell_made_from_a_text_never_begins_with_what_a_spreadsheet_runs(string text) => Assert.Equal("'" + text, ((CsvCell)text).ToString());

    [Theory]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("=\"a\",1", "\"'=\"\"a\"\",1\"")]
    [InlineData("一是=1", "一是=1")]
    [InlineData("1-2", "1-2")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("  ", "  ")]
    [InlineData("\uD83D", "\uD83D")]
    public void Other_texts_stay_as_they_are_and_are_quoted_where_they_need_it(string? text, string cell) => Assert.Equal(cell, ((CsvCell)text).ToString());

    [Fact]
    public void Numbers_stay_numbers()
    {
        Assert.Equal("-5", ((CsvCell)(-5)).ToString());
        Assert.Equal("-12.50", ((CsvCell)(-12.50m)).ToString());
        Assert.Equal("", ((CsvCell)(decimal?)null).ToString());
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public async Task No_file_of_any_kind_holds_a_cell_that_is_run(string text)
    {
        ReportRecord hostile = RecordFactory.Record(0) with
        {
            Id = text,
            Title = text,
            Agency = new Agency(text, text, text, text, text),
            Region = new Region(text, text, text, text, text, []),
            Scope = text,
            Published = new Published(text, "page"),
            Source = new Source(text, text, null, text),
            Sections = [new Section(1, "overview", text, text + "。")],
            Corrections = [new Correction(text, text, text, text, text, null)],
        };
        ReportAgency agency = new(text, text, text, text);
        PassageHit passage = new(text, 1, text, agency, 2024, text, new ReportRegion(text, text, text, text), text, 1, text, text, 1, 1, text, text, [], [], text, text, 1, text, text, text);
        WordingItem wording = new(text, text, text, [text], [text], 1, 1, 1, 2020, 2021, [2020], 1, 1, text, text, null);
        BoilerplateReport share = new(text, text, 2020, text, 1, 1, 1, 1, 0.5);
        ReportComparison comparison = ReportComparer.Compare(RecordFactory.Record(1), hostile);
        Func<Stream, Task>[] files =
        [
            output => ReportCsv.Table.WriteAsync(output, [Stored(hostile)], false, false),
            output => PassageCsv.Table.WriteAsync(output, [passage], false, false),
            output => WordingCsv.Table.WriteAsync(output, [wording], false, true),
            output => BoilerplateCsv.Table.WriteAsync(output, [share], false, false),
            output => ComparisonCsv.Table.WriteAsync(output, ComparisonCsv.Lines(comparison), false, true),
        ];
        foreach (Func<Stream, Task> write in files)
        {
            string file = await WrittenAsync(write);
            string[] cells = [.. file.Split("\r\n").SelectMany(line => line.Split(','))];
            Assert.Contains(cells, cell => cell.StartsWith("'" + text, StringComparison.Ordinal));
            Assert.DoesNotContain(cells, cell => cell.StartsWith(text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void No_table_has_a_column_or_a_label_twice()
    {
        (string Key, string Label)[][] tables =
        [
            Named(ReportCsv.Table), Named(PassageCsv.Table), Named(ComparisonCsv.Table), Named(WordingCsv.Table), Named(BoilerplateCsv.Table), Named(MetricCsv.Values),
            Named(MetricCsv.Series), Named(MetricCsv.Coverage), Named(MetricCsv.Ranking), Named(MetricCsv.GroupsBy([.. MetricDimensions.All.Select(dimension => dimension.Value)])),
        ];
        foreach ((string Key, string Label)[] columns in tables)
        {
            Assert.Distinct(columns.Select(column => column.Key));
            Assert.Distinct(columns.Select(column => column.Label));
        }

        static (string Key, string Label)[] Named<T>(CsvTable<T> table) => [.. table.Columns.Select(column => (column.Key, column.Label))];
    }

    [Fact]
    public void Programs_read_codes_and_people_what_they_are_called_and_addresses_are_whole_where_the_servers_is_known()
    {
        PassageHit passage = new("1", 1, "题", new ReportAgency("a", "素溪县民政局", "民政", "county"), 2024, "2021", null, "problems", 1, "部分", null, 1, 1, "measure", "改进。", [], [], null, null, 1, "w", "/r/1/v/1/s/1/i/1", "u");
        Assert.Equal("改进。,measure,problems", PassageCsv.Table.Line(passage, forPeople: false)[..20]);
        string[] shown = PassageCsv.Table.Line(passage, forPeople: true, "https://archive.example").Split(',');
        Assert.Equal(["措施", FilterLabels.Section("problems"), "县级"], [shown[1], shown[2], shown[9]]);
        Assert.Contains("https://archive.example/r/1/v/1/s/1/i/1", shown);
        string[] report = ReportCsv.Table.Line(Stored(RecordFactory.Record(0) with { Id = "素溪/1", Scope = "aggregate" }), forPeople: true, "https://archive.example").Split(',');
        Assert.Contains("汇总", report);
        Assert.Contains("https://archive.example/reports/%E7%B4%A0%E6%BA%AA%2F1?version=1", report);
    }

    private static StoredReport Stored(ReportRecord record) => new(record.Id, record, 1, 1, 1, [], null);

    private static async Task<string> WrittenAsync(Func<Stream, Task> write)
    {
        using MemoryStream output = new();
        await write(output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
