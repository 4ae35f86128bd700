using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Reports.Tables.Layout;

namespace GovReportArchive.Reports.Tables.Values;

/// <summary>Reads one cell by itself: number, number with unit or remark, sign, or nothing.</summary>
internal static partial class CellParser
{
    /// <summary>Longer cells are prose.</summary>
    private const int LongestCell = 60;

    internal const int MostDigits = 18;

    /// <summary>Reads a cell whose borders are certain.</summary>
    public static CellValue Parse(string raw)
    {
        raw = raw.Trim();
        if (raw.Length > LongestCell)
            return new CellValue(CellSign.Text, 0, raw);
        string folded = LabelFolding.Squeeze(raw);
        if (folded.Length == 0)
            return CellValue.Blank;
        if (Sign(folded) is { } sign)
            return new CellValue(sign, 0, raw);
        if (folded == "零")
            return new CellValue(CellSign.Remark, 0, raw);
        if (BrokenNumber().IsMatch(raw))
            return Broken(raw, folded);
        Match match = NumberCell().Match(folded);
        if (!match.Success || !TryNumber(match.Groups["digits"].Value, out decimal number))
            return new CellValue(NoNumberCell().IsMatch(folded) ? CellSign.Other : CellSign.Text, 0, raw);
        string mark = match.Groups["mark"].Value;
        if (mark is "-" or "减" or "减少" or "↓")
            number = -number;
        string? unit = match.Groups["unit"] is { Length: > 0 } group ? group.Value : UnitInBrackets(match.Groups["remark"].Value);
        bool plain = unit is null && match.Groups["remark"].Length == 0 && mark is "" or "-" && IsPlain(match.Groups["digits"].Value);
        return new CellValue(plain ? CellSign.Number : CellSign.Remark, number, raw, unit);
    }

    /// <summary>0 0 can be two numbers, 1 0 can be ten: the reader of the row decides.</summary>
    private static CellValue Broken(string raw, string folded) =>
        folded.All(char.IsAsciiDigit) && TryNumber(folded, out decimal joined)
            ? new CellValue(CellSign.Broken, joined, raw)
            : new CellValue(CellSign.Text, 0, raw);

    private static string? UnitInBrackets(string remark) => remark switch
    {
        "(元)" or "(万元)" or "(亿元)" => remark[1..^1],
        _ => null,
    };

    /// <summary>Reads digits with thousands separators and fraction; capital O stands for 0 where a scan left it.</summary>
    public static bool TryNumber(string digits, out decimal number)
    {
        string clean = digits.Replace(",", "", StringComparison.Ordinal).Replace('O', '0').Replace('o', '0').Replace('〇', '0').Replace('○', '0');
        number = 0;
        return clean.Length is > 0 and <= MostDigits + 3
            && decimal.TryParse(clean, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>The sign that a folded cell consists of, or null.</summary>
    public static CellSign? Sign(string folded) => folded switch
    {
        "/" or "//" or "\\" => CellSign.Slash,
        "-" or "--" or "---" or "----" or "一" => CellSign.Dash,
        "无" or "(无)" or "无。" or "暂无" or "没有" => CellSign.None,
        _ => null,
    };

    /// <summary>True for digits without an OCR slip in them.</summary>
    public static bool IsPlain(string digits) => !digits.AsSpan().ContainsAny("Oo〇○");

    [GeneratedRegex(@"^(?<mark>[+\-↑↓约]|增加?|减少?)?(?<digits>[\dOo〇○]{1,3}(?:,\d{3})+(?:\.\d+)?|[\dOo〇○]+(?:\.\d+)?)(?<unit>[万亿]?元|人次|件次|[件条项个宗起次人份篇部户期场家])?(?<remark>[(\[〔【].*[)\]〕】][*※†‡①-⑳⁰¹²³⁴⁵⁶⁷⁸⁹]*|[,;](?:其中|含|包括|不含|注|较|比|同比|上年|指).*|[*※†‡①-⑳⁰¹²³⁴⁵⁶⁷⁸⁹]+)?$")]
    private static partial Regex NumberCell();

    [GeneratedRegex(@"^(?:不适用|未统计|不涉及|未收费|免费|N/?A|详?见.{1,8}|[增减加少+\-]*\d+[项件个]?[/、][增减加少+\-]*\d+[项件个]?)$")]
    private static partial Regex NoNumberCell();

    [GeneratedRegex(@"\d\s+\d")]
    private static partial Regex BrokenNumber();
}
