using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Tests.Forms;

public class FormLayoutTests
{
    [Theory]
    [InlineData("2021")]
    [InlineData("2019")]
    [InlineData("2014")]
    public void Every_row_fills_the_width_of_its_table(string form)
    {
        foreach (LayoutTable table in FormLayout.Of(form).Tables)
        {
            int[] open = new int[table.Columns];
            foreach (LayoutRow row in table.Rows)
            {
                int covered = open.Count(left => left > 0);
                int width = row.Cells.Sum(cell => cell.ColumnSpan);
                Assert.Equal(table.Columns, covered + width);
                Place(open, row);
            }
            Assert.All(open, left => Assert.Equal(0, left));
        }
    }

    [Theory]
    [InlineData("2021", 10 + (25 * 7) + 15)]
    [InlineData("2019", 22 + (23 * 7) + 15)]
    public void A_layout_has_a_place_for_every_cell_of_the_form(string form, int cells)
    {
        string[] keys = [.. Keys(FormLayout.Of(form))];

        Assert.Equal(cells, keys.Length);
        Assert.Equal(cells, keys.Distinct().Count());
        Assert.All(keys, key => Assert.NotNull(CountCatalog.Find(key)));
    }

    [Fact]
    public void A_record_is_drawn_with_the_tables_and_rows_that_its_source_has()
    {
        ReportRecord record = Record("2021", ("applications.closed.all.total", 3), ("review.total", 0));

        FormLayout layout = FormLayout.For(record);

        Assert.Equal(["applications", "litigation"], layout.Tables.Select(table => table.Id));
        Assert.Contains("applications.closed.all.person", Keys(layout));
        Assert.DoesNotContain("applications.closed.unpaid.person", Keys(layout));
    }

    [Fact]
    public void Provincial_statistics_are_drawn_with_both_columns_and_only_their_own_rows()
    {
        ReportRecord record = Record("free", ("stats.appeals.total", 1)) with
        {
            Cumulative = new Dictionary<string, decimal> { ["stats.appeals.total"] = 4 },
        };

        LayoutTable table = Assert.Single(FormLayout.For(record).Tables);

        Assert.Equal(2, table.Rows.Count);
        Assert.Equal([false, true], table.Rows[1].Cells.Where(cell => cell.Key is not null).Select(cell => cell.Cumulative));
    }

    private static void Place(int[] open, LayoutRow row)
    {
        bool[] free = [.. open.Select(left => left == 0)];
        int column = 0;
        for (int i = 0; i < open.Length; i++)
            open[i] = Math.Max(0, open[i] - 1);
        foreach (LayoutCell cell in row.Cells)
        {
            for (int left = cell.ColumnSpan; left > 0; column++)
            {
                if (!free[column])
                    continue;
                open[column] = cell.RowSpan - 1;
                left--;
            }
        }
    }

    private static IEnumerable<string> Keys(FormLayout layout) =>
        layout.Tables.SelectMany(table => table.Rows).SelectMany(row => row.Cells).Where(cell => cell.Key is not null).Select(cell => cell.Key!);

    private static ReportRecord Record(string form, params (string Key, decimal Value)[] counts) => new()
    {
        Id = "x",
        Title = "样例",
        Agency = new Agency("x/样例", "样例"),
        Form = form,
        Counts = counts.ToDictionary(pair => pair.Key, pair => pair.Value),
    };
}
