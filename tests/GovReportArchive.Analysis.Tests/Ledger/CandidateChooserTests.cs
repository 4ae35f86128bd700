using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Querying;
using GovReportArchive.Tests;

namespace GovReportArchive.Analysis.Tests.Ledger;

public sealed class CandidateChooserTests
{
    private const string Row = "disclosure.normativeDocuments";
    private static readonly string[] Columns = [Row + ".made", Row + ".repealed", Row + ".inForce"];

    [Fact]
    public void The_one_reading_that_both_years_allow_is_chosen_with_its_grounds()
    {
        // 6233440: 62 made, 33 repealed, 440 in force, after 411 in the year before.
        LedgerReport report = Undecided(2023, "6233440", [62, 33, 440], [62, 334, 40], [6, 233, 440]);
        LedgerReport before = Decided(2022, 1, 1, 411), after = Decided(2024, 10, 20, 430);

        ChosenRow chosen = Assert.Single(CandidateChooser.Choose(report, before, after));

        Assert.Equal((Row, 0, 3), (chosen.Row, chosen.Candidate, chosen.Of));
        Assert.Equal([440m, 62m, 33m], chosen.Values.Values);
        Assert.Equal([2023, 2024], chosen.Basis.Select(finding => finding.Years[1]));
        Assert.All(chosen.Basis, finding => Assert.Equal("ok", finding.State));
        Assert.Equal(0, Assert.Single(CandidateChooser.Choose(report, before, null)).Candidate);
    }

    [Fact]
    public void Where_two_readings_fit_or_none_or_nothing_can_be_looked_at_none_is_chosen()
    {
        LedgerReport report = Undecided(2023, "6233440", [62, 33, 440], [62, 334, 40], [6, 233, 440]);

        // The year after knows only what is in force, and two readings agree on that.
        Assert.Empty(CandidateChooser.Choose(report, null, Decided(2024, 0, 0, 440)));
        Assert.Empty(CandidateChooser.Choose(report, Decided(2022, 0, 0, 5), null));
        Assert.Empty(CandidateChooser.Choose(report, null, null));
        Assert.Empty(CandidateChooser.Choose(report, LedgerOf(2022, []), null));
        Assert.Empty(CandidateChooser.Choose(Undecided(2023, "1", [.. Enumerable.Range(0, 24).Select(i => new decimal[] { 62, 33, 440 + i })]), Decided(2022, 0, 0, 411), null));
    }

    [Fact]
    public void A_row_that_a_correction_has_decided_is_left_alone()
    {
        LedgerReport report = Undecided(2023, "6233440", [62, 33, 440], [62, 334, 40]);
        Dictionary<string, CellState> cells = report.Record.Cells.ToDictionary();
        cells.Remove(Columns[0]);
        report = report with { Record = report.Record with { Cells = cells, Counts = new Dictionary<string, decimal> { [Columns[0]] = 62 } } };

        Assert.Empty(CandidateChooser.Choose(report, Decided(2022, 0, 0, 411), null));
    }

    [Fact]
    public void The_two_columns_of_provincial_statistics_are_told_apart_by_the_year_before()
    {
        const string key = "stats.applications.total";
        LedgerReport before = LedgerOf(2010, new() { [key] = 9 });
        before = before with { Record = before.Record with { Cumulative = new Dictionary<string, decimal> { [key] = 100 } } };
        LedgerReport report = LedgerOf(2011, []);
        report = report with
        {
            Record = report.Record with
            {
                Cells = new Dictionary<string, CellState> { [key] = new("undecided") },
                Rows = new Dictionary<string, UndecidedRow> { [key] = new("12112", [[1, 2112], [12, 112], [121, 12]]) },
            },
        };

        ChosenRow chosen = Assert.Single(CandidateChooser.Choose(report, before, null));

        Assert.Equal((12m, 112m), (chosen.Values[key], chosen.Cumulative));
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public void A_chosen_reading_breaks_nothing_and_every_other_breaks_something(int seed)
    {
        Random random = new(seed);
        int chosenOften = 0;
        for (int round = 0; round < 400; round++)
        {
            decimal start = random.Next(4), made = random.Next(4), repealed = random.Next(4);
            decimal[][] candidates = [.. Enumerable.Range(0, random.Next(2, 5)).Select(_ => new decimal[] { random.Next(4), random.Next(4), random.Next(8) })];
            decimal? next = random.Next(2) == 0 ? random.Next(8) : null;
            bool Fits(decimal[] c) => start + c[0] - c[1] == c[2] && (next is null || c[2] + made - repealed == next);
            LedgerReport report = Undecided(2023, "x", candidates);

            ChosenRow? chosen = CandidateChooser.Choose(report, Decided(2022, 0, 0, start), next is decimal n ? Decided(2024, made, repealed, n) : null).SingleOrDefault();

            int[] fitting = [.. Enumerable.Range(0, candidates.Length).Where(i => Fits(candidates[i]))];
            Assert.Equal(fitting.Length == 1 ? fitting[0] : null, (int?)chosen?.Candidate);
            if (chosen is not null) chosenOften++;
        }

        Assert.True(chosenOften > 20);
    }

    [Fact]
    public async Task What_is_chosen_stands_beside_the_record_and_in_no_filter()
    {
        using TemporaryArchive temporary = new();
        ReportRecord open = Undecided(2023, "6233440", [62, 33, 440], [62, 334, 40]).Record;
        string lines = RecordJson.Serialize(Decided(2022, 0, 0, 411).Record) + "\n" + RecordJson.Serialize(open);
        await temporary.Archive.Importer.ImportAsync(new StringReader(lines), "x");
        temporary.Archive.TryCatchUp();

        StoredReport stored = temporary.Archive.Holdings.Get(open.Id)!;

        Assert.Equal(62, Assert.Single(temporary.Archive.History.LedgerOf(stored).Chosen).Values[Columns[0]]);
        Assert.Empty(stored.Record.Counts);
        Assert.Equal(1, temporary.Archive.Search.Search(new ReportQuery
        {
            Where = [new CountCondition(Columns[0], NumberOperator.Missing)],
        }).Total);
    }

    private static LedgerReport Decided(int year, decimal made, decimal repealed, decimal inForce) =>
        LedgerOf(year, new() { [Columns[0]] = made, [Columns[1]] = repealed, [Columns[2]] = inForce });

    private static LedgerReport Undecided(int year, string raw, params decimal[][] candidates)
    {
        LedgerReport report = LedgerOf(year, []);
        return report with
        {
            Record = report.Record with
            {
                Cells = Columns.ToDictionary(key => key, _ => new CellState("undecided")),
                Rows = new Dictionary<string, UndecidedRow> { [Row] = new(raw, candidates) },
            },
        };
    }

    private static LedgerReport LedgerOf(int year, Dictionary<string, decimal> counts) =>
        new(LedgerRecords.Id("民政局", year), year, LedgerRecords.Report("民政局", year, counts));
}
