using System.Globalization;
using GovReportArchive.Corpus.Corrections;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests.Corrections;

public sealed class OverlayTests
{
    private static readonly DateTimeOffset At = new(2026, 2, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(20260201)]
    public void Taking_off_what_was_laid_over_gives_the_reading_back(int seed)
    {
        Random random = new(seed);
        for (int n = 0; n < 300; n++)
        {
            ReportRecord reading = RecordFactory.Record(random.Next(200));
            if (n % 3 == 0) reading = reading with { Checks = [new Check("foreign.rule", null, "fail")], Region = null };
            CorrectionRow[] rows = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Row(random)).DistinctBy(row => row.Field)];

            ReportRecord overlaid = RecordJson.Deserialize(RecordJson.Serialize(CorrectionOverlay.Apply(reading, rows)));

            Assert.Equal(rows.Length, overlaid.Corrections!.Count);
            Assert.Equal(RecordJson.Serialize(reading), RecordJson.Serialize(CorrectionOverlay.TakeOff(overlaid)));
        }
    }

    [Fact]
    public void A_corrected_number_makes_its_checks_come_out_anew()
    {
        SortedDictionary<string, decimal> counts = new(StringComparer.Ordinal)
        {
            ["review.upheld"] = 1,
            ["review.corrected"] = 0,
            ["review.other"] = 0,
            ["review.pending"] = 0,
            ["review.total"] = 2,
        };
        ReportRecord reading = RecordFactory.Record(0) with
        {
            Form = FormIds.Form2021,
            Counts = counts,
            Checks = CheckRunner.Run(FormIds.Form2021, counts, new Dictionary<string, CellState>()),
        };
        Assert.Contains(reading.Checks, check => check is { Rule: "review.sum", State: "fail" });

        ReportRecord corrected = CorrectionOverlay.Apply(reading, [new CorrectionRow("review.total", "1", "审校员", "原件", At)]);

        Assert.Contains(corrected.Checks, check => check is { Rule: "review.sum", State: "ok" });
    }

    private static CorrectionRow Row(Random random)
    {
        string[] counts = ["applications.received.total", "applications.carriedOut.total", "disclosure.fees.amount", "review.total"];
        (string Field, string? Value) chosen = random.Next(9) switch
        {
            0 => ("title", "更正后的标题"),
            1 => ("year", "2022"),
            2 => ("agency.type", null),
            3 => ("region.county", "更正县"),
            4 => ("published.date", "2023-01-31"),
            5 => ("documentNumber", "样政办〔2023〕1号"),
            6 => (counts[random.Next(counts.Length)], null),
            _ => (counts[random.Next(counts.Length)], random.Next(100).ToString(CultureInfo.InvariantCulture)),
        };
        return new CorrectionRow(chosen.Field, chosen.Value, "审校员", "原件", At);
    }
}
