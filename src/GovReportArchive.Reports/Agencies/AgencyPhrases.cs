using System.Text.RegularExpressions;
using GovReportArchive.Reports.Prose;

namespace GovReportArchive.Reports.Agencies;

/// <summary>The places of a report's text that name its agency, besides the title.</summary>
internal static partial class AgencyPhrases
{
    private const string Name = "[\\u4e00-\\u9fff（）]{2,30}?";
    private const string End = "(?:人民政府|政府|局|厅|委员会|委|办公室|办公厅|办事处|管委会|中心|总队|支队|大队|部|署|处|办(?![事理公])|院|校|学院|大学|医院|公司|队|站)";

    // A name of thirty characters is tried from each place of a paragraph; one that nobody writes so long is not read to its end.
    private const int LongestParagraph = 2000;
    private const int ShortestText = 12;

    /// <summary>Names in the order of how much they can be trusted, in simplified characters.</summary>
    /// <param name="preamble">Paragraphs up to the first section.</param>
    /// <param name="first">Paragraphs of the first section, where a report without a preamble introduces itself.</param>
    /// <param name="closing">The last paragraphs.</param>
    /// <param name="text">All prose.</param>
    public static IEnumerable<string> Find(IReadOnlyList<string> preamble, IReadOnlyList<string> first, IReadOnlyList<string> closing, string text)
    {
        bool office = OwnOffice().IsMatch(text) || (OfficeActs().IsMatch(new Squeezed(text).Text) && !PlaceItself().IsMatch(text));
        foreach (string name in Stated(preamble, first, closing, text))
        {
            // A government's office compiles and answers for the government; it reports itself only where it says 我办.
            yield return office ? name : GovernmentOffice().Replace(name, "$1");
        }
    }

    private static IEnumerable<string> Stated(IReadOnlyList<string> preamble, IReadOnlyList<string> first, IReadOnlyList<string> closing, string text)
    {
        foreach (IEnumerable<string> opening in new[] { preamble.Where(IsText).Take(6), first.Take(3) })
        {
            string[] plain = [.. opening.Select(Plain)];
            foreach (Regex phrase in Phrases)
            {
                foreach (Match m in plain.SelectMany(paragraph => phrase.Matches(paragraph)))
                {
                    if (Accept(m.Groups["a"].Value) is string name) yield return name;
                }
            }
        }

        // The agency alone on a line below the title.
        foreach (string line in preamble.Take(3).Select(Plain))
        {
            if (Signature().Match(line) is { Success: true } m && Accept(m.Groups["a"].Value) is string name && PublisherFit.Of(name, text) != PublisherTrust.None) yield return name;
        }

        for (int i = closing.Count - 1; i >= 0; i--)
        {
            if (Signature().Match(Plain(closing[i])) is { Success: true } m && Accept(m.Groups["a"].Value) is string name && PublisherFit.Of(name, text) != PublisherTrust.None) yield return name;
        }

        foreach (Match m in closing.Select(Plain).SelectMany(paragraph => ContactOf().Matches(paragraph).Concat(ContactTo().Matches(paragraph))))
        {
            if (Accept(m.Groups["a"].Value) is string name) yield return name;
        }
    }

    /// <summary>What a page prints above a report are words, no sentences.</summary>
    private static bool IsText(string paragraph) => paragraph.Length >= ShortestText;

    private static string Plain(string paragraph) => new Squeezed(paragraph.Length <= LongestParagraph ? paragraph : paragraph[..LongestParagraph]).Text;

    private static readonly Regex[] Phrases = [OpenedBy(), ReportOf(), SummaryOf(), WrittenBy(), CompiledBy(), ContactOf(), ContactTo(), PreparedBy()];

    private static string? Accept(string name)
    {
        string text = Office().Replace(Lead().Replace(ShortFor().Replace(name, ""), ""), "");
        return text.Length is >= 3 and <= 30 && !Own().IsMatch(text) && !Sentence().IsMatch(text) ? text : null;
    }

    // 现向社会公布2021年青禾市教育局政府信息公开工作年度报告
    [GeneratedRegex("(?:公布|发布|现公开|社会公开|现将|形成|编制完成|编制了|编制|编写|制定|《)(?:《)?(?:20\\d\\d年?度?)?(?<a>" + Name + "(?:" + End + "|[省市县区州旗镇乡]|街道)?)(?:的)?(?:20\\d\\d年?度?)?(?:政府信息公开|(?<=政府)信息公开|(?<=局|委|办|[省市县区州旗镇乡]|街道|20\\d\\d年度?)信息公开|政务公开)(?:工作)?(?:20\\d\\d年?度?)?(?:年度)?(?:工作)?(?:报告|年报|情况报告)(?!制度|格式|的?通知|有关|编制)|(?:现公布|现发布|现将)(?<a>" + Name + End + ")20\\d\\d年度?(?:工作)?(?:年度)?(?:报告|年报)")]
    private static partial Regex ReportOf();

    // …办公室编制了2017年政府信息公开工作报告
    [GeneratedRegex("(?:，|^)(?<a>" + Name + "(?:" + End + "|街道|(?<=[县市区旗].{1,6})[镇乡]))(?:组织|负责|认真|特此|特|现|已)?(?:编制|编写|撰写)(?:了|完成)?(?:本报告|本年报|20\\d\\d年?度?|《|政府信息公开)")]
    private static partial Regex WrittenBy();

