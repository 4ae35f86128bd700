using System.Globalization;
using AngleSharp.Dom;
using GovReportArchive.Extraction.Texts;

namespace GovReportArchive.Extraction.Html;

/// <summary>The number that a browser draws before an item of an ordered list.</summary>
internal static class ListNumber
{
    public static string Of(IElement list, IElement item, int number)
    {
        string style = (list.GetAttribute("style") ?? "") + ";" + (item.GetAttribute("style") ?? "");
        if (Markup.Declares(style, "list-style", "none") || Markup.Declares(style, "list-style-type", "none")) return "";
        bool chinese = Markup.Declares(style, "list-style-type", "cjk-ideographic") || Markup.Declares(style, "list-style-type", "simp-chinese");
        return (list.GetAttribute("type"), chinese) switch
        {
            (_, true) => Numerals.Chinese(number) + "、",
            ("a", _) => Numerals.Letter(number, 'a') + ".",
            ("A", _) => Numerals.Letter(number, 'A') + ".",
            ("i", _) => Numerals.Roman(number).ToLowerInvariant() + ".",
            ("I", _) => Numerals.Roman(number) + ".",
            _ => number.ToString(CultureInfo.InvariantCulture) + ".",
        };
    }

    public static int Start(IElement list) =>
        int.TryParse(list.GetAttribute("start"), NumberStyles.Integer, CultureInfo.InvariantCulture, out int start) && start is >= 0 and < 1000 ? start : 1;
}
