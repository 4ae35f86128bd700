namespace GovReportArchive.Reports.Prose;

/// <summary>Numerals as reports write them.</summary>
public static class ChineseNumbers
{
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>The value of 十二, 二〇, 12 and the like below a hundred; 0 where it is none.</summary>
    public static int Parse(string numeral)
    {
        ArgumentNullException.ThrowIfNull(numeral);
        if (int.TryParse(numeral, out int value)) return value;
        int ten = numeral.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0) return numeral.Aggregate(0, (sum, c) => sum * 10 + Math.Max(0, Digits.IndexOf(c, StringComparison.Ordinal)));
        int tens = ten == 0 ? 1 : Math.Max(0, Digits.IndexOf(numeral[ten - 1], StringComparison.Ordinal));
        int ones = ten == numeral.Length - 1 ? 0 : Math.Max(0, Digits.IndexOf(numeral[ten + 1], StringComparison.Ordinal));
        return tens * 10 + ones;
    }

    /// <summary>A year of four digits, Arabic or Chinese (二〇〇九, 二○一二); null where it is none between 2000 and 2099.</summary>
    public static int? Year(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int year = 0;
        if (text.Length != 4) return null;
        foreach (char c in text)
        {
            int digit = char.IsAsciiDigit(c) ? c - '0'
                : c is '零' or '○' or 'O' or 'o' or '0' ? 0
                : Digits.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0) return null;
            year = year * 10 + digit;
        }

        return year is >= 2000 and < 2100 ? year : null;
    }
}
