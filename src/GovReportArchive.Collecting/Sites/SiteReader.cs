using GovReportArchive.Collecting.Adapters;
using GovReportArchive.Collecting.Sources;
using GovReportArchive.Extraction.Html;

namespace GovReportArchive.Collecting.Sites;

/// <summary>Says which links of a page lead to reports, to their files, to further pages of a column and to columns below.</summary>
/// <remarks>
/// Links are judged by what they say, by their neighbours in the same list, and by what the page says of itself. Nothing is fetched and no script is run.
/// Addresses that grow from page to page, as those of calendars and circles of links do, are not followed.
/// </remarks>
public static class SiteReader
{
    private const int MostSegments = 16;
    private const int MostRepeated = 3;
    private const int MostParameters = 16;
    private const int LongestAddress = 1_000;
    private static readonly string[] YearFields = ["year", "nian", "nd", "nf", "fbtime"];

    /// <summary>Reads a page of a source.</summary>
    /// <param name="source">Whose page it is; its address is where the column begins.</param>
    /// <param name="page">The page.</param>
    /// <param name="lastYear">The last year for which there can be a report; by it years are counted that the page does not offer.</param>
    public static SiteReading Read(CollectSource source, PageView page, int lastYear)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(page);
        List<string> notes = [];
        List<Candidate> candidates = Candidates(source, page, lastYear, notes);
        PageTheme theme = ThemeOf(source, page);
        foreach (Candidate candidate in candidates) candidate.Judge(source, page, theme);
        Neighbours(candidates, theme >= PageTheme.Expected);

        List<FoundLink> links = [];
        List<Uri> outside = [];
        Dictionary<Uri, int> places = [];
        Uri self = PageAddress.Canonical(page.Address) ?? page.Address;
        foreach (Candidate candidate in candidates)
        {
            if (candidate.Kind is not LinkKind kind || candidate.Address == self || (source.Kind == SourceKind.Report && kind is (LinkKind.Report or LinkKind.Column))) continue;
            if (!SiteScope.Holds(source, candidate.Address))
            {
                if (!outside.Contains(candidate.Address)) outside.Add(candidate.Address);
            }
            else if (Grows(candidate.Address))
            {
                notes.Add($"网址像是没有尽头（{candidate.Address.AbsolutePath[..Math.Min(80, candidate.Address.AbsolutePath.Length)]}…），没有跟随。");
            }
            else
            {
                FoundLink link = new(candidate.Address, kind, candidate.Text, candidate.Date, candidate.Rule);
                if (places.TryAdd(candidate.Address, links.Count)) links.Add(link);
                else if (kind > links[places[candidate.Address]].Kind) links[places[candidate.Address]] = link;
            }
        }

