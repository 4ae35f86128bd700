using System.Globalization;
using System.Text;

namespace GovReportArchive.Extraction.Lists;

/// <summary>Writes the numbers that lists are numbered with.</summary>
internal static class Numerals
{
    private const string Digits = "〇一二三四五六七八九";
    private const string Everyday = "〇一二三四五六七八九十百千";
    private const string Legal = "零壹贰叁肆伍陆柒捌玖拾佰仟";

    private static readonly (int Value, string Sign)[] RomanSigns =
    [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"),
        (4, "IV"), (1, "I"),
    ];

    /// <summary>The number as a list level of this kind writes it; empty for bullets.</summary>
    public static string Write(NumeralKind kind, int number) => kind switch
    {
        NumeralKind.ChineseCounting => Chinese(number),
        NumeralKind.ChineseDigits => ChineseDigits(number),
        NumeralKind.ChineseLegal => ChineseLegal(number),
        NumeralKind.HeavenlyStems => OneOf("甲乙丙丁戊己庚辛壬癸", number),
        NumeralKind.EarthlyBranches => OneOf("子丑寅卯辰巳午未申酉戌亥", number),
        NumeralKind.Circled => Enclosed(number, '①'),
        NumeralKind.InParentheses => Enclosed(number, '⑴'),
        NumeralKind.WithFullStop => Enclosed(number, '⒈'),
        NumeralKind.ChineseInParentheses => number is >= 1 and <= 10 ? Enclosed(number, '㈠') : $"（{Chinese(number)}）",
        NumeralKind.FullWidth => FullWidth(number),
        NumeralKind.DecimalZero => number.ToString("00", CultureInfo.InvariantCulture),
        NumeralKind.UpperRoman => Roman(number),
        NumeralKind.LowerRoman => Roman(number).ToLowerInvariant(),
        NumeralKind.UpperLetter => Letter(number, 'A'),
        NumeralKind.LowerLetter => Letter(number, 'a'),
        NumeralKind.Bullet or NumeralKind.None => "",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Counting numerals from 1 to 9999: 十二, 二十, 一百〇五; other numbers in digits.</summary>
    public static string Chinese(int number)
    {
        if (number is < 1 or > 9999) return number.ToString(CultureInfo.InvariantCulture);
        StringBuilder written = new();
        int unit = 1000;
        bool gap = false;
        for (int i = 0; i < 4; i++, unit /= 10)
        {
            int digit = number / unit % 10;
            if (digit == 0)
            {
                gap = written.Length > 0;
                continue;
            }

            if (gap) written.Append('〇');
            gap = false;
            if (!(unit == 10 && digit == 1 && written.Length == 0)) written.Append(Digits[digit]);
            if (unit > 1) written.Append("千百十"[i]);
        }

        return written.ToString();
    }

    /// <summary>Each digit by itself: 一〇, 一一.</summary>
    private static string ChineseDigits(int number) =>
        string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(c => char.IsAsciiDigit(c) ? Digits[c - '0'] : c));

    /// <summary>a, b, … z, aa, bb as word processors continue; other numbers in digits.</summary>
    private static string Letter(int number, char first) =>
        number is < 1 or > 780 ? number.ToString(CultureInfo.InvariantCulture) : new string((char)(first + ((number - 1) % 26)), ((number - 1) / 26) + 1);

    /// <summary>Roman numerals from 1 to 3999; other numbers in digits.</summary>
    private static string Roman(int number)
    {
        if (number is < 1 or > 3999) return number.ToString(CultureInfo.InvariantCulture);
        StringBuilder written = new();
        foreach ((int value, string sign) in RomanSigns)
        {
            for (; number >= value; number -= value) written.Append(sign);
        }

        return written.ToString();
    }

    /// <summary>The first twenty of a run of enclosed numbers that begins with <paramref name="first"/> (①, ⑴, ⒈); plain digits beyond.</summary>
    private static string Enclosed(int number, char first) =>
        number is >= 1 and <= 20 ? ((char)(first + number - 1)).ToString() : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The sign at this place of a list of signs; digits beyond its end.</summary>
    private static string OneOf(string signs, int number) =>
        number >= 1 && number <= signs.Length ? signs[number - 1].ToString() : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Numerals as cheques write them: 壹拾贰.</summary>
    private static string ChineseLegal(int number)
    {
        string counted = Chinese(number);
        if (counted.StartsWith('十')) counted = "一" + counted;
        return string.Concat(counted.Select(c => Everyday.IndexOf(c, StringComparison.Ordinal) is >= 0 and int i ? Legal[i] : c));
    }

    /// <summary>Full-width digits: １２.</summary>
    private static string FullWidth(int number) =>
        string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(c => char.IsAsciiDigit(c) ? (char)(c - '0' + '０') : c));
}
