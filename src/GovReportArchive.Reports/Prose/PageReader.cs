using System.Globalization;
using System.Text.RegularExpressions;

namespace GovReportArchive.Reports.Prose;

/// <summary>Separates a page's furniture (metadata block, navigation, page numbers, print and share buttons) from the report itself.</summary>
internal static partial class PageReader
{
    private const int LongestTailLine = 100;
    private const int LongestMenuWord = 10;

    /// <summary>Furniture is short; a sentence that happens to contain its words is not.</summary>
    private const int LongestFurniture = 120;

    /// <summary>The lines that remain, and what the removed ones said.</summary>
    public static (List<ProseLine> Lines, PageFacts Facts) Read(IReadOnlyList<ProseLine> lines)
    {
        PageFacts facts = new();
        List<ProseLine> kept = [];
        int pending = 0;
        bool table = false;
        int body = lines.ToList().FindIndex(IsBody);
        if (body < 0) body = lines.Count;
        int end = TailOf(lines, body);
        for (int i = 0; i < end; i++)
        {
            ProseLine line = lines[i];
            if (IsFurniture(line, i < body, facts))
            {
                pending += line.Blanks;
                // What stands above the site's menu and below it is not one title.
                table |= line.AfterTable || (i < body && (Breadcrumb().IsMatch(line.Text) || IsMenu(Simplified.Of(line.Text))));
                continue;
            }

            kept.Add(line with { Blanks = line.Blanks + pending, AfterTable = line.AfterTable || table });
            pending = 0;
            table = false;
        }

        return (kept, facts);
    }

    /// <summary>Where what the site prints below every page begins: from the first of its words on, when nothing but short lines follow.</summary>
    private static int TailOf(IReadOnlyList<ProseLine> lines, int body)
    {
        int last = lines.Count;
        while (last > body + 1 && lines[last - 1].Text is { Length: <= LongestTailLine } text && !text.Contains('。', StringComparison.Ordinal) && !Headings.IsKnown(text)) last--;
        while (last < lines.Count && !TailStart().IsMatch(Simplified.Of(lines[last].Text))) last++;
        return last;
    }

    /// <summary>Whether the line is a menu word such as 政府信息公开年报, which can also be a part of a title over several lines.</summary>
    public static bool IsMenuWord(string line) => MenuWord().IsMatch(new Squeezed(line).Text);

    /// <summary>The first line of the report's own text.</summary>
    private static bool IsBody(ProseLine line) =>
        Headings.IsKnown(line.Text) || (line.Text.Length >= 40 && line.Text.Contains('，', StringComparison.Ordinal) && !Label().IsMatch(line.Text));

    private static bool IsFurniture(ProseLine line, bool front, PageFacts facts)
    {
        string text = line.Text;
        string plain = front ? Simplified.Of(text) : text;
        if (OtherTime().IsMatch(plain) || PageNumber().IsMatch(text) || Rule().IsMatch(text) || FileName().IsMatch(text)) return true;
        if (text.Length > LongestFurniture && !(front && Breadcrumb().IsMatch(text))) return false;
        if (Breadcrumb().IsMatch(text))
        {
            facts.Trail.Add(text);
            return true;
        }

        if (front && IsMenu(plain)) return true;
        if (front && LoneNumber().Match(text) is { Success: true } number)
        {
            facts.DocumentNumber ??= number.Groups["v"].Value;
            return true;
        }

        if (front && ReadLabels(text, plain, facts)) return true;
        if (front && (DateLine().Match(plain) is { Success: true } lone ? lone : SiteLine().Match(plain)) is { Success: true } date)
        {
            facts.Date ??= DateOf(date);
            ReadLabels(text, plain, facts);
            return true;
        }

        if (front ? FrontFurniture().IsMatch(plain) : Furniture().IsMatch(text)) return true;
        return !front && Tail().IsMatch(text);
    }

