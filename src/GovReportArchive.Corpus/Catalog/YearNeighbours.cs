namespace GovReportArchive.Corpus.Catalog;

/// <summary>Which reports of an agency show something that follows from another one: those about the same year and about the nearest years
/// before and after it.</summary>
/// <remarks>
/// Law: what is shown of a report beside its own record follows from its neighbours alone, and a change touches all of them. The number is
/// bounded: where more than <see cref="MostInYear"/> reports share agency and year, the name is no agency's name but a lack of one, and such
/// a year is left out of every comparison.
/// </remarks>
internal static class YearNeighbours
{
    /// <summary>Reports that one agency may have about one year: its own, an aggregate, a second publication.</summary>
    public const int MostInYear = 6;

    /// <summary>The reports to touch when this one has changed, was withdrawn, or has come; itself left out.</summary>
    public static IReadOnlyList<ReportRow> Of(CatalogReader reader, ReportRow report)
    {
        if (report.Year is not int year) return [];
        List<ReportRow> beside = Others(reader, report, year);
        // Crowded with this one and without it: nobody looks here.
        if (beside.Count > MostInYear) return [];
        if (reader.YearBeside(report.Agency, year, after: false, report.Key) is int before) beside.AddRange(Uncrowded(reader, report, before));
        if (reader.YearBeside(report.Agency, year, after: true, report.Key) is int after) beside.AddRange(Uncrowded(reader, report, after));
        return beside;
    }

    /// <summary>The reports of an agency about a year; null where they are too many to be its own.</summary>
    public static IReadOnlyList<ReportRow>? InYear(CatalogReader reader, string agency, int year) =>
        reader.StandingOf(agency, year, MostInYear + 1) is { Count: <= MostInYear } rows ? rows : null;

    private static List<ReportRow> Others(CatalogReader reader, ReportRow report, int year) =>
        reader.StandingOf(report.Agency, year, MostInYear + 2).FindAll(row => row.Key != report.Key);

    private static List<ReportRow> Uncrowded(CatalogReader reader, ReportRow report, int year) =>
        Others(reader, report, year) is { Count: <= MostInYear } rows ? rows : [];
}
