using System.Globalization;
using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Tables;
using GovReportArchive.Reports.Tests.Tables.Printing;
using Xunit.Abstractions;

namespace GovReportArchive.Reports.Tests.Tables;

/// <summary>Law: what damage takes from a table is lost; it puts no number into a cell that does not hold it.</summary>
public class DamagedTablesTests(ITestOutputHelper output)
{
    private const int Reports = 6;

    private static readonly string[] Layouts = ["tabs", "bars", "one cell a line", "one cell a line before bars", "spaces", "page text", "grid"];

    public static TheoryData<string, string> Damages
    {
        get
        {
            TheoryData<string, string> damages = [];
            foreach (string layout in Layouts)
            {
                foreach (string damage in (string[])["row lost", "cell lost", "label lost", "row twice"])
                    damages.Add(layout, damage);
            }
            return damages;
        }
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void Damage_to_a_table_loses_numbers_and_moves_none(string layout, string damage)
    {
        List<string> moved = [];
        int kept = 0;
        for (int seed = 1; seed <= Reports; seed++)
        {
            Random random = new(seed);
            SampleCounts sample = SampleCounts.Of(seed % 2 == 0 ? FormIds.Form2019 : FormIds.Form2021, seed);
            List<PrintedTable> tables = PrintedTable.Of(sample, PrintStyle.Any(seed));
            Damage(tables[1], damage, random);
            TableReading reading = TableReader.Read(PrintedReport.Of(tables, TableLayouts.Separated[layout]));
            foreach ((string key, decimal number) in reading.Counts)
            {
                if (sample.Numbers.TryGetValue(key, out decimal printed) && printed == number)
                    kept++;
                else
                    moved.Add(string.Create(CultureInfo.InvariantCulture, $"{seed} {key} read {number}, is {printed}"));
            }
        }
        output.WriteLine(string.Join('\n', moved.Prepend($"kept {kept}")));
        Assert.Empty(moved);
        Assert.True(kept > 300, $"kept {kept}");
    }

    /// <summary>Any text at all, made of the scraps of tables: nothing throws, and whatever is given is explained and has a place.</summary>
    [Fact]
    public void Some_hundred_shuffled_tables_are_read()
    {
        for (int seed = 1; seed <= 300; seed++)
        {
            Random random = new(seed);
            SampleCounts sample = SampleCounts.Of(seed % 3 == 0 ? FormIds.Form2014 : FormIds.Form2021, seed);
            string layout = TableLayouts.Separated.Keys.Concat(TableLayouts.Glued.Keys).ElementAt(random.Next(TableLayouts.Separated.Count + TableLayouts.Glued.Count));
            Func<PrintedTable, IEnumerable<Block>> print = TableLayouts.Separated.GetValueOrDefault(layout) ?? TableLayouts.Glued[layout];
            Block[] blocks = [.. PrintedReport.Of(PrintedTable.Of(sample, PrintStyle.Any(seed)), print).Blocks.Where(_ => random.Next(20) > 0)];
            for (int swaps = random.Next(12); swaps > 0 && blocks.Length > 1; swaps--)
            {
                int one = random.Next(blocks.Length), other = random.Next(blocks.Length);
                (blocks[one], blocks[other]) = (blocks[other], blocks[one]);
            }

            ReadingResult result = ReportReader.Read(TextDocument.Of(blocks));

            Assert.Equal(result.Record.Counts.Keys.Order(StringComparer.Ordinal), result.Explanation.Counts.Select(count => count.Key).Order(StringComparer.Ordinal));
            Assert.Equal(result.Record.Counts.Keys, result.Record.At.Keys);
            Assert.All(result.Record.At.Values, place => Assert.InRange(place.Block, 0, blocks.Length - 1));
            Assert.Equal(result.Record.Warnings.Count, result.Explanation.Warnings.Count);
        }
    }

    private static void Damage(PrintedTable table, string damage, Random random)
    {
        int first = table.Rows.FindIndex(row => row.Exists(cell => cell.IsValue));
        int at = random.Next(first, table.Rows.Count);
        List<PrintedCell> row = table.Rows[at];
        switch (damage)
        {
            case "row lost":
                table.Rows.RemoveAt(at);
                break;
            case "row twice":
                table.Rows.Insert(at, row);
                break;
            case "cell lost":
                row.RemoveAt(random.Next(row.FindIndex(cell => cell.IsValue), row.Count));
                break;
            default:
                int label = row.FindLastIndex(cell => !cell.IsValue);
                row[label] = row[label] with { Text = "" };
                break;
        }
    }
}
