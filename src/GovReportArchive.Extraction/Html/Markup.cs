using System.Collections.Frozen;
using AngleSharp.Dom;

namespace GovReportArchive.Extraction.Html;

/// <summary>What elements mean for reading: which break lines, which are never read.</summary>
internal static class Markup
{
    private static readonly FrozenSet<string> Blocks = FrozenSet.ToFrozenSet(
        ["html", "body", "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
            "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li",
            "listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre", "section", "summary", "table", "tbody", "thead", "tfoot", "tr",
            "td", "th", "caption", "ul", "xmp"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Unread = FrozenSet.ToFrozenSet(
        ["head", "script", "style", "noscript", "template", "iframe", "object", "embed", "applet", "svg", "math", "canvas", "audio", "video",
            "map", "select", "option", "button", "input", "textarea", "datalist", "progress", "meter", "nav", "footer", "aside", "dialog",
            "marquee", "rp", "rt", "del", "noframes", "colgroup", "col"], StringComparer.Ordinal);

    public static bool IsBlock(IElement element) => Blocks.Contains(element.LocalName);

    public static bool IsUnread(IElement element) => Unread.Contains(element.LocalName);

    /// <summary>True where a browser would not show the element: the attribute, or a style written on the element itself.</summary>
    public static bool IsHidden(IElement element)
    {
        if (element.Attributes.Length == 0) return false;
        if (element.HasAttribute("hidden")) return true;
        string? style = element.GetAttribute("style");
        return style is { Length: > 8 } && (Declares(style, "display", "none") || Declares(style, "visibility", "hidden") || Declares(style, "mso-hide", "all"));
    }

    /// <summary>True for inline text above the line, where pages put the marks of notes.</summary>
    public static bool IsRaised(IElement element) =>
        element.LocalName == "sup" || (!IsBlock(element) && element.GetAttribute("style") is { Length: > 8 } style && Declares(style, "vertical-align", "super"));

    /// <summary>True where the element's own style says <paramref name="property"/>: <paramref name="value"/>.</summary>
    public static bool Declares(string style, string property, string value)
    {
        for (int i = 0; (i = style.IndexOf(property, i, StringComparison.OrdinalIgnoreCase)) >= 0; i += property.Length)
        {
            if (i > 0 && (char.IsAsciiLetter(style[i - 1]) || style[i - 1] == '-')) continue;
            ReadOnlySpan<char> rest = style.AsSpan(i + property.Length).TrimStart();
            if (rest.Length > 0 && rest[0] == ':' && rest[1..].TrimStart().StartsWith(value, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>The span of a cell as its attribute says, kept between 1 and what the standard allows.</summary>
    public static int Span(IElement cell, string attribute, int most)
    {
        ReadOnlySpan<char> text = (cell.GetAttribute(attribute) ?? "").AsSpan().Trim();
        int digits = 0;
        while (digits < text.Length && digits < 6 && char.IsAsciiDigit(text[digits])) digits++;
        return digits == 0 ? 1 : Math.Min(most, int.Parse(text[..digits], System.Globalization.CultureInfo.InvariantCulture));
    }
}
