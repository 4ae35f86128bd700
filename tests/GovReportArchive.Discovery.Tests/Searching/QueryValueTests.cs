using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Querying;
using GovReportArchive.Tests;

namespace GovReportArchive.Discovery.Tests.Searching;

public sealed class QueryValueTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryArchive _temporary = new();

    public async Task InitializeAsync()
    {
        await _temporary.Archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(48) + "\n" + string.Join('\n', Offices)), "x");
        _temporary.Archive.TryCatchUp();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _temporary.Dispose();

    private static IEnumerable<string> Offices =>
    [
        Office("321300/人力资源和社会保障局", "宿迁市人力资源和社会保障局", "city", new Region("321300", "江苏省", "宿迁市", null, null, ["name"])),
        Office("990109/人社局", "长河县人社局", "county", LongRiver),
        Office("990109/住房和城乡建设局", "长河县住房和城乡建设局", "county", LongRiver),
    ];

    private static Region LongRiver => new("990109", "云岭省", "青禾市", "长河县", null, ["name"]);

    private static string Office(string id, string name, string level, Region region) => RecordJson.Serialize(RecordFactory.Record(0) with
    {
        Id = id.Replace('/', '-') + "-2024",
        Title = name + "2024年政府信息公开工作年度报告",
        Agency = new Agency(id, name, name, null, level),
        Year = 2024,
        Region = region,
    });

    [Theory]
    [InlineData("年份:2019-2020", 48)]
    [InlineData("年份：２０１９－２０２０", 48)]
    [InlineData("年份:>=2020", 27)]
    [InlineData("年份:>2020", 3)]
    [InlineData("年份:＜2020", 24)]
    [InlineData("年份:(2019 OR >=2024)", 27)]
    [InlineData("-年份:2019-2023", 3)]
    [InlineData("地区:宿迁", 1)]
    [InlineData("地区:宿迁市", 1)]
    [InlineData("地区:青禾市", 18)]
    [InlineData("地区:云岭省青禾市石桥区", 8)]
    [InlineData("地区代码:990102", 8)]
    [InlineData("机关:人社局", 2)]
    [InlineData("机关:人力资源和社会保障局", 1)]
    [InlineData("机关:宿迁人社局", 1)]
    [InlineData("机关:住建局", 1)]
    [InlineData("机关:rsj", 2)]
    [InlineData("机关:SQRSJ", 1)]
    [InlineData("地区:sq", 9)]
    [InlineData("地区:sqs", 1)]
    [InlineData("机关:教育局", 12)]
    [InlineData("机关:石桥区教育局", 2)]
    [InlineData("机关类型:民政", 12)]
    [InlineData("层级:县级 年份:2019", 24)]
    [InlineData("部分:问题与改进", 51)]
    public void Values_in_a_query_are_read_as_the_filters_of_the_page_read_them(string query, int total) =>
        Assert.Equal(total, _temporary.Archive.Search.Search(new ReportQuery { Text = query, Limit = 0 }).Total);

    [Theory]
    [InlineData("year", ">=2020", 27)]
    [InlineData("year", "2024年", 3)]
    [InlineData("agency", "人社局", 2)]
    [InlineData("region", "宿迁", 1)]
    public void A_filter_takes_the_same_values(string filter, string value, int total) =>
        Assert.Equal(total, _temporary.Archive.Search.Search(new ReportQuery { Filters = [new ReportFilter(filter, [value])], Limit = 0 }).Total);

    [Theory]
    [InlineData("公开 年份:去年", 4, "2021-2024")]
    [InlineData("年份:<1990", 1, "2021-2024")]
    [InlineData("年份:>=2024-2025", 1, "2021-2024")]
    [InlineData("地区:宿千市", 1, "宿迁市")]
    [InlineData("地区:石乔区", 1, "石桥区")]
    [InlineData("公开 (年份:2019 OR 机关:石桥区教肓局)", 16, "石桥区教育局")]
    [InlineData("层级:村级", 1, "township")]
    [InlineData("机关类型:气象", 1, "民政")]
    public void A_value_that_names_nothing_is_told_with_the_nearest_that_does(string query, int character, string nearest)
    {
        QuerySyntaxException error = Assert.Throws<QuerySyntaxException>(() => _temporary.Archive.Search.Search(new ReportQuery { Text = query }));
        Assert.StartsWith($"第 {character} 个字符：", error.Message, StringComparison.Ordinal);
        Assert.Contains(nearest, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_is_several_is_told_in_a_query_too() =>
        Assert.Equal(["云岭省青禾市临溪区", "云岭省白沙市临溪区"], _temporary.Archive.Search.Search(new ReportQuery { Text = "地区:临溪区" }).Places!.Select(place => place.FullName));

    [Theory]
    [InlineData("地区:网站首页")]
    [InlineData("机关:航天发射中心")]
    public void Nothing_is_called_near_that_shares_less_than_half_of_the_characters(string query)
    {
        QuerySyntaxException error = Assert.Throws<QuerySyntaxException>(() => _temporary.Archive.Search.Search(new ReportQuery { Text = query }));
        Assert.DoesNotContain("相近", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_agencies_than_can_be_looked_up_are_refused_where_they_become_too_many()
    {
        string most = string.Join(" OR ", Enumerable.Repeat("机关:教育局", 32));
        Assert.Equal(12, _temporary.Archive.Search.Search(new ReportQuery { Text = most, Limit = 0 }).Total);
        QuerySyntaxException error = Assert.Throws<QuerySyntaxException>(() => _temporary.Archive.Search.Search(new ReportQuery { Text = most + " OR 机关:民政局" }));
        Assert.Equal(most.Length + 4, error.Position);
    }
}
