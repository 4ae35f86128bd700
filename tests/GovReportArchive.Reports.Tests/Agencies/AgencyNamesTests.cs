using GovReportArchive.Reports.Agencies;
using GovReportArchive.Reports.Regions;

namespace GovReportArchive.Reports.Tests.Agencies;

public class AgencyNamesTests
{
    [Theory]
    [InlineData("湖南省自然资源厅", "430000", "自然资源厅")]
    [InlineData("广西壮族自治区水利厅", "450000", "水利厅")]
    [InlineData("内蒙古自治区财政厅", "150000", "财政厅")]
    [InlineData("昆明市五华区卫生健康局", "530102", "卫生健康局")]
    [InlineData("芷江侗族自治县民政局", "431228", "民政局")]
    [InlineData("延边朝鲜族自治州统计局", "222400", "统计局")]
    [InlineData("锡林郭勒盟行政公署", "152500", "行政公署")]
    [InlineData("太仆寺旗教育局", "152527", "教育局")]
    [InlineData("天门市水利局", "429006", "水利局")]
    [InlineData("重庆市江北区人民政府", "500105", "人民政府")]
    [InlineData("石河子市人民政府", "659001", "人民政府")]
    [InlineData("厦门市", "350200", "")]
    public void Place_and_body_are_told_apart(string name, string code, string body)
    {
        AgencyName split = AgencyNames.Split(name, 2022);
        Assert.Equal(code, Assert.Single(split.Places).Code);
        Assert.Equal(body, split.Body);
        Assert.False(split.National);
        Assert.Null(split.Zone);
        Assert.Null(split.Township);
    }

    [Theory]
    [InlineData("广州市公安局增城区分局", "440118")]
    [InlineData("上海市公安局长宁分局", "310105")]
    [InlineData("淄博市公安局交通警察支队张店大队", "370303")]
    [InlineData("青岛市生态环境局即墨分局", "370215")]
    [InlineData("国家税务总局广州市增城区税务局", "440118")]
    [InlineData("国家税务总局太仆寺旗税务局", "152527")]
    [InlineData("国家统计局平顶山调查队", "410400")]
    [InlineData("中国人民银行无锡市分行", "320200")]
    public void A_branch_is_where_its_name_says_it_works(string name, string code) =>
        Assert.Equal(code, Assert.Single(AgencyNames.Split(name, 2022).Places).Code);

    [Theory]
    [InlineData("", "朝阳教育局")]
    [InlineData("朝阳市的学校今年平稳。", "朝阳市教育局")]
    [InlineData("朝阳区的学校今年平稳。", "朝阳区教育局")]
    public void A_short_name_that_a_city_shares_with_counties_is_the_citys_only_where_the_text_prints_it(string text, string full) =>
        Assert.Equal(full, AgencyNames.Split("朝阳教育局", 2022, text).Text);

    [Theory]
    [InlineData("平潭综合实验区管理委员会", "平潭综合实验区", "350000")]
    [InlineData("宿迁经济技术开发区管理委员会", "宿迁经济技术开发区", "321300")]
    [InlineData("亳州高新区", "亳州高新区", "341600")]
    [InlineData("安徽亳州高新技术产业开发区管理委员会", "安徽亳州高新技术产业开发区", "341600")]
    [InlineData("昆明市五华区科技产业园管理委员会", "昆明市五华区科技产业园", "530102")]
    [InlineData("苏州工业园区教育局", "苏州工业园区", "320500")]
    [InlineData("杭州样例经济开发区管委会", "杭州样例经济开发区", "330100")]
    public void A_zone_belongs_to_the_place_in_its_name(string name, string zone, string code)
    {
        AgencyName split = AgencyNames.Split(name, 2022);
        Assert.Equal(zone, split.Zone);
        Assert.Equal(code, Assert.Single(split.Places).Code);
    }

