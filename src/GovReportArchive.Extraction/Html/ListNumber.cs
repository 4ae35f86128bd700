using System.Globalization;
using AngleSharp.Dom;
using GovReportArchive.Extraction.Lists;

namespace GovReportArchive.Extraction.Html;

/// <summary>The number that a browser draws before an item of an ordered list.</summary>
internal static class ListNumber
{
    public static string Of(IElement list, IElement item, int number)
    {
        string style = (list.GetAttribute("style") ?? "") + ";" + (item.GetAttribute("style") ?? "");
        if (Markup.Declares(style, "list-style", "none") || Markup.Declares(style, "list-style-type", "none")) return "";
        if (Markup.Declares(style, "list-style-type", "cjk-ideographic") || Markup.Declares(style, "list-style-type", "simp-chinese"))
        {
            return Numerals.Write(NumeralKind.ChineseCounting, number) + "、";
        }

        NumeralKind kind = list.GetAttribute("type") switch
        {
            "a" => NumeralKind.LowerLetter,
            "A" => NumeralKind.UpperLetter,
            "i" => NumeralKind.LowerRoman,
            "I" => NumeralKind.UpperRoman,
            _ => NumeralKind.Decimal,
        };
        return Numerals.Write(kind, number) + ".";
    }

    public static int Start(IElement list) =>
        int.TryParse(list.GetAttribute("start"), NumberStyles.Integer, CultureInfo.InvariantCulture, out int start) && start is >= 0 and < 1000 ? start : 1;
}
