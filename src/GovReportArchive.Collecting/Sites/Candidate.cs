using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Collecting.Adapters;
using GovReportArchive.Collecting.Sources;
using GovReportArchive.Extraction.Html;

namespace GovReportArchive.Collecting.Sites;

/// <summary>Whether a page is a column of annual reports.</summary>
internal enum PageTheme
{
    /// <summary>Nothing says so.</summary>
    Other,

    /// <summary>The operator says that one begins there; it may be a page that leads to it.</summary>
    Expected,

    /// <summary>Its title or path says so.</summary>
    Said,
}

/// <summary>An address that a page leads to, and what is thought of it.</summary>
internal sealed partial class Candidate(Uri address, PageLink? link)
{
    private const int MostNumber = 500;
    private const int LittleText = 200;

    public Uri Address { get; } = address;

    public PageLink? Link { get; } = link;

    /// <summary>What the link says; lists cut long texts and say the whole when pointed at.</summary>
    public string Text { get; } = link?.Words ?? "";

    /// <summary>The date in its line of the list.</summary>
    public string? Date => Link?.Date;

    /// <summary>How much its words speak for a report.</summary>
    public int Weight { get; private set; }

    /// <summary>What it leads to; null where that is not worth following.</summary>
    public LinkKind? Kind { get; set; }

    /// <summary>By which rule.</summary>
    public string Rule { get; set; } = "";

    public static Candidate Of(Adapted adapted) => new(adapted.Address, adapted.Link)
    {
        Kind = adapted.Target switch { AdapterTarget.Page => LinkKind.Page, AdapterTarget.Column => LinkKind.Column, AdapterTarget.Report => LinkKind.Report, _ => null },
        Rule = adapted.Rule,
    };

    /// <summary>Decides by the link's own words and the page; what an adapter has decided stays.</summary>
    /// <param name="source">Whose page it is.</param>
    /// <param name="page">The page.</param>
    /// <param name="theme">Whether the page is a column of annual reports.</param>
    public void Judge(CollectSource source, PageView page, PageTheme theme)
    {
        (Weight, string rule) = SiteWords.Weigh(Text);
        if (Kind is not null) return;
        (LinkKind? kind, string by) = source.Follow?.IsMatch(Address.AbsoluteUri) == true ? (SiteWords.IsFile(Address) ? LinkKind.Attachment : LinkKind.Report, "source.follow")
            : ByOrigin(page) ?? ByPager(page, theme) ?? (Weight < 0 ? null : ByFile(source, page, theme >= PageTheme.Expected, rule) ?? ByWords(theme, rule)) ?? (null, Rule);
        (Kind, Rule) = (kind, by);
    }

    private (LinkKind?, string)? ByOrigin(PageView page) => Link?.Origin switch
    {
        LinkOrigin.Frame => (LinkKind.Page, "frame"),
        LinkOrigin.Next => (LinkKind.Page, "next"),
        // Scripts of ordinary pages hold addresses for other occasions.
        LinkOrigin.Redirect when page.Length < LittleText => (LinkKind.Page, "redirect"),
        _ => null,
    };

    private (LinkKind?, string)? ByPager(PageView page, PageTheme theme)
    {
        if (Link is null || Address.IdnHost != page.Address.IdnHost) return null;
        bool beside = IsBeside(page.Address);
        // What says that it turns the pages of a column is believed wherever it leads; an arrow or 更多 may lead to anything.
        if (SiteWords.Is("next", Text) && (beside || theme >= PageTheme.Expected)) return (LinkKind.Page, "pager.next");
        if (!beside) return null;
        if (SiteWords.Is("onward", Text)) return (LinkKind.Page, "pager.next");
        return SiteWords.Is("number", Text) && int.TryParse(Digits().Match(Text).ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is > 0 and <= MostNumber && Carries(number)
            ? (LinkKind.Page, "pager.number") : null;
    }

    private (LinkKind?, string)? ByFile(CollectSource source, PageView page, bool annual, string rule)
    {
        if (Link is null || Link.IsFurniture || !(SiteWords.IsFile(Address) || SiteWords.NamesFile(Text) || (SiteWords.Is("attachment", Text) && Download().IsMatch(Address.AbsoluteUri)))) return null;
        if (Weight >= SiteWords.Enough) return (LinkKind.Attachment, rule);
        // A file that says nothing of itself is what its page is about.
        bool about = source.Kind == SourceKind.Report || SiteWords.Weigh(page.Title).Weight >= SiteWords.Enough;
        return about || (annual && (Weight > 0 || SiteWords.Is("attachment", Text))) ? (LinkKind.Attachment, "page.attachment") : null;
    }

    private (LinkKind?, string)? ByWords(PageTheme theme, string rule)
    {
        if (Link is null) return null;
        bool annual = theme >= PageTheme.Expected;
        bool dated = SiteWords.NamesYear(Text);
        if (annual && !Link.IsFurniture && (SiteWords.Is("year", Text) || SiteWords.Is("yearReport", Text))) return (IsFolder() ? LinkKind.Column : LinkKind.Report, "annual.year");
        if (Weight < (annual ? SiteWords.Enough : SiteWords.Enough + 1)) return Weight >= 2 && annual && !Link.IsFurniture ? (LinkKind.Column, rule) : null;
        if (dated) return (LinkKind.Report, rule);
        // Menus of a column of reports lead to those of others.
        return theme == PageTheme.Said && Link.IsFurniture ? null : (LinkKind.Column, rule);
    }

    private bool IsFolder() => Address.AbsolutePath.EndsWith('/') || Folder().IsMatch(Address.AbsolutePath);

    /// <summary>In the same folder as the page, or the same page with other parameters.</summary>
    private bool IsBeside(Uri page) => FolderOf(Address) == FolderOf(page);

    // Of pages that have a folder each (…/page/2/) the one that these stand in.
    private static string FolderOf(Uri address) => NumberedFolder().Replace(address.AbsolutePath[..(address.AbsolutePath.LastIndexOf('/') + 1)], "/");

    /// <summary>The address has the number where lists have that of their page, or the number before it: days of calendars have theirs elsewhere.</summary>
    private bool Carries(int number)
    {
        foreach (string pair in Address.Query.TrimStart('?').Split('&'))
            if (pair.Split('=') is [var name, var value] && SiteWords.IsPageParameter(name) && Same(value, number)) return true;
        return Numbered().Match(Address.AbsolutePath) is { Success: true } in_ && Same(in_.Groups[1].Value, number);
    }

    private static bool Same(string text, int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int found) && (found == number || found == number - 1);

    [GeneratedRegex("[0-9]{1,4}")]
    private static partial Regex Digits();

    [GeneratedRegex(@"[_/-]p?([0-9]{1,4})(?:\.\w{1,6}|/)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"/(?:index|list|node|col)[\w-]{0,40}(?:\.\w{1,6})?$", RegexOptions.IgnoreCase)]
    private static partial Regex Folder();

    [GeneratedRegex(@"(?:/page)?/[0-9]{1,3}/$", RegexOptions.IgnoreCase)]
    private static partial Regex NumberedFolder();

    [GeneratedRegex(@"down|attach|file|annex|fujian", RegexOptions.IgnoreCase)]
    private static partial Regex Download();

}
