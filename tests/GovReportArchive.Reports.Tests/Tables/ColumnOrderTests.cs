using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Tables;
using GovReportArchive.Reports.Tests.Tables.Printing;

namespace GovReportArchive.Reports.Tests.Tables;

/// <summary>Tables that a converter printed column by column: all labels, then the numbers.</summary>
public class ColumnOrderTests
{
    public static TheoryData<string, bool> Forms => new() { { FormIds.Form2021, false }, { FormIds.Form2021, true }, { FormIds.Form2019, false }, { FormIds.Form2019, true } };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Columns_of_applications_are_read_where_every_sum_confirms_them(string form, bool headed)
    {
        for (int seed = 1; seed <= 8; seed++)
        {
            SampleCounts sample = SampleCounts.Of(form, seed);
            TableReading reading = TableReader.Read(TextDocument.Of(Applications(sample, headed)));

            Assert.All(sample.Numbers.Where(pair => pair.Key.StartsWith("applications.", StringComparison.Ordinal)),
                pair => Assert.Equal(pair.Value, reading.Counts[pair.Key]));
        }
    }

    [Fact]
    public void Columns_that_do_not_add_up_give_no_number()
    {
        SampleCounts sample = SampleCounts.Of(FormIds.Form2021, 3);
        sample.Numbers["applications.granted.person"] += 7;

        TableReading reading = TableReader.Read(TextDocument.Of(Applications(sample, headed: false)));

        Assert.All(reading.Counts, pair => Assert.Equal(sample.Numbers[pair.Key], pair.Value));
    }

    [Fact]
    public void Numbers_of_disclosure_below_each_other_are_read_only_where_rows_and_columns_say_the_same()
    {
        const string Labels = "第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n行政规范性文件\n行政许可\n行政处罚\n行政强制\n行政事业性收费\n";

        TableReading doubtful = TableReader.Read(TextDocument.Of(Labels + "0\n4\n31\n0\n9\n0\n0\n2\n0\n17"));
        TableReading zeros = TableReader.Read(TextDocument.Of(Labels + "0\n0\n0\n0\n0\n0\n0\n0\n0\n0"));

        Assert.Empty(doubtful.Counts);
        Assert.Equal(10, zeros.Counts.Count);
    }

    private static string Applications(SampleCounts sample, bool headed)
    {
        ApplicationRow[] rows = [.. ApplicationsForm.RowsOf(sample.Form == FormIds.Form2019)];
        List<string> lines = ["三、收到和处理政府信息公开申请情况", "申请人情况"];
        lines.AddRange(rows.Select(row => row.Ordinal + row.Label));
        foreach (ApplicantColumn column in ApplicationsForm.Columns)
        {
            if (headed) lines.Add(column.Label);
            lines.AddRange(rows.Select(row => PrintStyle.Plain.Number("", sample.Numbers[$"{row.Key}.{column.Suffix}"])));
        }
        lines.Add("四、政府信息公开行政复议、行政诉讼情况");
        return string.Join('\n', lines);
    }
}
