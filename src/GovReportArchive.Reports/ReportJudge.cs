using System.Text.RegularExpressions;
using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Tables;

namespace GovReportArchive.Reports;

/// <summary>Decides whether a file is an annual report at all: notices, blank forms, assessments of other agencies' reports and news look like one
/// from afar.</summary>
internal static partial class ReportJudge
{
    private const string Blank = "这是没有填写的空白格式：表中没有数字，正文也没有写出情况。";
    private const string Notice = "这是关于编制、报送年度报告的通知，不是年度报告本身。";

    private const string Opening = "《<〈“「（";

    /// <summary>With less text than that the sections of a form hold only what the form itself prints.</summary>
    private const int LeastText = 400;

    /// <summary>What stands above the headings of a form is a line or two.</summary>
    private const int LeastPreamble = 25;

    /// <summary>So many years that reports are named with make a list of reports.</summary>
    private const int FewestListed = 3;

    /// <summary>A table of a form has at least so many cells.</summary>
    private const int FewestBlankCells = 5;

    private static readonly string[] StatutoryKinds = ["overview", "disclosure", "applications", "litigation", "problems", "fees"];

    /// <summary>What a title says that is about reports and no report's own, with the reason given for it.</summary>
    private static readonly (Regex Title, string Reason)[] AboutReports =
    [
        (Assessment(), "这是对其他机关年度报告的通报或评估，不是年度报告本身。"),
        (Guide(), "这是政府信息公开指南或目录，不是年度报告。"),
        (Rules(), "这是关于年度报告的制度或格式，不是年度报告本身。"),
        (Others(), "这是另一种年度报告，不是政府信息公开工作年度报告。"),
    ];

