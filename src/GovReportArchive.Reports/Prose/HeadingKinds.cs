using System.Text.RegularExpressions;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Prose;

/// <summary>What kind of section a heading opens, by the words of <c>heading.rules.tsv</c>.</summary>
internal static partial class HeadingKinds
{
    private static readonly ReadingRule[] Rules = ReadingRules.Under("heading.");

    /// <summary>One of <see cref="Records.SectionKinds"/>; <c>other</c> where no word tells.</summary>
    public static string Of(string heading)
    {
        string text = new Squeezed(heading).Text;
        return Array.Find(Rules, rule => rule.IsIn(text))?.Name.Split('.')[1] ?? "other";
    }

    /// <summary>Whether the paragraph opens an attachment: 附件1：…, or 附件 …统计表 without a colon.</summary>
    public static bool IsAppendix(string paragraph) => paragraph.Length <= 80 && Appendix().IsMatch(new Squeezed(paragraph).Text);

    /// <summary>Whether the paragraph is the first inner heading of the problems section, whose own heading may be lost.</summary>
    public static bool IsOrphanProblems(string paragraph) => paragraph.Length <= 40 && OrphanProblems().IsMatch(new Squeezed(paragraph).Text);

    [GeneratedRegex(@"^附(?:件|表|录)[\d一二三四五]{0,2}(?:[：:]|$|.{0,40}统计表$)(?!.{0,30}(?:下载|\.(?:docx?|xlsx?|pdf|wps)))")]
    private static partial Regex Appendix();

    [GeneratedRegex(@"^（一）(?:存在的?)?(?:主要)?(?:问题|不足)(?:和不足)?[。：]?$")]
    private static partial Regex OrphanProblems();
}
