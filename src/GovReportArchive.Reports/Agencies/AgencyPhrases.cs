using System.Text.RegularExpressions;
using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Agencies;

/// <summary>The places of a report's text that name its agency, besides the title.</summary>
internal static partial class AgencyPhrases
{
    // A name of thirty characters is tried from each place of a paragraph; one that nobody writes so long is not read to its end.
    private const int LongestParagraph = 2000;
    private const int ShortestText = 12;

    /// <summary>Names in the order of how much they can be trusted, in simplified characters.</summary>
    /// <param name="preamble">Paragraphs up to the first section.</param>
    /// <param name="first">Paragraphs of the first section, where a report without a preamble introduces itself.</param>
    /// <param name="closing">The last paragraphs.</param>
    /// <param name="text">All prose.</param>
    public static IEnumerable<(string Name, ReadingRule Rule)> Find(IReadOnlyList<string> preamble, IReadOnlyList<string> first, IReadOnlyList<string> closing, string text)
    {
        bool office = OwnWords.Say("office", text) || (OfficeActs().IsMatch(new Squeezed(text).Text) && !OwnWords.Say("place", text));
        foreach ((string found, ReadingRule rule) in Stated(preamble, first, closing, text))
        {
            // A government's office compiles and answers for the government; it reports itself only where it says 我办.
            if (Accept(found) is string name) yield return (office ? name : GovernmentOffice().Replace(name, "$1"), rule);
        }
    }

    private static IEnumerable<(string Name, ReadingRule Rule)> Stated(IReadOnlyList<string> preamble, IReadOnlyList<string> first, IReadOnlyList<string> closing, string text)
    {
        foreach (IEnumerable<string> opening in new[] { preamble.Where(IsText).Take(6), first.Take(3) })
        {
            string[] plain = [.. opening.Select(Plain)];
            foreach (ReadingRule phrase in Phrases)
            {
                foreach (Match m in plain.SelectMany(phrase.FindAll)) yield return (m.Groups["a"].Value, phrase);
            }
        }

        // The agency alone on a line below the title, or at the end.
        foreach (string line in preamble.Take(3).Concat(closing.Reverse()).Select(Plain))
        {
            if (Signature.Find(line) is { Success: true } m && Accept(m.Groups["a"].Value) is string name && PublisherFit.Of(name, text) != PublisherTrust.None) yield return (m.Groups["a"].Value, Signature);
        }

        foreach ((Match m, ReadingRule contact) in closing.Select(Plain).SelectMany(paragraph => Contacts.SelectMany(rule => rule.FindAll(paragraph), (rule, m) => (m, rule)))) yield return (m.Groups["a"].Value, contact);
    }

    /// <summary>What a page prints above a report are words, no sentences.</summary>
    private static bool IsText(string paragraph) => paragraph.Length >= ShortestText;

    private static string Plain(string paragraph) => new Squeezed(paragraph.Length <= LongestParagraph ? paragraph : paragraph[..LongestParagraph]).Text;

    private static readonly ReadingRule Signature = ReadingRules.Of("agency.phrase.signature");
    private static readonly ReadingRule[] Phrases = [.. ReadingRules.Under("agency.phrase.").Where(rule => rule != Signature)];
    private static readonly ReadingRule[] Contacts = ReadingRules.Under("agency.phrase.contact");

    private static string? Accept(string name)
    {
        string text = Office().Replace(Lead().Replace(ShortFor().Replace(name, ""), ""), "");
        return text.Length is >= 3 and <= 30 && !Own().IsMatch(text) && !Sentence().IsMatch(text) ? text : null;
    }

    // 市政府办公室坚持…: the office speaks of what it does itself.
    [GeneratedRegex("(?<=^|[，。；：、\\n]|20\\d\\d年度?)(?:[\\u4e00-\\u9fff]{0,8}[省市县区州旗盟])?(?:(?:人民)?政)?府办(?:公[室厅])?(?=坚持|认真|严格|高度重视|积极|深入|持续|不断|切实|全面|共|主动公开|始终|围绕|贯彻|未|全年|结合|没有)")]
    private static partial Regex OfficeActs();

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