    /// <summary>The reason why the file is probably no report, for a person; null where it is one.</summary>
    /// <param name="prose">The prose.</param>
    /// <param name="tables">The tables.</param>
    /// <param name="figures">What its prose counts.</param>
    /// <param name="isNamed">Somebody is known to report.</param>
    public static string? ReasonAgainst(ProseReading prose, TableReading tables, IReadOnlyList<Figure> figures, bool isNamed)
    {
        if (prose.Text.Trim().Length == 0 && tables.Counts.Count == 0) return "文件中没有文字。";
        string text = Simplified.Of(prose.Text);
        if (tables.Counts.Count == 0 && !Genre().IsMatch(text)) return "没有找到年度报告的标题、章节或统计表。";
        if (IsForeign(text)) return "文件主要不是中文，不是年度报告原文。";
        string opening = Simplified.Of(prose.Opening);
        int headings = prose.Sections.Where(s => s.Heading is not null && StatutoryKinds.Contains(s.Kind)).Select(s => s.Kind).Distinct().Count();
        string[] titles = [.. prose.Titles.Where(t => !t.Carrier).Select(t => new Squeezed(t.Text).Text).Where(t => !Assessment().IsMatch(t) && !Instruction().IsMatch(t))];
        bool ownTitle = titles.Length > 0;
        int told = figures.Count(figure => figure.What.Contains('.', StringComparison.Ordinal));
        // Numbers of a table speak for a report, unless nobody in it speaks of himself.
        bool hasNumbers = tables.Counts.Count > 0 && !(prose.Head.Any(line => IsTitled(line, Assessment()) || IsTitled(line, Instruction())) && !ownTitle && !OwnVoice().IsMatch(text));

        if (!hasNumbers && IsBlankForm(prose, tables, told, headings)) return Blank;
        if (prose.Head.Any(line => IsTitled(line, Instruction())) && !Reports().IsMatch(text) && !hasNumbers && (told == 0 || Demand().IsMatch(text))) return Notice;
        if (!hasNumbers && headings == 0 && told == 0 && text.Count(c => c == '。') < FewestListed && ListedYears().Matches(text).Select(m => m.Value).Distinct().Count() >= FewestListed) return "这是各份年度报告的列表，不是年度报告本身。";
        if (!hasNumbers && (Articles().IsMatch(text) || IsModel(prose))) return AboutReports[2].Reason;
        if (!hasNumbers && !ownTitle && headings < 3 && prose.Head.Any(line => IsTitled(line, Summary()))) return "这是工作总结，不是政府信息公开工作年度报告。";
        if (!hasNumbers && headings < 2 && Explanation().IsMatch(opening + "\n" + text[..Math.Min(text.Length, 400)])) return "这是对年度报告的解读，不是年度报告本身。";
        bool isNewsTitle = titles.Length > 0 && titles.All(title => NewsTitle().IsMatch(title));
        bool bare = !hasNumbers && headings < 2 && (!ownTitle || isNewsTitle);
        if (bare && (News().IsMatch(opening) || isNewsTitle || NewsLead().IsMatch(text))) return "这是会议、培训等工作动态的报道，不是年度报告。";
        foreach ((Regex title, string reason) in AboutReports)
        {
            if (!hasNumbers && !ownTitle && prose.Head.Any(line => IsTitled(line, title) && (headings < 2 || title == Assessment() || title == Others() || (title == Guide() && told == 0) || (title == Rules() && (told == 0 || Sample().IsMatch(line)))))) return reason;
        }

        // Who is known and counts what he did under a statutory heading speaks, though he never says 我局.
        bool isTold = isNamed && told > 0 && headings > 0;
        int score = (ownTitle ? 2 : 0) + (isTold ? 1 : 0) + Math.Min(4, headings) + (hasNumbers ? 3 : 0)
            + (Period().IsMatch(text) ? 1 : 0) + (Speaks().IsMatch(text) ? 1 : 0)
            + (text.Split("信息公开").Length > 3 ? 1 : 0);
        if (score <= 3 && Instruction().IsMatch(opening) && !Reports().IsMatch(text)) return Notice;
        if (score <= 3 && Assessment().IsMatch(opening)) return AboutReports[0].Reason;
        // Somebody must speak: a commentary has no title of its own, no statutory parts, and nobody in it says 我局 or 本报告.
        bool hasVoice = OwnVoice().IsMatch(text) || Reports().IsMatch(text) || Period().IsMatch(text) || Compiled().IsMatch(text) || isTold;
        if (!ownTitle && !hasNumbers && headings < 3 && !hasVoice) return "没有找到年度报告的标题、章节或统计表。";
        return score <= 1 ? "没有找到年度报告的标题、章节或统计表。" : null;
    }

    /// <summary>Whether a line is a title that says so: no part of a sentence, and not the name of a document that a report cites.</summary>
    private static bool IsTitled(string line, Regex title) =>
        !line.AsSpan().ContainsAny('，', '。') && title.Match(line) is { Success: true } m && (m.Index == 0 || !Opening.Contains(line[m.Index - 1], StringComparison.Ordinal));

    /// <summary>A text whose letters are mostly not Chinese: a summary in another language is not what the agency published.</summary>
    private static bool IsForeign(string text)
    {
        int latin = text.Count(char.IsAsciiLetter), chinese = text.Count(c => c is >= '\u4e00' and <= '\u9fff');
        return latin > LeastText && latin > chinese * 2;
    }

    /// <summary>A model to copy from: where the agency should stand, its opening has a placeholder.</summary>
    private static bool IsModel(ProseReading prose)
    {
        string opening = string.Concat(prose.Head.Concat(prose.Preamble.Take(3)).Concat(prose.First.Take(1)).Select(p => new Squeezed(p.Length <= LeastText ? p : p[..LeastText]).Text + "\n"));
        return ModelAgency().IsMatch(opening) && !prose.Titles.Any(title => TitleFinder.HasAgency(title.Text) && !ModelAgency().IsMatch(new Squeezed(title.Text).Text));
    }

