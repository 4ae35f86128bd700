using System.Globalization;
using System.Text.RegularExpressions;

namespace GovReportArchive.Reports.Prose;

/// <summary>The date under a signature, in digits or in Chinese numerals.</summary>
internal static partial class SignedDate
{
    /// <summary>The date of the last paragraph that is nothing but a date or ends with one, as <c>yyyy-MM-dd</c>; null where none does.</summary>
    public static string? Read(IReadOnlyList<string> closing)
    {
        for (int i = closing.Count - 1; i >= 0; i--)
        {
            string text = new Squeezed(closing[i]).Text;
            if (text.Length > 40 || OtherTime().IsMatch(text) || Date().Match(text) is not { Success: true } m) continue;
            if (ChineseNumbers.Year(m.Groups["y"].Value) is not int year) continue;
            int month = ChineseNumbers.Parse(m.Groups["m"].Value), day = ChineseNumbers.Parse(m.Groups["d"].Value.Replace("廿", "二十", StringComparison.Ordinal));
            if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) continue;
            return new DateOnly(year, month, day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        return null;
    }

    // 本页面最后修改于…: when somebody touched the page, not when the report was signed.
    [GeneratedRegex("(?:采集|抓取|爬取|下载|打印|导出|更新|修改|编辑|访问|浏览|保存|存档|归档|转载|截图|生成|快照)(?:[于自：]|时间|日期)")]
    private static partial Regex OtherTime();

    [GeneratedRegex("(?<y>20\\d\\d|二[〇零][〇零一二三四五六七八九]{2})年(?<m>\\d{1,2}|[一二三四五六七八九十]{1,2})月(?<d>\\d{1,2}|[一二三四五六七八九十廿]{1,3})日$")]
    private static partial Regex Date();
}
