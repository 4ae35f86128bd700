using System.Globalization;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Corrections;

/// <summary>Lays corrections over a reading, and takes them off again.</summary>
/// <remarks>Law: taking off what was laid over gives the reading back, so that an exported record carries reading and corrections both.</remarks>
internal static class CorrectionOverlay
{
    /// <summary>The record with corrections laid over and listed; the reading itself where there are none.</summary>
    public static ReportRecord Apply(ReportRecord reading, IReadOnlyList<CorrectionRow> corrections)
    {
        if (corrections.Count == 0) return reading;
        ReportRecord record = reading;
        List<Correction> applied = [];
        foreach (CorrectionRow row in corrections)
        {
            string at = row.At.ToString("O", CultureInfo.InvariantCulture);
            if (CorrectableFields.All.TryGetValue(row.Field, out CorrectableFields.Field? field))
            {
                applied.Add(new Correction(row.Field, row.Value, row.By, row.Source, at, field.Read(record)));
                record = field.Write(record, row.Value);
            }
            else
            {
                string? was = record.Counts.TryGetValue(row.Field, out decimal number) ? Written(number) : null;
                applied.Add(new Correction(row.Field, row.Value, row.By, row.Source, at, was, record.Cells.GetValueOrDefault(row.Field)));
                record = WithCount(record, row.Field, row.Value, cell: null);
            }
        }

        return Rechecked(reading, record) with { Corrections = applied };
    }

    /// <summary>The reading under a record that carries corrections.</summary>
    public static ReportRecord TakeOff(ReportRecord record)
    {
        ReportRecord reading = record with { Corrections = null };
        foreach (Correction correction in (record.Corrections ?? []).Reverse())
        {
            reading = CorrectableFields.All.TryGetValue(correction.Key, out CorrectableFields.Field? field)
                ? field.Write(reading, correction.Was)
                : WithCount(reading, correction.Key, correction.Was, correction.WasCell);
        }

        return reading with { Checks = record.ChecksAsRead ?? record.Checks, ChecksAsRead = null };
    }

    /// <summary>Checks that corrections which came from outside can be laid over a record.</summary>
    /// <exception cref="FormatException">One has no known key, no author, no source, or a value that cannot stand there.</exception>
    public static void Require(IReadOnlyList<Correction>? corrections)
    {
        ReportRecord any = new() { Id = "", Title = "", Agency = new Agency("", ""), Form = "free" };
        foreach (Correction correction in corrections ?? [])
        {
            if (string.IsNullOrWhiteSpace(correction.By) || string.IsNullOrWhiteSpace(correction.Source))
                throw new FormatException($"corrections 中“{correction.Key}”缺更正人或依据");
            if (CorrectableFields.All.TryGetValue(correction.Key ?? "", out CorrectableFields.Field? field)) field.Write(any, correction.Value);
            else if (CountCatalog.Find(correction.Key ?? "") is null) throw new FormatException($"corrections 中没有可更正的项“{correction.Key}”");
            else if (correction.Value is not null) Number(correction.Value);
            if (correction.At is not null && !DateTimeOffset.TryParse(correction.At, CultureInfo.InvariantCulture, out _))
                throw new FormatException($"corrections 中“{correction.Key}”的时间不合格式");
        }
    }

    /// <summary>A number as corrections write it.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static decimal Number(string text) =>
        decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : throw new FormatException("应为数字");

    // Other numbers, other results: the checks are run again; those that these rules do not know stay as the reader left them.
    private static ReportRecord Rechecked(ReportRecord before, ReportRecord after)
    {
        if (ReferenceEquals(before.Counts, after.Counts)) return after;
        ProseAssessment prose = Assessed(after);
        Check[] fresh = [.. CheckRunner.Run(after.Form, after.Counts, after.Cells), .. prose.Checks];
        HashSet<(string, string?, string?)> known = [.. CheckRunner.Run(before.Form, before.Counts, before.Cells).Concat(Assessed(before).Checks).Concat(fresh).Select(Name)];
        Check[] checks = [.. fresh, .. before.Checks.Where(check => !known.Contains(Name(check)))];
        after = after with { Figures = prose.Figures };
        return before.Checks.Select(Bare).SequenceEqual(checks.Select(Bare)) ? after : after with { Checks = checks, ChecksAsRead = before.Checks };
    }

    // Older readings do not say where a quote stands.
    private static Check Bare(Check check) => check with { Section = null, Start = null };

    private static ProseAssessment Assessed(ReportRecord record)
    {
        ProseAssessment prose = CheckRunner.AssessProse(record);
        return record.Source.Recognised is true ? prose.Recognised() : prose;
    }

    private static (string, string?, string?) Name(Check check) => (check.Rule, check.Column, check.Quote);

    private static string Written(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static ReportRecord WithCount(ReportRecord record, string key, string? value, CellState? cell)
    {
        SortedDictionary<string, decimal> counts = new(StringComparer.Ordinal);
        foreach ((string other, decimal number) in record.Counts) counts.Add(other, number);
        SortedDictionary<string, CellState> cells = new(StringComparer.Ordinal);
        foreach ((string other, CellState state) in record.Cells) cells.Add(other, state);
        counts.Remove(key);
        cells.Remove(key);
        if (value is not null) counts.Add(key, Number(value));
        if (cell is not null) cells.Add(key, cell);
        return record with { Counts = counts, Cells = cells };
    }
}
