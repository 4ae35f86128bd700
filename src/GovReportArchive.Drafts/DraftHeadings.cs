using System.Text.RegularExpressions;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;
using GovReportArchive.Text;

namespace GovReportArchive.Drafts;

/// <summary>The headings of a draft's sections: their numbers, those that stand twice, and wordings that the form does not have.</summary>
internal static partial class DraftHeadings
{
    private const string Numerals = "一二三四五六七八九十";

    public static void Check(ReportRecord record, DraftFindings findings)
    {
        (Section Section, int Number)[] numbered =
            [.. record.Sections.Where(section => section.Heading is not null && section.Kind != "appendix").Select(section => (section, NumberOf(section.Heading!))).Where(section => section.Item2 > 0)];
        findings.Looked("section.number", numbered.Length);
        HashSet<int> seen = [];
        int last = 0;
        foreach ((Section section, int number) in numbered)
        {
            DraftPlace place = new(section.Heading, Quote: section.Heading);
            // An attachment may count anew.
            if (number == 1) seen.Clear();
            if (!seen.Add(number) && number == last)
            {
                last++;
                findings.Error("section.number", $"部分的序号“{Numerals[number - 1]}、”用了两次。", "请改正序号。", place);
                continue;
            }

            // A part that is missing is told as that.
            if (number != last + 1 && last > 0 && number > last && !findings.Has("section.missing") && !findings.Has("section.elsewhere"))
                findings.Remind("section.number", $"“{Numerals[last - 1]}、”之后是“{Numerals[number - 1]}、”，序号不连续。", "请改正序号，或补上缺少的部分。", place);
            last = number;
        }

        Twice(record, findings);
    }

    /// <summary>Headings that say something else than the form's, of drafts that have its parts.</summary>
    public static void Worded(ReportRecord record, DraftFindings findings)
    {
        foreach (FormPart part in FormParts.All)
        {
            if (record.Sections.FirstOrDefault(section => section.Kind == part.Kind && section.Heading is { } own && NumberOf(own) > 0) is not { Heading: { } printed }) continue;
            findings.Looked("section.wording");
            if (!part.IsSaidBy(Folding.Fold(printed))) findings.Remind("section.wording", $"标题“{printed}”与格式规定的“{part.Heading}”不同。", "请使用格式规定的标题。", new DraftPlace(printed, Quote: printed), fix: new DraftFix(printed, part.Numbered));
        }
    }

    private static void Twice(ReportRecord record, DraftFindings findings)
    {
        foreach (IGrouping<string, Section> same in record.Sections.Where(section => section.Heading is { } heading && NumberOf(heading) > 0).GroupBy(section => Words(section.Heading!), StringComparer.Ordinal).Where(group => group.Count() > 1))
            findings.Error("section.twice", $"标题“{same.Key}”出现了两次。", "请合并，或改正标题。", new DraftPlace(same.Last().Heading, Quote: same.Last().Heading));
    }

    private static string Words(string heading) => string.Concat(Number().Replace(heading, "").Where(char.IsLetterOrDigit));

    private static int NumberOf(string heading) => Number().Match(heading) is { Success: true } match && match.Groups["n"].Value is { Length: 1 } numeral ? Numerals.IndexOf(numeral, StringComparison.Ordinal) + 1 : 0;

    [GeneratedRegex(@"^\s{0,4}第?(?<n>[一二三四五六七八九十]{1,2})(?:部分)?\s{0,2}[、．.，\s]")]
    private static partial Regex Number();
}
