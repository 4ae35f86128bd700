using System.Text.Json;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Reports.Tests.Records;

public sealed class ProseOfRecordTests
{
    private static readonly string[] Tables = ["Counts", "Cells", "Rows", "At", "Cumulative", "ExtraRows", "Figures", "Checks", "ChecksAsRead", "Warnings"];

    [Fact]
    public void The_prose_of_a_record_is_the_record_but_for_its_tables()
    {
        for (int n = 0; n < 40; n++)
        {
            ReportRecord whole = RecordFactory.Record(n);
            ReportRecord prose = RecordJson.DeserializeProse(RecordJson.SerializeToUtf8(whole));

            foreach (System.Reflection.PropertyInfo member in typeof(ReportRecord).GetProperties())
            {
                object? expected = Tables.Contains(member.Name) ? member.GetValue(new ReportRecord { Id = "", Title = "", Agency = whole.Agency, Form = "" }) : member.GetValue(whole);
                Assert.Equal(JsonSerializer.Serialize(expected, RecordJson.Options), JsonSerializer.Serialize(member.GetValue(prose), RecordJson.Options));
            }

            Assert.NotEmpty(whole.Counts);
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"id\":\"a\",\"title\":\"b\",\"form\":\"2021\"}")]
    [InlineData("null")]
    [InlineData("[")]
    public void What_is_no_record_has_no_prose_either(string json) =>
        Assert.ThrowsAny<JsonException>(() => RecordJson.DeserializeProse(System.Text.Encoding.UTF8.GetBytes(json)));
}