    // 某高新区管委会2010年年报根据…编制; 2022年某市政府信息公开工作年度报告根据…编制
    [GeneratedRegex("^(?<a>" + Name + End + ")20\\d\\d年?度?(?:政府信息公开|信息公开|政务公开)?(?:工作)?(?:年度)?(?:报告|年报)|^20\\d\\d年?度?(?<a>" + Name + "(?:" + End + "|[省市县区州旗镇乡]|街道))(?:政府信息公开|信息公开|政务公开)(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)")]
    private static partial Regex OpenedBy();

    // 在全面总结…2025年政府信息公开工作的基础上
    [GeneratedRegex("(?:总结|汇总)(?:20\\d\\d年?度?)?(?<a>" + Name + End + ")(?:的)?(?:20\\d\\d年|政府信息公开|政务公开)")]
    private static partial Regex SummaryOf();

    // …学校办公室结合实际情况，编制发布本报告
    [GeneratedRegex("(?:，|^)(?!根据|按照|依据|为|结合)(?<a>" + Name + End + ")[^。；]{0,40}(?:编制|编写|撰写)(?:并)?(?:发布|公布|完成|了|形成)*本(?:年度)?(?:报告|年报)")]
    private static partial Regex PreparedBy();

    // 本报告由…编制
    [GeneratedRegex("由(?<a>" + Name + End + ")(?:（[^）]{2,30}）)?(?:根据|按照|依据|，|、|编制|综合|汇总|结合|负责)")]
    private static partial Regex CompiledBy();

    // 如有疑问，请与…联系
    [GeneratedRegex("(?:请与|请联系|请向|可与|与|联系)(?:：)?(?<a>" + Name + End + ")(?<!政府(?=办公[室厅]))(?:政府信息公开|信息公开|政务公开)?(?:[^，。；（]{0,16})(?:联系|咨询|（)")]
    private static partial Regex ContactOf();

    // 如有疑问，请联系：…办公室，电话…
    [GeneratedRegex("(?:请|可|可以|欢迎)联系：?(?<a>" + Name + End + ")(?=，|。|；|（|：|地址|电话|$)")]
    private static partial Regex ContactTo();

    [GeneratedRegex("^(?<a>" + Name + End + ")(?:（[章印]）|（[^）]{2,24}）)?(?:20\\d\\d年\\d{1,2}月\\d{1,2}日|二[〇零].{2}年.{2,7}日)?$")]
    private static partial Regex Signature();


    [GeneratedRegex("我[办厅室]|本[办厅室]")]
    private static partial Regex OwnOffice();

    // 市政府办公室坚持…: the office speaks of what it does itself.
    [GeneratedRegex("(?<=^|[，。；：、\\n]|20\\d\\d年度?)(?:[\\u4e00-\\u9fff]{0,8}[省市县区州旗盟])?(?:(?:人民)?政)?府办(?:公[室厅])?(?=坚持|认真|严格|高度重视|积极|深入|持续|不断|切实|全面|共|主动公开|始终|围绕|贯彻|未|全年|结合|没有)")]
    private static partial Regex OfficeActs();

    [GeneratedRegex("我[省市县区州旗盟]")]
    private static partial Regex PlaceItself();

    [GeneratedRegex("^(.{1,20}政府)办公[室厅]$")]
    private static partial Regex GovernmentOffice();


    [GeneratedRegex("^(?:20\\d\\d年?度?|现将|现(?=公布|发布|公开)|公布|发布|公开(?!指南)|了|的|由|我们|社会|向|并)+")]
    private static partial Regex Lead();

    // 某局（以下简称我局）
    [GeneratedRegex("（(?:以下)?(?:简称|统称)[^）]{0,200}）")]
    private static partial Regex ShortFor();

    // The office that compiles speaks for its agency: …民政局办公室 for the bureau, but a government's office can report itself.
    [GeneratedRegex("(?<=局|厅|委|委员会|管委会|街道办事处|乡人民政府|镇人民政府)(?:党政|党委|综合|政务公开|信息公开|政府信息公开|机关)?(?:办公室|综合科|科|处)$|(?<=[乡镇]|街道)(?:政府)?(?:信息|政务)公开(?:工作)?(?:领导小组)?(?:办公室)?$|(?<=[乡镇]|街道)(?:党政|党委|综合|党政综合|党委政府)办(?:公室)?$|(?<=人民政府)(?:政府)?(?:信息|政务)公开(?:工作)?(?:领导小组)?办(?:公室)?$|(?<=[省市县区州旗])(?:政府信息|政府政务|政务)公开(?:工作)?(?:领导小组)?办(?:公室)?$")]
    private static partial Regex Office();

    [GeneratedRegex("^(?:年度?|[我本该各](?:机关|单位|部门|局|委|办|厅|市|县|区|镇|乡|街道)|各|有关|上级|本级|政府信息公开|信息公开|政务公开|国务院办公|全面|中华人民共和国政府|政府|单位)")]
    private static partial Regex Own();

    // 渝快办 and its like are names of applications that menus show.
    [GeneratedRegex("(?:[快里事速心汇好]|服|通|掌上|网上|马上|一次|就近)办$|根据|按照|依据|要求|规定|条例|关于|以及|工作|社会公布|通知|精神|认真|编制|报告")]
    private static partial Regex Sentence();
}
