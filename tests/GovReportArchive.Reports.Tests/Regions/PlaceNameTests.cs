using GovReportArchive.Reports.Regions;

namespace GovReportArchive.Reports.Tests.Regions;

public class PlaceNameTests
{
    [Theory]
    [InlineData("广东省广州市增城区教育局", 2020, 9, "440118")]
    [InlineData("广州市教育局", 2020, 3, "440100")]
    [InlineData("吉林市教育局", 2020, 3, "220200")]
    [InlineData("吉林省教育厅", 2020, 3, "220000")]
    [InlineData("北京市朝阳区民政局", 2020, 6, "110105")]
    [InlineData("长春市朝阳区民政局", 2020, 6, "220104")]
    [InlineData("恩施州民政局", 2020, 3, "422800")]
    [InlineData("上海市浦东新区人民政府", 2020, 7, "310115")]
    [InlineData("襄樊市民政局", 2009, 3, "420600")]
    [InlineData("新疆生产建设兵团", 2020, 2, "650000")]
    public void The_chain_of_places_at_the_start_is_read(string text, int year, int length, string code)
    {
        PlaceName place = PlaceName.Read(text, year);
        Assert.Equal(length, place.Length);
        Assert.Equal(code, Assert.Single(place.Candidates).Code);
    }

    [Fact]
    public void A_name_that_repeats_keeps_every_candidate() =>
        Assert.Equal(2, PlaceName.Read("朝阳区民政局", 2022).Candidates.Count);

    [Theory]
    [InlineData("教育局")]
    [InlineData("水利局")]
    [InlineData("样例县民政局")]
    [InlineData("")]
    public void Where_no_place_is_named_none_is_found(string text) => Assert.Equal(0, PlaceName.Read(text, 2020).Length);

    [Fact]
    public void Mentions_count_full_names_once_at_their_longest()
    {
        Dictionary<string, int> counts = PlaceMentions.Count("淮安市洪泽区在江苏省。洪泽区的城区和老城区、开发区、我区。样例市。");
        Assert.Equal(["江苏省", "洪泽区", "淮安市"], counts.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(2, counts["洪泽区"]);
    }

    [Fact]
    public void Names_of_two_characters_count_only_where_the_text_shows_that_they_are_places()
    {
        Assert.Empty(PlaceMentions.Count("富县强省，产业富县"));
        Assert.Equal(1, PlaceMentions.Count("通过富县人民政府网发布")["富县"]);
        Assert.Equal(1, PlaceMentions.Count("延安市富县")["富县"]);
    }
}
