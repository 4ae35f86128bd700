using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace GovReportArchive.Extraction.Html;

/// <summary>What a website puts around every page: buttons, credits, counters. Known by its words, or by the class that names it.</summary>
internal static partial class Furniture
{
    private const int LongestLine = 80;
    private const int LongestBar = 120;

    private static readonly string[] BarClasses =
        ["share", "fenxiang", "dayin", "print", "toolbar", "fontsize", "font-size", "qrcode", "erweima", "breadcrumb", "crumb"];

    public static bool IsLine(string text) => text.Length <= LongestLine && Line().IsMatch(text);

    /// <summary>True for a short element whose class or id says that it is a bar of buttons or the path of the page.</summary>
    public static bool IsBar(IElement element)
    {
        if (element.Attributes.Length == 0) return false;
        string names = (element.ClassName ?? "") + " " + (element.Id ?? "");
        return names.Length > 1 && Array.Exists(BarClasses, name => names.Contains(name, StringComparison.OrdinalIgnoreCase))
            && element.TextContent.Length <= LongestBar;
    }

    [GeneratedRegex(@"^[\s【\[［]*((打印|关闭|收藏|返回|分享|转发|下载|纠错)(本页|本文|窗口|页面|顶部|列表|到)?[\s】\]］|｜：:]*)+$|^分享(到|至)?[：:]?|^[上下]一[篇条页][：:]|^相关(链接|文档|附件|新闻|阅读|文章|信息)[：:]?$|^(用微信|手机)?扫一扫|^[【\[]?字[体号][：:]|^[【\[（(]?\s*大\s+中\s+小|^(浏览|阅读|点击)(次数|量|数)|^(版权所有|主办(单位)?[：:]|承办(单位)?[：:]|技术支持|网站标识码|网站地图|责任编辑|【?纠错)|(ICP备|公网安备|网站标识码)|您的浏览器|^(无障碍|长者模式|关怀版|繁體|简体|登录|注册|English)$")]
    private static partial Regex Line();
}
