using GovReportArchive.Discovery.Facets;

namespace GovReportArchive.Discovery.Tests.Facets;

public sealed class YearSpansTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("2021", "2021")]
    [InlineData("2019 2020 2021 2023", "2019—2021、2023")]
    [InlineData("2019 2021 2022", "2019、2021—2022")]
    public void Years_are_joined_where_none_is_missing(string years, string expected) => Assert.Equal(
        expected, YearSpans.Of([.. years.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(year => int.Parse(year, System.Globalization.CultureInfo.InvariantCulture))]));
}