    /// <summary>Whether the line is the site's own: its menu, its greeting, or today's date beside its name.</summary>
    private static bool IsMenu(string line)
    {
        if (SiteHead().IsMatch(line)) return true;
        string[] words = line.Split([' ', '\u3000', '\t', '|', '｜'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && words.All(word => word.Length <= LongestMenuWord) && words.Count(word => MenuItem().IsMatch(word)) * 2 >= words.Length;
    }

    /// <summary>Reads every 标签：值 of the line; false where the line is something else.</summary>
    private static bool ReadLabels(string text, string plain, PageFacts facts)
    {
        MatchCollection labels = Label().Matches(plain);
        if (labels.Count == 0 && LabelAndBlank().IsMatch(plain)) labels = BlankLabel().Matches(plain);
        if (labels.Count == 0) return false;
        string ahead = text[..labels[0].Index].Trim().Trim('|', '｜').Trim();
        if (DateLine().Match(ahead) is { Success: true } day) facts.Date ??= DateOf(day);
        else if (ahead.Length > 0 && !Bullet().IsMatch(ahead)) return false;

        for (int i = 0; i < labels.Count; i++)
        {
            int from = labels[i].Index + labels[i].Length;
            int to = i + 1 < labels.Count ? labels[i + 1].Index : text.Length;
            string name = string.Concat(labels[i].Groups["name"].Value.Where(c => !char.IsWhiteSpace(c)));
            string value = text[from..to].TrimStart(':', '：').Trim().Trim('[', ']', '【', '】', '|', '｜').Trim();
            if (value.Length > 0) Keep(name, value, facts);
        }

        return true;
    }

    private static void Keep(string name, string value, PageFacts facts)
    {
        switch (name)
        {
            case "标题" or "名称" or "信息名称" or "文件名称" or "公开标题" or "信息标题":
                facts.Title ??= value;
                break;
            case "发布时间" or "发布日期" or "发表时间" or "发表日期" or "提供日期" or "信息提供日期" or "公开日期" or "日期" or "时间" or "公开时间":
                if (AnyDate().Match(value) is { Success: true } date) facts.Date ??= DateOf(date);
                break;
            case "发文日期" or "成文日期" or "生成日期":
                if (AnyDate().Match(value) is { Success: true } made) facts.Made ??= DateOf(made);
                break;
            case "文号" or "发文字号" or "文件编号" or "文件号":
                if (DocumentNumber().IsMatch(value)) facts.DocumentNumber ??= value;
                break;
            case "发布机构" or "发布单位" or "公开机构" or "公开单位" or "发文机关" or "发文机构" or "发文单位" or "发布机关" or "信息来源" or "来源" or "文章来源" or "制发机关" or "公开责任部门" or "责任部门" or "发布者" or "编制单位":
                if (AnyDate().IsMatch(value)) value = value[..AnyDate().Match(value).Index].Trim();
                value = value.Split(' ', '\u3000', '\t')[0];
                if (value.Length is > 1 and <= 40 && !NoPublisher().IsMatch(value))
                {
                    facts.Publisher ??= value;
                    facts.Trail.Add(value);
                }

                break;
            case "原文链接" or "链接" or "网址" or "来源网址" or "URL" or "url":
                facts.Url ??= value;
                break;
            case "索引号" or "信息索引号" or "信息索引" or "信息索取号":
                facts.IndexNumber ??= value;
                break;
            case "栏目" or "所属栏目" or "本地目录" or "信息分类" or "分类" or "主题分类" or "组配分类":
                break;
            default:
                break;
        }
    }

    // A list mark or the address of the site may stand before the first label.
    [GeneratedRegex(@"^(?:[-•·*▪◆■>\[【]|(?:https?://)?[\w.-]{4,60})$")]
    private static partial Regex Bullet();

    /// <summary><c>yyyy-MM-dd</c>, or null where the day does not exist.</summary>
    public static string? DateOf(Match m) =>
        DateOnly.TryParseExact(
            $"{m.Groups["y"].Value}-{m.Groups["m"].Value}-{m.Groups["d"].Value}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    /// <summary>When somebody fetched, printed or changed the page: not when it was published.</summary>
    private const string OtherTimes =
        "(?:系统|数据|网页|页面|最后|最近|上次)?(?:采集|抓取|爬取|获取|下载|打印|导出|更新|修改|变更|刷新|访问|浏览|检索|入库|保存|收录|存档|归档|同步|编辑|审核|截图|转载|录入|制表|生成)(?:时间|日期)(?<!生成日期)";

    private const string DatePattern = @"(?<y>20[0-4]\d)\s*[-年/.]\s*(?<m>\d{1,2})\s*[-月/.]\s*(?<d>\d{1,2})(?>\s*日?)";

    [GeneratedRegex(@"(?<=^|[\s\]】\[【|｜;；*]|\d日|\d:\d\d|\d-\d\d)(?<name>中文名|外文名|编制单位|标\s*题|名\s*称|信息名称|信息标题|文件名称|公开标题|发布时间|发布日期|发表时间|发表日期|(?:信息)?提供日期|公开日期|公开时间|" + OtherTimes + @"|日\s*期|时\s*间|发文日期|成文日期|生成日期|文\s*号|发文字号|文件编号|文件号|发布机构|发布单位|发布机关|发布者|公开机构|公开单位|公开责任部门|责任部门|发文机关|发文机构|发文单位|公文种类|制发机关|信息来源|文章来源|来\s*源|作\s*者|编\s*辑|责任编辑|审核人?|索\s*引\s*号|信息索引号?|信息索取号|主题分类|主题词|信息分类|组配分类|分\s*类|栏\s*目|所属栏目|原文链接|来源网址|网址|链接|URL|url|本地目录|浏览次数|浏览量|点击次?数|点击率|阅读次数|阅读量?|访问量|字\s*[号体]|有效性|关键词|关键字|体\s*裁|服务对象|公开方式|公开形式|公开范围|公开时限|公开程序|内容概述|信息类别|载体类型|效力状态|施行日期|失效日期)\s*(?:[\]】]\s*)?(?:[:：]\s*\|?|\|)")]
    private static partial Regex Label();

    [GeneratedRegex(@"^[\[【(（]?(?:发布[于在]?|时间|日期)?[\s:：]*" + DatePattern + @"(?:[\sT]*\d{1,2}:\d{2}(?::\d{2})?)?[\]】)）]?(?:\s.{0,60})?$")]
    private static partial Regex DateLine();

    [GeneratedRegex(@"^[\s\W]*(?:" + OtherTimes + @"|(?:采集|抓取|爬取|下载|打印|导出|更新|检索|访问|存档)[于自]?)\s*(?:[:：|]\s*)?" + DatePattern + @"[\sT\d:：.+\-Z]*$")]
    private static partial Regex OtherTime();

    // 某市人民政府门户网站 www.example.gov.cn 2022-01-27
    [GeneratedRegex(@"^\S{2,20}(?:网|网站|门户|政府)(?:\s+(?:https?://)?[A-Za-z][\w.-]{3,50})?\s+" + DatePattern + @"(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?$")]
    private static partial Regex SiteLine();

    private const string Names = @"(?<name>(?:名\s*称|标\s*题)(?=\s+\S+(?:报告|年报)(?:\s|$))|索\s*引\s*号|信息索引号|信息索取号|组配分类|主题分类|信息分类|成文日期|发文日期|生成日期|发布日期|发布时间|公开日期|发布机构|发布单位|公开方式|公开范围|公开时限|公开形式|信息类别|文\s*号|体\s*裁|载体类型|服务对象|有效性|主题词|关键词|内容概述)";

    // A table of page facts that lost its colons: 成文日期 2024-01-16 发布机构 某镇
    [GeneratedRegex("^" + Names + @"\s+\S")]
    private static partial Regex LabelAndBlank();

    [GeneratedRegex(@"(?<=^|\s)" + Names + @"(?=\s|$)")]
    private static partial Regex BlankLabel();

    [GeneratedRegex(DatePattern)]
    private static partial Regex AnyDate();

    [GeneratedRegex(@"^[^\s,，。]{1,12}[〔﹝\[【(（]\s*20\d\d\s*[〕﹞\]】)）]\s*\d{1,5}\s*号")]
    private static partial Regex DocumentNumber();

    [GeneratedRegex(@"^[（(]?\s*(?<v>[^\s,，。（(]{1,12}[〔﹝\[【(（]\s*20\d\d\s*[〕﹞\]】)）]\s*第?\d{1,5}\s*号)\s*[）)]?$")]
    private static partial Regex LoneNumber();

    [GeneratedRegex(@"^(?:[-—–－_·•]{0,3}\s*\d{1,3}\s*[-—–－_·•]{1,3}|[-—–－_·•]{1,3}\s*\d{1,3}\s*[-—–－_·•]{0,3}|第\s*\d{1,3}\s*页(?:(?>\s*[,，/]?\s*)共\s*\d{1,3}\s*页)?|\d{1,3}\s*/\s*\d{1,3}|\d{1,3})$")]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^(?:(?>[=\-_*—─━~#\s]{3,}).{0,12}?[=\-_*—─━~#\s]{3,}|[=\-_*—─━~#|｜\s]{3,}|[|｜]|正文|-->|<!--)$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\s*(?:您?(?:当前|现在)?(?:所在|的)?(?:的)?(?:当前)?位置|当前位置|您现在的位置|您的位置|所在位置)(?>\s*(?:是|为)?\s*)[:：]|^\s*(?:网站)?首\s*页\s*(?:[>＞»›/\\|→\-]+|$)|^[^\s>＞»›]{0,16}(?:\s*[>＞»›]+\s*[^\s>＞»›]{1,24}){2,}\s*[>＞»›]?$")]
    private static partial Regex Breadcrumb();

    [GeneratedRegex(@"^[【\[（(]?\s*(?:字号|字体|打印|关闭|我要打印|分享|收藏|大\s*中\s*小|返回|上一[篇条页]|下一[篇条页]|附件下载|相关(?:链接|文章|附件|信息|阅读|解读)|扫一扫|无障碍|关怀版|长者|繁体|简体|语音播报|微信|微博|QQ|保存|视力保护色|浏览次数|访问量|阅读次数|点击|责任编辑|编辑[:：]|信息来源[:：]|来源[:：]|文件下载|PDF版|Word版)")]
    private static partial Regex Furniture();

    [GeneratedRegex(@"^[【\[（(]?(?>\s*)(?:字号|字体|打印|关闭|我要打印|分享|收藏|大\s*中\s*小|返回|上一[篇条页]|下一[篇条页]|附件下载|相关(?:链接|文章|附件|信息|阅读|解读)|扫一扫|无障碍|关怀版|长者|繁体|简体|语音播报|微信|微博|QQ|保存|视力保护色|浏览次数|访问量|阅读|点击|责任编辑|编辑|登录|注册|搜索|网站地图|English|全真版|文字版|文件下载|PDF版|Word版|首页|当前位置|页面链接与图片|您访问的链接|继续访问|(?<=\s)$|[|｜][|｜\s]*$)")]
    private static partial Regex FrontFurniture();

    [GeneratedRegex(@"^(?:附件(?>\s*)\d?(?>\s*)[:：.、]?(?>\s*))?[^\s，。]{2,60}\.(?:docx?|pdf|xlsx?|wps|ofd|et|zip|rar)$", RegexOptions.IgnoreCase)]
    private static partial Regex FileName();

    [GeneratedRegex("^(?:政务公开|信息公开|政府信息公开|法定主动公开内容|政府信息公开(?:工作)?(?:年报|年度报告)|(?:年度)?(?:信息公开)?(?:年报|年度报告|报告)|公开年报)$")]
    private static partial Regex MenuWord();

    [GeneratedRegex(@"^(?:版权所有|主办(?:单位)?[:：]|承办(?:单位)?[:：]|.{0,20}ICP备|.{0,12}公网安备|网站标识码|Copyright|网站地图|技术支持|联系我们|关于我们|政府网站找错)", RegexOptions.IgnoreCase)]
    private static partial Regex Tail();

    [GeneratedRegex("^(?:要闻动态|新闻动态|新闻中心|政务动态|政务资讯|政务服务|办事服务|网上办事|互动交流|政民互动|交流互动|公众参与|解读回应|数据开放|政府数据|专题专栏|专题专报|领导之窗|便民服务|(?:走进|魅力|认识|了解|印象|美丽)[\\u4e00-\\u9fff]{2,6}|无障碍(?:浏览|阅读)?|关怀版|长者(?:模式|助手|版)|登录|注册|个人中心|手机版|移动版|智能问答|繁體|简体|繁体|English|[快渝浙皖苏豫赣鲁][\\u4e00-\\u9fff]{1,2}办)$")]
    private static partial Regex MenuItem();

    // 今天是… or the names of the sites above: 中国政府网 某省政府 某市政府
    [GeneratedRegex(@"^\s*(?:今天是|欢迎(?:您)?(?:访问|光临|来到)|\S{2,24}(?:人民政府|门户网站)\s*20\d\d年\d{1,2}月\d{1,2}日\s*星期|中国政府网(?:\s+\S{2,12}(?:政府|政府网))*\s*$|[\u4e00-\u9fff]{2,16}(?:人民政府|政府)?门户网站\s*$)")]
    private static partial Regex SiteHead();

    [GeneratedRegex(@"^[【\[\s]*(?:上一[篇条页]|下一[篇条页]|相关(?:链接|文章|阅读|信息|稿件)|友情链接|主办(?:单位)?[:：]|承办(?:单位)?[:：]|版权所有|网站标识码|Copyright|网站地图|.{0,20}ICP备|扫一扫)", RegexOptions.IgnoreCase)]
    private static partial Regex TailStart();

    [GeneratedRegex(@"^(?:本网|本站|原创|网络|互联网|暂无|无|管理员|未知)|^[A-Za-z0-9_.@ -]+$")]
    private static partial Regex NoPublisher();
}
