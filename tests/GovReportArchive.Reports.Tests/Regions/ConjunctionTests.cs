using GovReportArchive.Reports.Regions;

namespace GovReportArchive.Reports.Tests.Regions;

public sealed class ConjunctionTests
{
    [Theory]
    [InlineData("认真落实《条例》和县政府办公室的要求", false)]
    [InlineData("按照县委和县政府的部署", false)]
    [InlineData("马鞍山市和县政府门户网站", true)]
    [InlineData("和县人民政府办公室编制本报告", true)]
    public void The_county_whose_name_begins_with_and_is_told_from_the_word(string text, bool isMentioned) =>
        Assert.Equal(isMentioned, PlaceMentions.Count(text).ContainsKey("和县"));
}
