using GovReportArchive.Reports.Regions;

namespace GovReportArchive.Reports.Tests.Regions;

public class GazetteerTests
{
    [Theory]
    [InlineData("230717", "黑龙江省伊春市伊美区", DivisionLevel.County)]
    [InlineData("110105", "北京市朝阳区", DivisionLevel.County)]
    [InlineData("429006", "湖北省天门市", DivisionLevel.County)]
    [InlineData("422800", "湖北省恩施土家族苗族自治州", DivisionLevel.City)]
    [InlineData("152527", "内蒙古自治区锡林郭勒盟太仆寺旗", DivisionLevel.County)]
    [InlineData("659001", "新疆维吾尔自治区石河子市", DivisionLevel.County)]
    [InlineData("441900", "广东省东莞市", DivisionLevel.City)]
    [InlineData("230717001", "黑龙江省伊春市伊美区朝阳街道", DivisionLevel.Township)]
    public void A_code_gives_its_division_with_all_above_it(string code, string fullName, DivisionLevel level)
    {
        Division division = Assert.IsType<Division>(Gazetteer.Find(code));
        Assert.Equal(fullName, Gazetteer.FullName(division));
        Assert.Equal(level, division.Level);
    }

    [Fact]
    public void Every_division_is_found_by_its_code_and_by_its_name_and_hangs_under_one_that_exists()
    {
        foreach (Division d in Gazetteer.Divisions)
        {
            Assert.Contains(Gazetteer.Named(d.Name), n => n.Code == d.Code && n.Name == d.Name);
            Assert.Equal(d.Code, Gazetteer.Find(d.Code)!.Code);
            if (d.Level != DivisionLevel.Province) Assert.True(Gazetteer.Find(d.Parent!) is not null, d.Code + " hangs in the air");
        }

        Assert.Equal(34, Gazetteer.Divisions.Count(d => d.Level == DivisionLevel.Province));
        Assert.InRange(Gazetteer.Divisions.Count(d => d.Level == DivisionLevel.County && d.Until is null), 2800, 2900);
    }

    [Fact]
    public void A_name_that_repeats_gives_every_place_that_bears_it()
    {
        Assert.Equal(["110105", "220104"], Gazetteer.Named("朝阳区", 2022).Select(d => d.Code).Order(StringComparer.Ordinal));
        Assert.True(Gazetteer.Named("鼓楼区", 2022).Count >= 4);
        Assert.True(Gazetteer.Named("城关镇").Count > 50);
        Assert.Empty(Gazetteer.Named("样例县"));
    }

    [Theory]
    [InlineData("恩施州", "422800")]
    [InlineData("恩施", "422800")]
    [InlineData("内蒙古", "150000")]
    [InlineData("黔东南州", "522600")]
    [InlineData("芷江县", "431228")]
    [InlineData("太仆寺", "152527")]
    public void Short_names_lead_to_the_division(string name, string code) =>
        Assert.Contains(code, Gazetteer.Named(name).Select(d => d.Code));

    [Fact]
    public void A_division_of_one_character_has_no_short_name() => Assert.DoesNotContain(Gazetteer.Named("和"), d => d.Name == "和县");

    [Fact]
    public void Names_and_codes_are_those_of_the_year()
    {
        Assert.Equal("襄樊市", Gazetteer.Find("420600", 2009)!.Name);
        Assert.Equal("襄阳市", Gazetteer.Find("420600", 2011)!.Name);
        Assert.Equal("襄阳市", Gazetteer.Find("420600")!.Name);
        Assert.Empty(Gazetteer.Named("增城市", 2022));
        Assert.Equal("440183", Assert.Single(Gazetteer.Named("增城市", 2012)).Code);
        Assert.Equal(["340181"], Gazetteer.Find("341402", 2009)!.Successors);
        // A report written in the year of the change may still bear the old name.
        Assert.Contains(Gazetteer.Named("襄樊市", 2010), d => d.Code == "420600");
    }

    [Fact]
    public void Children_are_the_level_below()
    {
        Assert.Contains(Gazetteer.Children("230700"), d => d.Name == "伊美区");
        Assert.All(Gazetteer.Children("230700"), d => Assert.Equal("230700", d.Parent));
        Assert.Contains(Gazetteer.Children("230717"), d => d.Level == DivisionLevel.Township);
        Assert.Contains(Gazetteer.Children("310000"), d => d.Name == "浦东新区");
        Assert.Contains(Gazetteer.Children("420000"), d => d.Name == "天门市");
        Assert.Empty(Gazetteer.Children("999999"));
    }

    [Fact]
    public void The_region_of_a_record_has_no_city_where_there_is_none()
    {
        GovReportArchive.Reports.Records.Region district = Gazetteer.RegionOf(Gazetteer.Find("310115")!, 2024, ["name"]);
        Assert.Equal(("310115", "上海市", null, "浦东新区"), (district.Code, district.Province, district.City, district.County));
        GovReportArchive.Reports.Records.Region direct = Gazetteer.RegionOf(Gazetteer.Find("429006")!, 2015, ["name"]);
        Assert.Equal(("湖北省", null, "天门市"), (direct.Province, direct.City, direct.County));
        GovReportArchive.Reports.Records.Region town = Gazetteer.RegionOf(Gazetteer.Named("田黄镇")[0], 2021, ["name"]);
        Assert.Equal(("370883", "邹城市", "田黄镇"), (town.Code![..6], town.County, town.Township));
    }

    [Theory]
    [InlineData("0458", "230700")]
    [InlineData("010", "110000")]
    [InlineData("0728", "429006")]
    [InlineData("0731", "430200")]
    public void An_area_code_leads_to_the_cities_it_serves(string areaCode, string city) =>
        Assert.Contains(city, Gazetteer.CitiesOfAreaCode(areaCode));

    [Fact]
    public void Every_city_on_the_mainland_has_an_area_code()
    {
        string[] codes = [.. Gazetteer.Divisions.Where(d => d.Level == DivisionLevel.City && d.Until is null).Select(d => d.Code)];
        HashSet<string> served = [.. Enumerable.Range(10, 990).SelectMany(n => Gazetteer.CitiesOfAreaCode("0" + n))];
        // Hainan's cities share the island's code.
        Assert.DoesNotContain(codes, c => !served.Contains(c) && c[..2] != "46");
    }

    [Theory]
    [InlineData("153000", "230000")]
    [InlineData("100744", "110000")]
    [InlineData("431700", "420000")]
    [InlineData("000000", null)]
    [InlineData("1530", null)]
    public void A_postcode_leads_to_its_province(string postcode, string? province) => Assert.Equal(province, Gazetteer.ProvinceOfPostcode(postcode));

    [Theory]
    [InlineData("www.suqian.gov.cn", "321300")]
    [InlineData("jy.changchun.gov.cn", "220100")]
    [InlineData("www.fuzhou.gov.cn", null)]
    [InlineData("www.example.gov.cn", null)]
    public void A_host_leads_to_the_city_that_alone_is_spelled_so(string host, string? city) => Assert.Equal(city, Gazetteer.CityOfHost(host));

    [Fact]
    public void A_zone_lies_in_the_division_that_it_is_part_of()
    {
        Assert.Equal("福建省", Gazetteer.ParentOfZone("平潭综合实验区")!.Name);
        Assert.Equal("宿迁市", Gazetteer.ParentOfZone("宿迁经济技术开发区")!.Name);
        Assert.Null(Gazetteer.ParentOfZone("样例开发区"));
    }
}
