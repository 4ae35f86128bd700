using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace GovReportArchive.Web.Tests.Pages;

/// <summary>Pages as a browser without JavaScript reads them.</summary>
internal static class Html
{
    public static async Task<IHtmlDocument> PageAsync(this HttpClient client, string url, HttpStatusCode status = HttpStatusCode.OK)
    {
        HttpResponseMessage response = await client.GetAsync(url);
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{url}: {(int)response.StatusCode} {text}");
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        return new HtmlParser().ParseDocument(text);
    }

    /// <summary>The text of the first element that fits, blanks squeezed; fails where there is none.</summary>
    public static string TextOf(this IHtmlDocument page, string selector)
    {
        AngleSharp.Dom.IElement? element = page.QuerySelector(selector);
        Assert.True(element is not null, $"No {selector} in {page.Body?.OuterHtml}");
        return Squeezed(element!.TextContent);
    }

    public static IReadOnlyList<string> TextsOf(this IHtmlDocument page, string selector) =>
        [.. page.QuerySelectorAll(selector).Select(element => Squeezed(element.TextContent))];

    /// <summary>Where the first link that fits leads.</summary>
    public static string LinkOf(this IHtmlDocument page, string selector) =>
        page.QuerySelector(selector)?.GetAttribute("href") ?? throw new InvalidOperationException($"No link {selector}.");

    /// <summary>Where the links that fit lead.</summary>
    public static IReadOnlyList<string> LinksOf(this IHtmlDocument page, string selector) =>
        [.. page.QuerySelectorAll(selector).Select(link => link.GetAttribute("href") ?? "")];

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
