using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Prose;

/// <summary>What kind of section a heading opens, by the words of <c>heading.rules.tsv</c>.</summary>
internal static class HeadingKinds
{
    private static readonly ReadingRule[] Rules = ReadingRules.Under("heading.");

    /// <summary>One of <see cref="Records.SectionKinds"/>; <c>other</c> where no word tells.</summary>
    public static string Of(string heading)
    {
        string text = new Squeezed(heading).Text;
        return Array.Find(Rules, rule => rule.IsIn(text))?.Name.Split('.')[1] ?? "other";
    }

    /// <summary>Whether the paragraph opens an attachment: 附件1：…, or 附件 …统计表 without a colon.</summary>
    public static bool IsAppendix(string paragraph) => paragraph.Length <= 80 && Opens("appendix").IsIn(new Squeezed(paragraph).Text);

    /// <summary>Whether the paragraph is the first inner heading of the problems section, whose own heading may be lost.</summary>
    public static bool IsOrphanProblems(string paragraph) => paragraph.Length <= 40 && Opens("problems").IsIn(new Squeezed(paragraph).Text);

    private static ReadingRule Opens(string name) => ReadingRules.Of("opens." + name);
}