    [Theory]
    [InlineData("浦东新区人民政府")]
    [InlineData("滨海新区应急管理局")]
    public void A_new_district_that_is_a_district_is_no_zone(string name)
    {
        AgencyName split = AgencyNames.Split(name, 2022);
        Assert.Null(split.Zone);
        Assert.Equal(DivisionLevel.County, split.Places[0].Level);
    }

    [Theory]
    [InlineData("平利县正阳镇", "正阳镇", "610926")]
    [InlineData("邹城市田黄镇人民政府", "田黄镇", "370883")]
    [InlineData("厦门市思明区中华街道办事处", "中华街道", "350203")]
    [InlineData("双塔区前进街道", "前进街道", "211302")]
    [InlineData("平利县样例镇人民政府", "样例镇", "610926")]
    public void A_township_is_found_below_its_county(string name, string township, string county)
    {
        AgencyName split = AgencyNames.Split(name, 2022);
        Assert.Equal(township, split.Township);
        Assert.Equal(county, Assert.Single(split.Places).Code[..6]);
    }

    [Theory]
    [InlineData("平利县乡村振兴局")]
    [InlineData("平利县住房和城乡建设局")]
    [InlineData("景德镇市教育局")]
    public void A_bureau_with_the_word_for_township_in_its_name_is_none(string name) =>
        Assert.Null(AgencyNames.Split(name, 2022).Township);

    [Theory]
    [InlineData("教育部")]
    [InlineData("中华人民共和国教育部")]
    [InlineData("国家税务总局")]
    [InlineData("国家发展和改革委员会")]
    [InlineData("太湖流域管理局")]
    [InlineData("自然资源部办公厅")]
    public void A_ministry_has_no_place(string name)
    {
        AgencyName split = AgencyNames.Split(name, 2022);
        Assert.True(split.National);
        Assert.Empty(split.Places);
    }

    [Theory]
    [InlineData("教育局")]
    [InlineData("水利局")]
    [InlineData("资源规划局")]
    [InlineData("和平医院")]
    [InlineData("建设局")]
    [InlineData("交通运输局")]
    [InlineData("文化和旅游局")]
    [InlineData("兴业服务中心")]
    public void A_bureau_without_a_place_gets_none_by_accident(string name) => Assert.Empty(AgencyNames.Split(name, 2022).Places);

    [Theory]
    [InlineData("样例市民政局", "民政")]
    [InlineData("退役军人事务局", "退役军人事务")]
    [InlineData("人民政府", "人民政府")]
    [InlineData("人民政府办公厅", "政府办公室")]
    [InlineData("人民政府办公室", "政府办公室")]
    [InlineData("街道办事处", "街道办事处")]
    [InlineData("样例街道办事处", "街道办事处")]
    [InlineData("样例镇人民政府", "乡镇人民政府")]
    [InlineData("样例乡人民政府", "乡镇人民政府")]
    [InlineData("样例经济技术开发区管理委员会", "管理委员会")]
    [InlineData("教育和体育局", "教育")]
    [InlineData("科学技术委员会", "科学技术")]
    [InlineData("发展和改革委员会", "发展和改革")]
    [InlineData("规划和自然资源局", "自然资源和规划")]
    [InlineData("住房和城乡建设局", "住房和城乡建设")]
    [InlineData("市场监督管理局", "市场监督管理")]
    [InlineData("行政审批服务局", "行政审批与政务服务")]
    [InlineData("公安局样例分局", "公安")]
    [InlineData("国家税务总局样例县税务局", "税务")]
    [InlineData("样例大学", "学校")]
    [InlineData("第一人民医院", "医院")]
    [InlineData("生态环境局样例分局", "生态环境")]
    [InlineData("城市管理综合行政执法局", "城市管理")]
    [InlineData("人力资源和社会保障局", "人力资源和社会保障")]
    [InlineData("国有资产监督管理委员会", "国有资产监督管理")]
    [InlineData("某某事务所", null)]
    public void The_type_follows_from_the_name(string name, string? type)
    {
        Assert.Equal(type, AgencyTypes.Of(name));
        if (type is not null) Assert.Contains(type, AgencyTypes.All);
    }
}
