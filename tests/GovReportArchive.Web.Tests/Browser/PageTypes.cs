namespace GovReportArchive.Web.Tests.Browser;

/// <summary>A type of page, by an address over the sample reports.</summary>
/// <param name="Name">What it is called; file name of its screenshots.</param>
/// <param name="Route">The route of its page.</param>
/// <param name="Address">Where it is, or where a link leads to it.</param>
/// <param name="Link">Selector of the link on <paramref name="Address"/> that leads to it; null where it is there.</param>
public sealed record PageType(string Name, string Route, string Address, string? Link = null)
{
    public override string ToString() => Name;
}

/// <summary>Every type of page that the site has. A new page is a new row: screenshots, barriers and widths are looked at for each.</summary>
public static class PageTypes
{
    private const string Report = "/reports/清沅市-人民政府-2024";

    public static IReadOnlyList<PageType> All { get; } =
    [
        new("start", "", "/"),
        new("search", "", "/?q=解读"),
        new("search-sorted", "", "/?year=2023&sort=-applications.received.total"),
        new("search-nothing", "", "/?q=宇宙飞船&year=2009"),
        new("search-mistake", "", "/?q=公众号 \"没有闭合"),
        new("report", "reports/{id}", Report),
        new("report-hits", "reports/{id}", Report + "?q=解读"),
        new("original", "reports/{id}/original", Report + "/original"),
        new("compare", "reports/{id}/compare", Report + "/compare"),
        new("rankings", "rankings", "/rankings"),
        new("rankings-places", "rankings", "/rankings?metric=applicationsReceived&by=province&year=2023"),
        new("repeats", "rankings/repeats", "/rankings/repeats"),
        new("compare-choose", "compare", "/compare"),
        new("agencies", "agencies", "/agencies"),
        new("agency", "agencies/{**id}", "/agencies/清沅市/人民政府"),
        new("regions", "regions", "/regions"),
        new("region", "regions/{code}", "/regions", "main a[href^='/regions/']"),
        new("passages", "passages", "/passages"),
        new("passages-found", "passages", "/passages?q=解读&section=problems"),
        new("wordings", "wordings", "/wordings"),
        new("wording", "wordings/{id}", "/wordings", ".hit h3 a"),
        new("item", "r/{id}/v/{version:int}/s/{section:int}/i/{item:int}", "/passages?q=解读", "a[href^='/r/']"),
        new("count", "r/{id}/v/{version:int}/c/{key}", "/?year=2023&sort=-applications.received.total", ".hit .sorted a"),
        new("desk", "desk", "/desk"),
        new("check", "check", "/check"),
        new("help", "help", "/help"),
        new("rules", "rules", "/rules"),
        new("not-found", "", "/no/such/page"),
    ];

    /// <summary>Their names, for theories.</summary>
    public static TheoryData<string> Names { get; } = [.. All.Select(type => type.Name)];

    /// <summary>Goes to a page of a type.</summary>
    internal static async Task GoToAsync(this Microsoft.Playwright.IPage page, PageType type)
    {
        await page.GotoAsync(type.Address);
        if (type.Link is null) return;
        string target = await page.Locator(type.Link).First.GetAttributeAsync("href") ?? throw new InvalidOperationException($"{type.Address} has no {type.Link}");
        await page.GotoAsync(target);
    }

    internal static PageType Of(string name) => All.First(type => type.Name == name);
}
