using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Html;

namespace GovReportArchive.Web.Pages.Charts;

/// <summary>Elements of pictures that pages hold: encoded by being a tree, with no style but classes.</summary>
internal static class Svg
{
    /// <summary>An element with attributes and content; null attributes are left out, numbers are rounded to tenths.</summary>
    public static XElement Element(string name, (string Name, object? Value)[] attributes, params object?[] content) =>
        new(name, attributes.Where(attribute => attribute.Value is not null).Select(attribute => new XAttribute(attribute.Name, Text(attribute.Value!))), content);

    /// <summary>A line through points.</summary>
    public static XElement Line(string shape, string css, IEnumerable<(double X, double Y)> points) =>
        Element(shape, [("class", css), ("points", string.Join(' ', points.Select(point => $"{Text(point.X)},{Text(point.Y)}")))]);

    /// <summary>The element as it stands in a page.</summary>
    public static IHtmlContent Html(XElement element) => new HtmlString(element.ToString(SaveOptions.DisableFormatting));

    private static string Text(object value) =>
        value is double number ? number.ToString("0.#", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