    /// <summary>A form that nobody filled in: placeholders, blank tables, headings with nothing under them, and no agency's name in the title.</summary>
    private static bool IsBlankForm(ProseReading prose, TableReading tables, int told, int headings)
    {
        int written = prose.Sections.Sum(section => section.Text.Length);
        int placeholders = Placeholder().Count(prose.Text);
        bool isNamed = prose.Titles.Any(title => TitleFinder.HasAgency(title.Text) && !Placeholder().IsMatch(title.Text));
        if (placeholders >= 3 && (written < 1500 || !isNamed)) return true;
        int blanks = tables.Cells.Count(cell => cell.Value.State == "blank");
        return told == 0 && !isNamed && !OwnVoice().IsMatch(Simplified.Of(prose.Text)) && ((blanks >= FewestBlankCells && written < LeastText) || (headings >= 3 && written < LeastPreamble));
    }

    [GeneratedRegex("(?:进行|作|做)(?:如下|简要)?解读|解读如下|(?:年报|报告)》?(?:的)?(?:政策|文字)?解读|^(?:【)?(?:图解|一图读懂|解读|政策解读)")]
    private static partial Regex Explanation();

    [GeneratedRegex("(?:召开|举办|举行|组织(?!领导|机构|保障|建设)|部署|开展)[^。]{0,40}(?:会议|(?<!社)会|培训班?|活动)")]
    private static partial Regex News();

    // 某县发布2022年政府信息公开工作年度报告
    [GeneratedRegex("^(?!关于)[^。]{2,20}(?:发布|公布|晒出|召开|完成|部署|开展|推进|启动|举办|举行|做好)(?:了)?《?(?:20[0-9]{2}年?度?)?[^。]{0,16}(?:年度报告|年报|报告)")]
    private static partial Regex NewsTitle();

    [GeneratedRegex("(?:^|\\n)(?:[^\\n]{0,6}(?:近日|日前|昨日|连日来|[0-9]{1,2}月[0-9]{1,2}日(?:上午|下午)?)，|本报讯|[^\\n]{0,20}(?:记者|通讯员|讯）))")]
    private static partial Regex NewsLead();

    [GeneratedRegex("(?:政府|政务)?信息公开(?:工作)?(?:指南|目录)(?!的|建设|编制|管理|系统|更新)")]
    private static partial Regex Guide();

    [GeneratedRegex("(?:年度(?:工作)?报告|年报)(?:工作)?(?:编制|编报|公布|填报)?(?:制度|规定|办法|格式|模板|样式|样本|范文|说明|要求|要点|须知|问答|答疑|流程|注意事项)|(?:年度报告|年报)[^。]{0,16}(?:填报|填写)?问题的(?:解释|答复|批复|复函|说明)")]
    private static partial Regex Rules();

    [GeneratedRegex("(?:^|\\n)第一条[^\\n]*(?:\\n(?!第)[^\\n]*)*\\n第二条")]
    private static partial Regex Articles();

    [GeneratedRegex("范文|模板|样本|样式|格式")]
    private static partial Regex Sample();

    [GeneratedRegex("(?<![×Xx＊*])(?>[×Xx＊*]{2,})(?:年|局|市|县|区|镇|乡|街道|村|条|件|单位)|_{3,}|（填写|（单位名称）|此处填")]
    private static partial Regex Placeholder();

    [GeneratedRegex("我(?:[局委厅办院队署部省市县区州旗盟镇乡街校所]|单位|中心)|本(?:局|委|厅|办|机关|单位|部门|街道|镇|乡)")]
    private static partial Regex OwnVoice();

    [GeneratedRegex("统计(?:期限|时限|时间|周期|数据)|数据.{0,6}期限")]
    private static partial Regex Period();

    [GeneratedRegex("本(?:年度)?(?:报告|年报)[^。]{0,80}(?:编制|电子版|下载|统计|疑问)|年度报告(?:[（(][^）)]{2,20}[）)])?是?(?:根据|依据|按照)[^。]{2,120}编制(?!工作)")]
    private static partial Regex Compiled();