        return new SiteReading(links, outside, [.. notes.Distinct(StringComparer.Ordinal).Take(20)]);
    }

    private static List<Candidate> Candidates(CollectSource source, PageView page, int lastYear, List<string> notes)
    {
        List<Candidate> candidates = [];
        AdapterReading reading = new(page, lastYear);
        IReadOnlyList<Adapted> adapted = source.Adapter is string named ? reading.Read(source.Adapters.Concat(SiteAdapters.Own).Where(adapter => adapter.Name == named)) : reading.Read(source.Adapters);
        // Of paging and of links, an adapter of the operator speaks before ours.
        if (source.Adapter is null)
            adapted = [.. adapted, .. reading.Read(SiteAdapters.Own).Where(own => !adapted.Any(one => one.Target == AdapterTarget.Page == (own.Target == AdapterTarget.Page)))];
        ILookup<object, Adapted> byLink = adapted.Where(one => one.Link is not null).ToLookup(one => (object)one.Link!, ReferenceEqualityComparer.Instance);
        ScriptedLinks scripted = new(page);
        bool turned = adapted.Any(one => one.Target == AdapterTarget.Page);
        foreach (PageLink link in page.Links.Where(link => link.Address is null || !SiteWords.IsOther(link.Address)))
        {
            if (link.Address is Uri address) candidates.Add(new Candidate(address, link));
            foreach (Adapted one in byLink[link]) candidates.Add(Candidate.Of(one));
            if (link.Script.Length == 0 || byLink[link].Any()) continue;
            if (scripted.Of(link) is var (to, isPage)) candidates.Add(new Candidate(to, link) { Kind = isPage ? LinkKind.Page : null, Rule = isPage ? "script.page" : "script.link" });
            else if (!turned && ScriptedLinks.TurnsPages(link)) notes.Add("翻页由页面之外的脚本完成，推不出网址，只采集了这一页；请在来源表中为它写 [[adapter]]。");
        }

        candidates.AddRange(adapted.Where(one => one.Link is null).Select(Candidate.Of));
        candidates.AddRange(YearsOfForm(page));
        return candidates;
    }

    /// <summary>The years of a form that asks for one, each as the form would send it.</summary>
    private static IEnumerable<Candidate> YearsOfForm(PageView page)
    {
        PageLink[] years = [.. page.Links.Where(link => link is { Origin: LinkOrigin.Option, Address: null } && SiteWords.Is("year", link.Text))];
        if (years.Length < 2 || page.Forms.FirstOrDefault(form => form.Fields.Any(field => YearFields.Contains(field.Key, StringComparer.OrdinalIgnoreCase))) is not { } asks) return [];
        return years.Select(year => new Candidate(
            AdapterReading.With(asks.Action, asks.Fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={(YearFields.Contains(field.Key, StringComparer.OrdinalIgnoreCase) ? string.Concat(year.Text.Where(char.IsAsciiDigit)) : Uri.EscapeDataString(field.Value))}")), year)
        { Kind = LinkKind.Column, Rule = "form.year" });
    }

    private static PageTheme ThemeOf(CollectSource source, PageView page) =>
        source.Kind != SourceKind.Column ? PageTheme.Other
        : new[] { page.Title, page.Head, string.Join(' ', page.Breadcrumb) }.Any(text => SiteWords.Weigh(text).Weight >= 2) ? PageTheme.Said
        : page.Address == source.Address ? PageTheme.Expected : PageTheme.Other;

    /// <summary>In a list of reports what says nothing against it is a report too, and in a list of agencies each name leads to a column.</summary>
    private static void Neighbours(List<Candidate> candidates, bool annual)
    {
        foreach (IGrouping<int, Candidate> list in candidates.Where(candidate => candidate.Link is { IsFurniture: false }).GroupBy(candidate => candidate.Link!.List))
        {
            Candidate[] all = [.. list];
            int reports = all.Count(candidate => candidate.Kind is LinkKind.Report or LinkKind.Attachment);
            Candidate[] open = [.. all.Where(candidate => candidate.Kind is null && candidate.Weight >= 0)];
            if (reports >= 2 && 2 * reports >= all.Length)
            {
                foreach (Candidate candidate in open.Where(candidate => candidate.Text.Length >= 4 && !SiteWords.TurnsPages(candidate.Text)))
                    (candidate.Kind, candidate.Rule) = (SiteWords.IsFile(candidate.Address) ? LinkKind.Attachment : LinkKind.Report, "list.neighbour");
            }

            Candidate[] agencies = [.. open.Where(candidate => candidate.Kind is null && SiteWords.Is("agency", candidate.Text))];
            if (annual && agencies.Length >= 2 && 2 * agencies.Length >= all.Length)
                foreach (Candidate candidate in agencies) (candidate.Kind, candidate.Rule) = (SiteWords.IsFile(candidate.Address) ? LinkKind.Attachment : LinkKind.Column, "list.agency");
        }
    }

    /// <summary>Addresses that circles of links make longer and longer.</summary>
    private static bool Grows(Uri address)
    {
        string[] segments = [.. address.Segments.Select(segment => segment.Trim('/')).Where(segment => segment.Length > 0)];
        string[] parameters = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);
        return address.AbsoluteUri.Length > LongestAddress || segments.Length > MostSegments || parameters.Length > MostParameters
            || segments.GroupBy(segment => segment, StringComparer.Ordinal).Any(same => same.Count() >= MostRepeated)
            || parameters.GroupBy(pair => pair.Split('=')[0], StringComparer.OrdinalIgnoreCase).Any(same => same.Count() >= MostRepeated);
    }
}
