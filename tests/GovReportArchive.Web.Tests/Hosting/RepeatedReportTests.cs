using System.Globalization;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using GovReportArchive.Composition;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Web.Tests.Api;
using GovReportArchive.Web.Tests.Pages;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.AspNetCore.Mvc.Testing;

namespace GovReportArchive.Web.Tests.Hosting;

public sealed class RepeatedReportTests : IDisposable
{
    private const string Copied = "990102-民政局-2023";

    // Of two hundred characters four are of numbers that change from year to year.
    private const string Prose =
        "本局坚持应公开尽公开，全年在门户网站发布各类信息{0}条，其中养老服务类占比最高。婚姻登记、殡葬服务、地名管理等事项的办事指南逐项核对，过期内容当月撤下。"
        + "查阅点设在一楼大厅，配有触摸屏和纸质目录，由窗口人员轮流值守。对涉及困难群众的补助标准同步发布图解{1}件，并到各社区张贴。"
        + "申请渠道保持畅通，答复前由法制科审核，送达情况逐件登记。对以往文件开展清理，失效的在网页上注明，避免误用。各股室指定一名信息员，每季度开一次碰头会，交流做法，互查栏目，查出的差错记入台账。";

    private readonly string _directory = Directory.CreateTempSubdirectory("govreport-repeated-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("prose")]
    [InlineData("figures")]
    public async Task A_report_that_copies_the_year_before_is_listed_by_route_and_page(string what)
    {
        ArchiveOptions options = new(Path.Combine(_directory, "corpus"), Path.Combine(_directory, "index"));
        using (OpenArchive archive = OpenArchive.Open(options, LuceneIndex.Engine))
        {
            string lines = string.Join('\n', new[] { Report(2022, Prose, 121, 4), Report(2023, Prose, 133, 5), Report(2024, "全年发布信息{0}条，图解{1}件，其余从略。", 140, 6, received: 2) }.Select(RecordJson.Serialize));
            Assert.Empty((await archive.Importer.ImportAsync(new StringReader(lines), "lines")).Failures);
            archive.TryCatchUp();
        }

        await using WebApplicationFactory<Program> factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseSetting("corpus", options.CorpusDirectory);
            builder.UseSetting("index", options.IndexDirectory);
        });
        using HttpClient client = factory.CreateClient();

        JsonNode answer = await client.JsonAsync($"/api/v1/reports?repeats={what}&facet=repeats");
        IHtmlDocument page = await client.PageAsync($"/?repeats={what}");

        Assert.Equal([Copied], answer["items"]!.AsArray().Select(item => (string)item!["id"]!));
        Assert.Equal(1, (int)answer["facets"]!["repeats"]!["items"]!.AsArray().Single(item => (string)item!["value"]! == what)!["count"]!);
        Assert.Contains(page.QuerySelectorAll("main a[href]"), link => link.GetAttribute("href")!.StartsWith("/reports/" + Uri.EscapeDataString(Copied), StringComparison.Ordinal));
        Assert.DoesNotContain(page.QuerySelectorAll("main a[href]"), link => link.GetAttribute("href")!.StartsWith("/reports/" + Uri.EscapeDataString("990102-民政局-2022"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_copies_the_year_before_is_ranked_by_route_file_and_page_with_the_comparison()
    {
        ArchiveOptions options = new(Path.Combine(_directory, "corpus"), Path.Combine(_directory, "index"));
        using (OpenArchive archive = OpenArchive.Open(options, LuceneIndex.Engine))
        {
            string lines = string.Join('\n', new[] { Report(2021, Prose, 119, 2), Report(2022, Prose, 121, 4), Report(2023, Prose, 133, 5) }.Select(RecordJson.Serialize));
            Assert.Empty((await archive.Importer.ImportAsync(new StringReader(lines), "lines")).Failures);
            archive.TryCatchUp();
        }

        await using WebApplicationFactory<Program> factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseSetting("corpus", options.CorpusDirectory);
            builder.UseSetting("index", options.IndexDirectory);
        });
        using HttpClient client = factory.CreateClient();

        JsonNode item = (await client.JsonAsync("/api/v1/repeats?what=prose"))["items"]!.AsArray().Single()!;
        IHtmlDocument page = await client.PageAsync("/rankings/repeats");
        string table = await client.GetStringAsync("/api/v1/repeats.csv?what=prose");

        Assert.Equal((2, 1, 2022, 2021), ((int)item["years"]!, (int)item["rank"]!, (int)item["reports"]![0]!["year"]!, (int)item["reports"]![0]!["before"]!));
        Assert.Equal(3, table.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("连续 2 年", page.TextOf(".answer"), StringComparison.Ordinal);
        Assert.Equal(item["reports"]!.AsArray().Select(report => (string)report!["page"]!), page.LinksOf("tbody td a"));
        Assert.Contains("正文 95% 以上、数字全部同 2021 年度", page.TextOf("tbody"), StringComparison.Ordinal);
        Assert.NotEmpty(page.TextOf("tbody th .place"));
        Assert.Contains("相同不等于有错", page.TextOf(".counted"), StringComparison.Ordinal);
        foreach (string comparison in page.LinksOf("tbody td a")) await client.PageAsync(comparison);
        Assert.Contains("没有与上一份相同的", (await client.PageAsync("/rankings/repeats?year=2010")).TextOf("p.note"), StringComparison.Ordinal);
    }

    private static ReportRecord Report(int year, string prose, int published, int drawn, int received = 3)
    {
        ReportRecord like = SpecimenRecords.All.First(record => record.Id == Copied);
        return like with
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"990102-民政局-{year}"),
            Title = string.Create(CultureInfo.InvariantCulture, $"石桥区民政局{year}年政府信息公开工作年度报告"),
            Year = year,
            Sections = [new Section(1, "overview", "一、总体情况", prose.Replace("{0}", $"{published}", StringComparison.Ordinal).Replace("{1}", $"{drawn}", StringComparison.Ordinal))],
            Counts = SpecimenRecords.Counts2021(("applications.received.person", received), ("applications.received.total", received)),
        };
    }
}
