using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Passages;
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
        Section? last = record.Sections.LastOrDefault(FormParts.IsOther);
        if (Told(record, last) is { } told)
            yield return told;
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

    /// <summary>Null where nothing of the source is cut into sections.</summary>
    private static Check? Told(ReportRecord record, Section? last)
    {
        Section[] own = [.. record.Sections.Where(section => section.Kind == "problems")];
        int letters = own.Sum(section => LettersOf(section.Text)) + record.Sections.Where(section => section.Kind != "problems").Sum(LettersOnProblems);
        if (letters >= FewestLetters)
            return new Check(Problems, null, CheckRunner.Ok, letters, FewestLetters);
        if (own.Length == 0)
            return record.Sections.Any(section => section.Heading is not null) ? new Check(Problems, null, CheckRunner.NotAssessable, Reason: CheckReasons.SectionNotFound) : null;
        // What the source ends with can be cut off; headings with nothing below them are a table of contents, or their text was lost.
        bool isLast = last is null && ReferenceEquals(own[^1], record.Sections[^1]);
        bool isBare = letters == 0 && (last is null || LettersOf(last.Text) == 0 || !record.Sections.SkipWhile(section => !ReferenceEquals(section, own[^1])).Skip(1).Take(1).Contains(last));
        return isLast || isBare
            ? new Check(Problems, null, CheckRunner.NotAssessable, letters, FewestLetters, Reason: CheckReasons.SectionCutOff)
            : new Check(Problems, null, CheckRunner.Fail, letters, FewestLetters, own[0].Text);
    }

    private static int LettersOf(string text) => text.Count(char.IsLetterOrDigit);

    /// <summary>What another section says under a heading of its own for problems, or in items that tell of some.</summary>
    private static int LettersOnProblems(Section section) =>
        PassageSplitter.Split(section).Where(passage => passage is { IsHeading: false, Role: PassageRole.Problem }).Sum(passage => LettersOf(passage.TextOf(section.Text)));
}
