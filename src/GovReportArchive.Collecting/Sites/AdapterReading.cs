using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using GovReportArchive.Collecting.Adapters;
using GovReportArchive.Extraction.Html;

namespace GovReportArchive.Collecting.Sites;

/// <summary>What an adapter makes of a page: addresses, each with the link that it was made of.</summary>
/// <param name="Address">The address.</param>
/// <param name="Target">What it leads to.</param>
/// <param name="Link">The link whose words it has; null where it was made of the page alone.</param>
/// <param name="Rule">The adapter's name.</param>
internal sealed record Adapted(Uri Address, AdapterTarget Target, PageLink? Link, string Rule);

/// <summary>Applies adapters to a page.</summary>
internal sealed partial class AdapterReading(PageView page, int lastYear)
{
    private const int FirstYear = 2008;
    private const int MostFound = 2_000;
    private const int MostPages = 500;

    /// <summary>What these adapters find; empty where none of them knows the page.</summary>
    public IReadOnlyList<Adapted> Read(IEnumerable<SiteAdapter> adapters)
    {
        List<Adapted> found = [];
        foreach (SiteAdapter adapter in adapters)
        {
            Match? more = adapter.Also?.Match(page.Markup);
            if (more is { Success: false }) continue;
            foreach ((Match match, PageLink? link) in Matches(adapter).Take(MostFound))
            {
                foreach (Uri address in Addresses(adapter, Groups(adapter, match, more), link))
                    if (found.Count < MostFound) found.Add(new Adapted(address, adapter.Target, link, "adapter." + adapter.Name));
            }
        }

        return found;
    }

    private IEnumerable<(Match, PageLink?)> Matches(SiteAdapter adapter) => adapter.In switch
    {
        AdapterPlace.Page => adapter.Find.Matches(page.Markup).Select(match => (match, (PageLink?)null)),
        AdapterPlace.Address => adapter.Find.Matches(page.Address.AbsoluteUri).Select(match => (match, (PageLink?)null)),
        AdapterPlace.Click => page.Links.Where(link => link.Script.Length > 0).SelectMany(link => adapter.Find.Matches(link.Script).Select(match => (match, (PageLink?)link))),
        _ => page.Links.Where(link => link.Address is not null).SelectMany(link => adapter.Find.Matches(link.Address!.AbsoluteUri).Select(match => (match, (PageLink?)link))),
    };

    private Dictionary<string, string> Groups(SiteAdapter adapter, Match match, Match? more)
    {
        Dictionary<string, string> groups = new(StringComparer.Ordinal) { ["all"] = match.Value };
        string file = page.Address.Segments[^1].EndsWith('/') ? "index.html" : page.Address.Segments[^1];
        int dot = file.LastIndexOf('.');
        groups["stem"] = Number().Replace(dot < 0 ? file : file[..dot], "");
        groups["ending"] = dot < 0 ? "html" : file[(dot + 1)..];
        foreach (Match one in more is null ? [match] : new[] { more, match })
            foreach (Group group in one.Groups.Values.Where(group => group.Success && !char.IsAsciiDigit(group.Name[0]))) groups[group.Name] = group.Value.Replace("\\/", "/", StringComparison.Ordinal);
        return groups;
    }

    private IEnumerable<Uri> Addresses(SiteAdapter adapter, Dictionary<string, string> groups, PageLink? link)
    {
        Uri from = adapter.In == AdapterPlace.Link ? link!.Address! : page.Address;
        if (adapter.Years)
        {
            foreach (int year in Years())
            {
                groups["year"] = year.ToString(CultureInfo.InvariantCulture);
                if (Address(adapter.Template, groups, from) is Uri one) yield return one;
            }

            yield break;
        }

        if (adapter.Count.Length == 0)
        {
            if (Address(adapter.Template, groups, from) is Uri one) yield return one;
            yield break;
        }

        int step = adapter.Step.Length == 0 ? 1 : Math.Max(1, Whole(Filled(adapter.Step, groups)));
        int entries = Whole(Filled(adapter.Count, groups));
        int last = Math.Min((entries / step) + (entries % step > 0 ? 1 : 0), MostPages);
        for (int n = adapter.First; n <= last; n++)
        {
            foreach ((string name, int value) in new[] { ("n", n), ("before", n - 1), ("from", ((n - 1) * step) + 1), ("to", Math.Min(n * step, entries)) })
                groups[name] = value.ToString(CultureInfo.InvariantCulture);
            if (Address(adapter.Template, groups, from) is Uri one) yield return one;
        }
    }

    /// <summary>A template that begins with a question mark sets parameters of an address and leaves the others as they are.</summary>
    private Uri? Address(string template, Dictionary<string, string> groups, Uri from)
    {
        groups["and"] = "";
        string start = Filled(template.Split("{and}")[0], groups);
        groups["and"] = start.Contains('?', StringComparison.Ordinal) ? start.EndsWith('?') || start.EndsWith('&') ? "" : "&" : "?";
        string filled = Filled(template, groups);
        return filled.StartsWith('?') ? page.Resolve(With(from, filled[1..].Split('&')).AbsoluteUri) : page.Resolve(filled);
    }

    /// <summary>The address with parameters set, each in its place where it had it, else at the end.</summary>
    public static Uri With(Uri address, params IEnumerable<string> parameters)
    {
        List<string> pairs = [.. address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)];
        foreach (string parameter in parameters)
        {
            string name = parameter.Split('=')[0];
            int at = pairs.FindIndex(pair => pair.Split('=')[0].Equals(name, StringComparison.OrdinalIgnoreCase));
            if (at >= 0) pairs[at] = parameter;
            else pairs.Add(parameter);
        }

        return new UriBuilder(address) { Query = string.Join('&', pairs), Fragment = "" }.Uri;
    }

    /// <summary>The years that the page itself offers, else all for which there can be reports.</summary>
    private IEnumerable<int> Years()
    {
        int[] offered = [.. page.Links.Select(link => Year().Match(link.Text)).Where(match => match.Success).Select(match => Whole(match.Groups[1].Value)).Where(year => year >= FirstYear && year <= lastYear + 1).Distinct()];
        return offered.Length >= 2 ? offered : Enumerable.Range(FirstYear, lastYear - FirstYear + 1);
    }

    private static string Filled(string template, Dictionary<string, string> groups)
    {
        StringBuilder filled = new(template);
        foreach ((string name, string value) in groups) filled.Replace($"{{{name}}}", value);
        return filled.ToString();
    }

    private static int Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    [GeneratedRegex(@"_[0-9]{1,4}$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\s{0,3}((?:19|20)[0-9]{2})\s{0,3}年?度?\s{0,3}$")]
    private static partial Regex Year();
}
