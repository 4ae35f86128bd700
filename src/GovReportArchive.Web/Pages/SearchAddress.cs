using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.Extensions.Primitives;

namespace GovReportArchive.Web.Pages;

/// <summary>A search as an address: what the page's links add to it and take from it. Immutable.</summary>
/// <remarks>The same names and values make the page's address and those of its JSON, NDJSON and CSV twins.</remarks>
internal sealed class SearchAddress
{
    /// <summary>How many pages the way back remembers; beyond it "previous" leads to the first page remembered.</summary>
    public const int LongestWayBack = 20;

    private static readonly string[] Steps = ["cursor", "back", "at"];
    private readonly SearchTarget _target;
    private readonly List<(string Name, string Value)> _parts;

    private SearchAddress(SearchTarget target, IEnumerable<(string, string)> parts) => (_target, _parts) = (target, [.. parts]);

    /// <summary>The search for reports of a request, in canonical order; parameters the search does not know are left out.</summary>
    public static SearchAddress Of(IQueryCollection query) => Of(SearchTarget.Reports, query);

    /// <summary>The search of a request among what a page searches.</summary>
    public static SearchAddress Of(SearchTarget target, IQueryCollection query) => new(
        target,
        target.Parameters.SelectMany(name => query[name].OfType<string>()
                .Select(value => value.Trim()).Where(value => value.Length > 0).Distinct(StringComparer.Ordinal)
                .Select(value => (name, value)))
            .Concat(Steps.SelectMany(step => query[step].OfType<string>().Select(value => (step, value)))));

    /// <summary>What one hit is called in counts: 份 or 条.</summary>
    public string Unit => _target.Unit;

    /// <summary>Address of the page, without what is asked.</summary>
    public string Page => _target.Page;

    /// <summary>True where nothing is asked: the start page.</summary>
    public bool IsEmpty => _parts.Count == 0;

    /// <summary>Cursors of the pages before this one, the nearest last.</summary>
    public IReadOnlyList<string> WayBack => Values("back");

    /// <summary>Hits before this page.</summary>
    public int Offset => int.TryParse(Value("at"), NumberStyles.None, CultureInfo.InvariantCulture, out int at) ? at : 0;

    public string? Cursor => Value("cursor");

    /// <summary>The first value of a parameter; null where there is none.</summary>
    public string? Value(string name) => Values(name) is [string value, ..] ? value : null;

    public IReadOnlyList<string> Values(string name) => [.. _parts.Where(part => part.Name == name).Select(part => part.Value)];

    public bool Has(string name, string value) => _parts.Contains((name, value));

    /// <summary>Every part that narrows the search, apart from the query text, for the removable chips.</summary>
    public IEnumerable<(string Name, string Value)> Choices =>
        _parts.Where(part => part.Name is not ("q" or "sort" or "facetContains") && !Steps.Contains(part.Name));

    /// <summary>What a form must carry along when it replaces <paramref name="names"/>.</summary>
    public IEnumerable<(string Name, string Value)> Others(params string[] names) => FirstPage._parts.Where(part => !names.Contains(part.Name));

    public SearchAddress FirstPage => Made(_parts.Where(part => !Steps.Contains(part.Name)));

    public SearchAddress With(string name, string value) => Has(name, value) ? FirstPage : Made(FirstPage._parts.Append((name, value)));

    public SearchAddress Without(string name, string value) => Made(FirstPage._parts.Where(part => part != (name, value)));

    public SearchAddress WithoutAny(params string[] names) => Made(FirstPage._parts.Where(part => !names.Contains(part.Name)));

    public SearchAddress Only(string name, string value) => Made(WithoutAny(name)._parts.Append((name, value)));

    public SearchAddress Toggled(string name, string value) => Has(name, value) ? Without(name, value) : With(name, value);

    /// <summary>The page after this one.</summary>
    public SearchAddress Next(string cursor, int shown)
    {
        IEnumerable<string> back = Cursor is null ? WayBack : WayBack.Append(Cursor).TakeLast(LongestWayBack);
        return Step(cursor, back, Offset + shown);
    }

    /// <summary>The page before this one; null on the first.</summary>
    public SearchAddress? Previous(int pageSize) => (Cursor, WayBack) switch
    {
        (null, _) => null,
        (_, []) => FirstPage,
        (_, var back) => Step(back[^1], back.SkipLast(1), Math.Max(0, Offset - pageSize)),
    };

    public override string ToString() => _target.Page + QueryString();

    /// <summary>What is asked, without the steps that only this page's links need.</summary>
    public IQueryCollection ToQuery() => new QueryCollection(_parts
        .Where(part => part.Name is not ("back" or "at"))
        .GroupBy(part => part.Name, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => new StringValues([.. group.Select(part => part.Value)]), StringComparer.Ordinal));

    /// <summary>The JSON twin of this very page.</summary>
    public string Json(IEnumerable<string> facets, int limit) => _target.Api + Made(_parts
        .Where(part => part.Name is not ("back" or "at"))
        .Concat(facets.Select(facet => ("facet", facet))).Append(("limit", limit.ToString(CultureInfo.InvariantCulture)))).QueryString();

    /// <summary>All hits as a file: <c>csv</c> or <c>ndjson</c>.</summary>
    public string Export(string format, bool bom = false) =>
        _target.Api + "." + format + Made(WithoutAny("facetContains")._parts.Concat(bom ? [("bom", "true")] : [])).QueryString();

    private SearchAddress Made(IEnumerable<(string, string)> parts) => new(_target, parts);

    private SearchAddress Step(string cursor, IEnumerable<string> back, int at) => Made(FirstPage._parts
        .Append(("cursor", cursor))
        .Concat(back.Select(earlier => ("back", earlier)))
        .Append(("at", at.ToString(CultureInfo.InvariantCulture))));

    private string QueryString() => _parts.Count == 0 ? "" : "?" + string.Join('&', _parts.Select(part =>
        $"{UrlEncoder.Default.Encode(part.Name)}={Uri.EscapeDataString(part.Value)}"));
}