    [GeneratedRegex("20[0-9]{2}年?度?.{0,30}(?:法治政府建设|依法行政|行政执法).{0,12}(?:报告|总结|数据)$|20[0-9]{2}年?度?.{0,30}(?:网站(?:工作)?年度报表|部门(?:预|决)算(?:公开|说明)?)$")]
    private static partial Regex Others();

    // 某局2021年政府信息公开工作年度报告 2022-01-19
    [GeneratedRegex("20[0-9]{2}年?度?(?=(?:政府|政务)?信息公开(?:工作)?(?:年度)?(?:报告|年报))")]
    private static partial Regex ListedYears();

    [GeneratedRegex("(?:[×Xx＊*○]{2,4}|某某?)(?:省|市|县|区|镇|乡|街道|局|委|厅)(?:人民政府|办事处|委员会|[\\u4e00-\\u9fff]{2,8}局|(?=20|年|政府信息公开|信息公开))|20[×Xx＊*]{2}年")]
    private static partial Regex ModelAgency();

    [GeneratedRegex("信息(?:主动|依申请)?公开|政务公开|公开.{0,6}信息")]
    private static partial Regex Genre();

    [GeneratedRegex("政务(?:信息)?公开(?:年度)?(?:工作)?(?:年度)?(?:情况)?(?:的)?总结(?:报告)?(?:汇编|（|及|和|供|$)|总结汇编|（?[0-9]{1,2}篇）?")]
    private static partial Regex Summary();

    [GeneratedRegex("本(?:年度)?报告|情况(?:报告)?如下|报告如下|年度报告.{0,30}编制|编制.{0,40}年度报告|汇报如下|总结如下")]
    private static partial Regex Speaks();

    // A letter that hands an agency's own report in says so.
    [GeneratedRegex("现(?:将|就)[^。]{0,60}(?:报告|汇报|公布|总结|说明|报送|上报)如下|现予(?:以)?公布|现公[布开]|[现特]向社会公[布开]|现将[^。]{0,40}(?:报送|上报|报上|呈报)")]
    private static partial Regex Reports();

    [GeneratedRegex("关于(?:认真|切实|进一步|扎实|全面|及时|按时)*(?:做好|开展|报送|上报|编制|编报|编写|撰写|规范|印发|填报|填写|提交|组织|布置|部署|催报|落实|加强)[^。]{0,40}(?:年度报告|年报|统计)[^。]{0,30}(?:通知|函|提示|提醒|方案|意见)|关于[^。]{0,20}(?:年度报告|年报)[^。]{0,6}有关(?:事项|问题|工作)的?(?:通知|函)|关于[^。]{0,24}(?:年度报告|年报)的?(?:编制|编报|编写|报送|填报|培训)[^。]{0,12}(?:通知|函|提示|方案)|有关事项的通知$")]
    private static partial Regex Instruction();

    [GeneratedRegex("(?:^|\\n)各[^\\n。，]{2,60}[：:]|请各|各(?:单位|部门|镇|乡|街道|县|区)[^。]{0,30}(?:要|须|应|请|务必)|[0-9]{1,2}月[0-9]{1,2}日(?:下班)?前|务必")]
    private static partial Regex Demand();

    [GeneratedRegex("(?:年度报告|年报)[^。]{0,20}(?:评估|测评|抽查|检查|核查|督查|通报|考核|点评|对比|比较|比对|横评|分析|评析|评价|评议|排名|排行|观察|盘点|综述|述评|研究|审查|常见问题|问题汇总|问题清单)|(?:对比|比较|评估|测评|抽查|分析|点评|盘点)[^。]{0,20}(?:年度报告|年报)|信息公开(?:工作)?(?:情况|质量)?(?:第三方评估|评估报告|评估结果|测评|考核结果|考评结果|排名)|各(?:县|区|市|省|地|部门|单位|委办局)[^。]{0,20}(?:年度报告|年报)(?:公布|发布|编制|报送)?情况")]
    private static partial Regex Assessment();
}
