using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using GovReportArchive.Extraction.Texts;

namespace GovReportArchive.Extraction.Html;

/// <summary>Reads what <see cref="PageView"/> tells of one page.</summary>
internal sealed partial class PageViewReader
{
    private const int LongestText = 300;
    private const int LongestScript = 1_000;
    private const int MostInLine = 60;
    private const int MostForms = 50;
    private const int MostFields = 100;

    // Of a choice that is no address.
    private static readonly SearchValues<char> NoAddress = SearchValues.Create(" '\"<>\t\r\n");

    private readonly Uri _base;
    private readonly Encoding _charset;
    private readonly List<(IElement At, PageLink Link)> _links = [];
    private readonly List<PageForm> _forms = [];
    private readonly StringBuilder _script = new();
    private readonly Dictionary<IElement, int> _linksBelow = [];
    private readonly Dictionary<IElement, bool> _furniture = [];
    private readonly Dictionary<IElement, string> _lines = [];
    private readonly Dictionary<IElement, int> _lists = [];
    private bool _asksPassword;
    private int _length;

    private PageViewReader(Uri from, Encoding charset) => (_base, _charset) = (from, charset);

    public static PageView Read(ReadOnlySpan<byte> bytes, Uri address, string? charset)
    {
        ArgumentNullException.ThrowIfNull(address);
        ExtractionLimits.Default.CheckMarkupSize(address.AbsoluteUri, bytes.Length);
        DecodedText decoded = HtmlExtractor.Decode(bytes, charset);
        string text = ListMarkup.Of(decoded.Text);
        IHtmlDocument document = HtmlExtractor.Parse(address.AbsoluteUri, text);
        Encoding encoding = Encoding.GetEncoding(decoded.Encoding);
        if (encoding is UnicodeEncoding or UTF32Encoding) encoding = Encoding.UTF8;
        Uri from = document.QuerySelector("base[href]")?.GetAttribute("href") is string written && PageAddress.Resolve(written, address, encoding) is Uri said ? said : address;
        PageViewReader reader = new(from, encoding);
        reader.Visit(document);
        foreach (IElement island in document.QuerySelectorAll("script[type='text/xml'],script[type='text/html'],script[type='text/template'],xml"))
            reader.Visit(HtmlExtractor.Parse(address.AbsoluteUri, ListMarkup.Pieces(island.TextContent)));
        Content facts = HtmlExtractor.Extract("", decoded with { Text = text });
        return new PageView
        {
            Address = address,
            Base = from,
            Charset = encoding,
            Title = Line(facts.Title ?? ""),
            Head = Line(document.Title ?? ""),
            Date = facts.Date,
            Publisher = facts.Publisher,
            Breadcrumb = facts.Breadcrumb,
            Links = [.. reader._links.Select(found => reader.Placed(found.At, found.Link))],
            Forms = reader._forms,
            Script = reader._script.ToString(),
            Markup = decoded.Text.Length <= PageView.MostScript ? decoded.Text : decoded.Text[..PageView.MostScript],
            AsksPassword = reader._asksPassword,
            Length = reader._length,
        };
    }

    private void Visit(IHtmlDocument document) => DomWalk.Visit(document, Enter, Leave);

    private bool Enter(INode node)
    {
        if (node is IText text) _length += text.Data.Trim().Length;
        if (node is not IElement element) return false;
        switch (element.LocalName)
        {
            case "a" or "area":
                Add(element, LinkOrigin.Anchor, element.GetAttribute("href"));
                break;
            case "frame" or "iframe":
                Add(element, LinkOrigin.Frame, element.GetAttribute("src"));
                break;
            case "option":
                if (element.GetAttribute("value") is string value && LooksLikeAddress(value)) Add(element, LinkOrigin.Option, value);
                else Keep(element, new PageLink(LinkOrigin.Option, null, Line(element.TextContent)));
                break;
            case "link":
                if ((element.GetAttribute("rel") ?? "").Contains("next", StringComparison.OrdinalIgnoreCase)) Add(element, LinkOrigin.Next, element.GetAttribute("href"));
                break;
            case "meta":
                if (string.Equals(element.GetAttribute("http-equiv"), "refresh", StringComparison.OrdinalIgnoreCase)) Add(element, LinkOrigin.Redirect, Refresh().Match(element.GetAttribute("content") ?? "").Groups["to"].Value);
                break;
            case "script":
                AddScript(element);
                break;
            case "form":
                AddForm(element);
                break;
            case "input":
                _asksPassword |= string.Equals(element.GetAttribute("type"), "password", StringComparison.OrdinalIgnoreCase);
                goto default;
            default:
                if (element.HasAttribute("onclick")) Add(element, LinkOrigin.Click, null);
                break;
        }

        return element.LocalName is not ("script" or "style");
    }

    // Children are left before their parents, so that each knows how many links stand in it.
    private void Leave(INode node)
    {
        if (node is IElement { ParentElement: { } around } element && _linksBelow.TryGetValue(element, out int count))
            _linksBelow[around] = _linksBelow.GetValueOrDefault(around) + count;
    }

    private void Add(IElement element, LinkOrigin origin, string? written)
    {
        string script = element.GetAttribute("onclick") ?? "";
        written = written?.Trim() ?? "";
        if (written.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase))
        {
            string said = written["javascript:".Length..].Trim().Trim(';');
            if (!Nothing().IsMatch(said)) script = said + ";" + script;
            written = "";
        }

