using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Checks;

/// <summary>Whether the sections that the form of 2019 and later demands say something, and do not deny what the tables say.</summary>
internal static class SectionChecks
{
    /// <summary>Section five, problems and improvements, says something.</summary>
    public const string Problems = "sections.problems";

    /// <summary>Section six does not say 无 where processing fees were charged.</summary>
    public const string Fees = "sections.fees";

    /// <summary>A section with fewer characters says nothing.</summary>
    private const int FewestLetters = 10;

    private const int LongestDenial = 20;
    private const string UnpaidKey = "applications.closed.unpaid.total";
    private const string FeeFigure = "informationFee.amount";

    /// <summary>Problems, then fees; each only where the source has what the rule is about.</summary>
    public static IEnumerable<Check> Run(ReportRecord record)
    {
        if (record.Form is not (FormIds.Form2021 or FormIds.Form2019))
            yield break;
        Section? last = record.Sections.LastOrDefault(section => IsOther(section));
        Section[] problems = [.. record.Sections.Where(section => section.Kind == "problems")];
        // Without a section behind it a missing one can as well be cut off.
        if (problems.Length > 0 || last is not null)
        {
            int letters = problems.Sum(section => section.Text.Count(char.IsLetterOrDigit));
            bool isCut = problems.Length > 0 && last is null && ReferenceEquals(problems[^1], record.Sections[^1]) && letters < FewestLetters;
            string state = isCut ? CheckRunner.NotAssessable : letters >= FewestLetters ? CheckRunner.Ok : CheckRunner.Fail;
            yield return new Check(Problems, null, state, letters, FewestLetters, state == CheckRunner.Fail && problems.Length > 0 ? problems[0].Text : null);
        }
        if (last is null)
            yield break;
        decimal unpaid = record.Counts.GetValueOrDefault(UnpaidKey);
        Figure? fee = record.Figures.FirstOrDefault(figure => figure.What == FeeFigure && figure.Value > 0);
        bool denies = last.Text.Trim() is { Length: <= LongestDenial } text && text.StartsWith('无');
        if (denies && (unpaid > 0 || fee is not null))
            yield return new Check(Fees, null, CheckRunner.Fail, fee?.Value ?? unpaid, 0, fee?.Quote ?? last.Text.Trim());
        else if (unpaid > 0 || fee is not null)
            yield return new Check(Fees, null, CheckRunner.Ok, fee?.Value ?? unpaid);
    }

    private static bool IsOther(Section section) =>
        section.Heading is { } heading && (heading.Contains("其他需要报告", StringComparison.Ordinal) || heading.Contains("其它需要报告", StringComparison.Ordinal)
            || heading.Contains("需要报告的其他", StringComparison.Ordinal) || heading.Contains("其他事项", StringComparison.Ordinal));
}
