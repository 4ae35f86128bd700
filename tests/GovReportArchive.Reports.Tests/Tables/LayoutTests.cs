using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Tables;
using GovReportArchive.Reports.Tests.Tables.Printing;
using Xunit.Abstractions;

namespace GovReportArchive.Reports.Tests.Tables;

/// <summary>The same invented numbers printed in every layout and read back.</summary>
public class LayoutTests(ITestOutputHelper output)
{
    public static TheoryData<string, string> SeparatedLayouts => Cases(TableLayouts.Separated.Keys, FormIds.Form2021, FormIds.Form2019, FormIds.Form2014);

    public static TheoryData<string, string> GluedLayouts => Cases(TableLayouts.Glued.Keys, FormIds.Form2021, FormIds.Form2019, FormIds.Form2014);

    [Theory]
    [MemberData(nameof(SeparatedLayouts))]
    public void Numbers_printed_apart_are_read_back_exactly(string layout, string form)
    {
        Score total = Run(form, TableLayouts.Separated[layout], 12, PrintStyle.Any);

        output.WriteLine(total.ToString());
        Assert.Equal(0, total.Wrong + total.Invented);
        Assert.Equal(0, total.Absent);
    }

    [Theory]
    [MemberData(nameof(GluedLayouts))]
    public void Numbers_that_ran_together_are_read_right_or_not_at_all(string layout, string form)
    {
        Score total = Run(form, TableLayouts.Glued[layout], 12, _ => PrintStyle.Plain);

        output.WriteLine(total.ToString());
        Assert.Equal(0, total.Wrong + total.Invented);
        Assert.True(total.Right > total.Absent, total.ToString());
    }

    private static Score Run(string form, Func<PrintedTable, IEnumerable<Block>> layout, int reports, Func<int, PrintStyle> style)
    {
        Score total = new();
        for (int seed = 1; seed <= reports; seed++)
        {
            SampleCounts sample = SampleCounts.Of(form, seed);
            TableReading reading = TableReader.Read(PrintedReport.Of(PrintedTable.Of(sample, style(seed)), layout));
            total.Add(sample, reading, seed);
        }
        return total;
    }

    private static TheoryData<string, string> Cases(IEnumerable<string> layouts, params string[] forms)
    {
        TheoryData<string, string> cases = [];
        foreach (string layout in layouts)
        {
            foreach (string form in forms)
                cases.Add(layout, form);
        }
        return cases;
    }
}

/// <summary>What of a report's numbers came back.</summary>
internal sealed class Score
{
    private readonly List<string> _examples = [];

    public int Right { get; private set; }

    public int Wrong { get; private set; }

    public int Absent { get; private set; }

    public int Invented { get; private set; }

    public void Add(SampleCounts sample, TableReading reading, int seed)
    {
        foreach ((string key, decimal number) in sample.Numbers)
        {
            if (!reading.Counts.TryGetValue(key, out decimal read))
            {
                Absent++;
                Note($"{seed} {key} absent ({reading.Cells.GetValueOrDefault(key)?.State}), is {number}");
            }
            else if (read == number)
            {
                Right++;
            }
            else
            {
                Wrong++;
                Note($"{seed} {key} read {read}, is {number}");
            }
        }
        foreach (string key in reading.Counts.Keys.Where(key => !sample.Numbers.ContainsKey(key)))
        {
            Invented++;
            Note($"{seed} {key} invented");
        }
    }

    public override string ToString() =>
        $"right {Right}, wrong {Wrong}, absent {Absent}, invented {Invented}\n" + string.Join('\n', _examples);

    private void Note(string example)
    {
        if (_examples.Count < 25)
            _examples.Add(example);
    }
}
