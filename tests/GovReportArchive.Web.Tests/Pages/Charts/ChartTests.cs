using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using GovReportArchive.Web.Pages.Charts;
using Microsoft.AspNetCore.Html;

namespace GovReportArchive.Web.Tests.Pages.Charts;

public sealed class ChartTests
{
    private static readonly ChartPoint[] Years =
    [
        Printed(2018, 40), Printed(2019, 60), new(2020, null, "本库没有收录", null, false, false), Printed(2021, 30), Printed(2022, 35, breaks: true),
        new(2023, null, "空白", "/reports/b", true, false),
    ];

    [Fact]
    public void No_line_crosses_a_year_without_a_number_or_a_break_between_forms()
    {
        IHtmlDocument page = Drawn(SeriesChart.Draw(new ChartSeries("收到申请", Years, [])));
        Assert.Single(page.QuerySelectorAll("polyline.line"));
        Assert.Equal(4, page.QuerySelectorAll("circle.dot").Length);
        Assert.Single(page.QuerySelectorAll("line.break"));
        Assert.Equal("2020 年度：本库没有收录", page.QuerySelector("rect.unheld title")!.TextContent);
        Assert.Equal("2023 年度：空白", page.QuerySelector("rect.unprinted title")!.TextContent);
        Assert.Equal(["/c/2018", "/c/2019", "/c/2021", "/c/2022"], page.LinksOf("svg a"));
    }

    [Fact]
    public void The_band_of_others_is_drawn_for_years_that_have_one()
    {
        IHtmlDocument page = Drawn(SeriesChart.Draw(new ChartSeries("收到申请", Years, [new(2018, 1, 5, 9), new(2019, 2, 6, 90), new(2021, 3, 4, 5)])));
        Assert.Equal(2, page.QuerySelectorAll("polygon.band").Length);
        Assert.Equal("100", page.TextsOf("text.tick.end")[^1]);
    }

    [Theory]
    [InlineData(0, "0 1")]
    [InlineData(3, "0 1 2 3")]
    [InlineData(7, "0 2 4 6 8")]
    [InlineData(364, "0 100 200 300 400")]
    [InlineData(1431, "0 500 1000 1500")]
    [InlineData(81, "0 50 100")]
    public void The_axis_begins_at_zero_and_ends_at_a_round_number_above_all(int most, string ticks) =>
        Assert.Equal(ticks, string.Join(' ', SeriesChart.Ticks(most)));

    [Fact]
    public void What_is_hostile_in_words_is_text_in_the_picture()
    {
        IHtmlDocument page = Drawn(SeriesChart.Draw(new ChartSeries("\"><script>1</script>", [new(2024, 1, "<b>&\"", "/a?b=\"&c", true, false)], [])));
        Assert.Null(page.QuerySelector("script, b"));
        Assert.StartsWith("\"><script>", page.QuerySelector("svg")!.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal("/a?b=\"&c", page.LinkOf("svg a"));
    }

    [Fact]
    public void A_sparkline_needs_two_numbers()
    {
        Assert.Null(Drawn(Sparkline.Draw(new ChartSeries("收到申请", [Printed(2024, 3)], []))).QuerySelector("svg"));
        Assert.NotNull(Drawn(Sparkline.Draw(new ChartSeries("收到申请", [Printed(2023, 0), Printed(2024, 0)], []))).QuerySelector("svg polyline"));
    }

    [Fact]
    public void Tiles_say_held_late_and_not_held_in_words()
    {
        IHtmlDocument page = Drawn(CoverageStrip.Draw(
        [
            new(2022, "held", 1, "a", 1, "2023-01-20", "page", "2023-01-31", false, null, false, "/a"), new(2023, "notHeld", 0, null, null, null, null, null, null, null, null, null),
            new(2024, "held", 2, "c", 1, "2025-02-11", "page", "2025-01-31", true, null, false, "/c"),
        ]));
        Assert.Equal(["2022已收录", "2023未收录", "2024晚于期限"], page.TextsOf(".strip li"));
        Assert.Equal(["/reports/a", "/reports/c"], page.LinksOf(".strip a"));
        Assert.Equal("2024 年度：已收录，收有 2 份，所载日期 2025-02-11，期限 2025-01-31", page.QuerySelectorAll(".strip li")[2].GetAttribute("title"));
    }

    private static ChartPoint Printed(int year, decimal value, bool breaks = false) => new(year, value, $"{value} 件", $"/c/{year}", true, breaks);

    private static IHtmlDocument Drawn(IHtmlContent content) => new HtmlParser().ParseDocument(content.ToString()!);
}