        Uri? address = PageAddress.Resolve(written, _base, _charset);
        if (address is null && script.Length == 0) return;
        string text = IsLarge(element) ? "" : Line(element.TextContent);
        if (text.Length == 0) text = Line(element.GetAttribute("value") ?? element.QuerySelector("img[alt]")?.GetAttribute("alt") ?? "");
        Keep(element, new PageLink(address is null ? LinkOrigin.Click : origin, address, text)
        {
            Title = Line(element.GetAttribute("title") ?? ""),
            Script = script.Length > LongestScript ? script[..LongestScript] : script,
        });
    }

    private void Keep(IElement element, PageLink link)
    {
        if (_links.Count >= PageView.MostLinks) return;
        _links.Add((element, link));
        _linksBelow[element] = _linksBelow.GetValueOrDefault(element) + 1;
    }

    private void AddScript(IElement element)
    {
        string type = element.GetAttribute("type") ?? "";
        if (type.Length > 0 && !type.Contains("script", StringComparison.OrdinalIgnoreCase) && type is not "module") return;
        string text = element.TextContent;
        if (_script.Length + text.Length > PageView.MostScript) return;
        _script.Append(text).Append('\n');
        foreach (Match goes in Goes().Matches(text))
            if (PageAddress.Resolve(goes.Groups["to"].Value.Replace("\\/", "/", StringComparison.Ordinal), _base, _charset) is Uri address) Keep(element, new PageLink(LinkOrigin.Redirect, address, ""));
    }

    private void AddForm(IElement element)
    {
        if (_forms.Count >= MostForms || (PageAddress.Resolve(element.GetAttribute("action") is { Length: > 0 } action ? action : _base.AbsoluteUri, _base, _charset) is not Uri to)) return;
        _forms.Add(new PageForm(to, [.. element.QuerySelectorAll("input[name],select[name]").Take(MostFields)
            .Where(field => (field.GetAttribute("type") ?? "").ToLowerInvariant() is not ("submit" or "button" or "password" or "file" or "checkbox" or "radio" or "image"))
            .Select(field => KeyValuePair.Create(Line(field.GetAttribute("name")!), Line(field.GetAttribute("value") ?? "")))]));
    }

    private PageLink Placed(IElement at, PageLink link) => link with { IsFurniture = IsFurniture(at), List = ListOf(at), Around = Around(at) };

    private bool IsFurniture(IElement? element)
    {
        if (element is null) return false;
        if (_furniture.TryGetValue(element, out bool known)) return known;
        // Some sites mark the whole page with such a word.
        bool named = element.LocalName is "nav" or "header" or "footer" or "aside" || (element.LocalName is not ("body" or "html" or "a" or "form") && FurnitureName().IsMatch((element.ClassName ?? "") + " " + (element.Id ?? "")));
        return _furniture[element] = named || IsFurniture(element.ParentElement);
    }

    /// <summary>The nearest element that is no line of a list and has other links too.</summary>
    private int ListOf(IElement at)
    {
        IElement list = at;
        while (list.ParentElement is IElement around && (list == at || list.LocalName is "li" or "tr" or "td" or "dd" or "dt" or "p" or "span" or "em" or "b" or "strong" or "font" || _linksBelow.GetValueOrDefault(list) < 2)) list = around;
        _lists.TryAdd(list, _lists.Count + 1);
        return _lists[list];
    }

    private string Around(IElement at)
    {
        IElement? line = at;
        while (line is not (null or { LocalName: "li" or "tr" or "dd" or "dt" or "p" })) line = line.ParentElement;
        if (line is null || IsLarge(line)) return "";
        if (!_lines.TryGetValue(line, out string? text)) _lines[line] = text = Line(line.TextContent);
        return text;
    }

    // What is clicked anywhere in half a page says nothing; and its text would be read once for each link in it.
    private bool IsLarge(IElement element) => element.ChildElementCount > MostInLine || _linksBelow.GetValueOrDefault(element) > MostInLine;

    private static bool LooksLikeAddress(string value) => value.Length <= PageAddress.Longest && value.AsSpan().ContainsAny('/', '?', '.') && !value.AsSpan().ContainsAny(NoAddress);

    private static string Line(string text)
    {
        string line = Blanks().Replace(TextCleaner.Clean(text.Length > 4 * LongestText ? text[..(4 * LongestText)] : text), " ").Trim();
        return line.Length <= LongestText ? line : line[..LongestText];
    }

    [GeneratedRegex(@"url\s*=\s*['""]?(?<to>[^'"">]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Refresh();

    [GeneratedRegex(@"^(?:void ?\( ?0? ?\)|return (?:false|true)|undefined|#)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Nothing();

    [GeneratedRegex(@"\blocation(?:\.href)?(?:\s{0,9}=\s{0,9}|\.(?:replace|assign)\(\s{0,9})(?:""(?<to>[^""\r\n]{1,500})""|'(?<to>[^'\r\n]{1,500})')(?!\s{0,9}\+)")]
    private static partial Regex Goes();

    // Whole names alone: the head of an article is no furniture.
    [GeneratedRegex(@"(?:^|\s)(?:(?:site|page|main|top|web)[_-]?)?(?:nav|navbar|menu|submenu|header|head|top|topbar|footer|foot|bottom|banner|crumbs?|breadcrumb|friendlink|sidebar|share|toolbar)\d{0,2}(?:\s|$)", RegexOptions.IgnoreCase)]
    private static partial Regex FurnitureName();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
