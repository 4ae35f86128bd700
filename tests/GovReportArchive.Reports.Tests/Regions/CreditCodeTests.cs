using GovReportArchive.Reports.Regions;

namespace GovReportArchive.Reports.Tests.Regions;

public class CreditCodeTests
{
    [Theory]
    [InlineData("11410403000000123U/2023-00001", "410403")]
    [InlineData("https://www.example.gov.cn/report.jsp?area=11410403000000123U&year=2022", "410403")]
    [InlineData("11410403000000123A", null)]
    [InlineData("011410403000000123U", null)]
    [InlineData("005267169/2016-00001", null)]
    public void The_division_of_registration_is_read_from_a_valid_code(string text, string? code) =>
        Assert.Equal(code, CreditCode.DivisionIn(text, 2022)?.Code);
}
