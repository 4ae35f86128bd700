using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace GovReportArchive.Extraction.Docx;

/// <summary>What styles say that changes the text: hidden, numbered, part of a table of contents. Based-on chains are followed.</summary>
internal sealed class DocxStyles
{
    private const int LongestChain = 20;

    private readonly Dictionary<string, Style> _styles = new(StringComparer.Ordinal);
    private readonly string? _default;

    public DocxStyles(StyleDefinitionsPart? part)
    {
        foreach (Style style in part?.Styles?.Elements<Style>() ?? [])
        {
            if (style.StyleId?.Value is not string id) continue;
            _styles.TryAdd(id, style);
            if (style.Default?.Value == true && style.Type?.Value == StyleValues.Paragraph) _default = id;
        }
    }

    /// <summary>Whether text of this style is hidden; null where the style does not say.</summary>
    public bool? Hidden(string? styleId) =>
        Chain(styleId).Select(style => IsOn(style.StyleRunProperties?.Vanish)).FirstOrDefault(hidden => hidden is not null);

    /// <summary>Whether text of this style stands above or below the line; null where the style does not say.</summary>
    public VerticalPositionValues? Place(string? styleId) =>
        Chain(styleId).Select(style => style.StyleRunProperties?.VerticalTextAlignment?.Val?.Value).FirstOrDefault(place => place is not null);

    /// <summary>The numbering that a paragraph style brings, or null.</summary>
    public NumberingProperties? Numbering(string? styleId) =>
        Chain(styleId ?? _default).Select(style => style.StyleParagraphProperties?.NumberingProperties).FirstOrDefault(numbering => numbering is not null);

    /// <summary>True for the entries of an automatic table of contents, which repeat the headings.</summary>
    public bool IsContents(string? styleId) =>
        Chain(styleId).Any(style => style.StyleName?.Val?.Value is string name && name.StartsWith("toc ", StringComparison.OrdinalIgnoreCase));

    /// <summary>A toggle that is present is on unless its value says otherwise; null where it is absent.</summary>
    public static bool? IsOn(OnOffType? toggle) => toggle is null ? null : toggle.Val?.Value ?? true;

    private IEnumerable<Style> Chain(string? styleId)
    {
        for (int i = 0; i < LongestChain && styleId is not null && _styles.TryGetValue(styleId, out Style? style); i++)
        {
            yield return style;
            styleId = style.BasedOn?.Val?.Value;
        }
    }
}
