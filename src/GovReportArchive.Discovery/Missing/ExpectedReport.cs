namespace GovReportArchive.Discovery.Missing;

/// <summary>A report that should be there and is not held.</summary>
/// <param name="Agency">Id of the agency; null where no report of it is held.</param>
/// <param name="Name">Its name, or what it is probably called.</param>
/// <param name="Type">What it is for.</param>
/// <param name="Level">Its level.</param>
/// <param name="Place">Value of its place; null for the whole country.</param>
/// <param name="Told">The year, and by what it is told.</param>
internal sealed record ExpectedReport(string? Agency, string Name, string? Type, string? Level, string? Place, MissingYear Told)
{
    private const string Reports = "/api/v1/reports?";

    /// <summary>One of which a year is told.</summary>
    /// <param name="agency">The agency, or null.</param>
    /// <param name="office">Name, type, level and place.</param>
    /// <param name="year">The year.</param>
    /// <param name="basis">By what it is told.</param>
    /// <param name="why">The same in words.</param>
    /// <param name="doubts">What speaks against it.</param>
    /// <param name="evidence">Filters of the reports that it rests on; none for none.</param>
    public static ExpectedReport Of(
        string? agency, (string Name, string? Type, string? Level, string? Place) office, int year, string basis, string why, IEnumerable<string> doubts, params (string Name, string Value)[] evidence)
    {
        string[] all = [.. doubts];
        return new ExpectedReport(agency, office.Name, office.Type, office.Level, office.Place, new MissingYear(
            year, basis, all.Length == 0, ReportDuty.LastDay(office.Type, office.Level, year), why, all,
            evidence.Length == 0 ? null : Reports + string.Join('&', evidence.Select(filter => $"{filter.Name}={Uri.EscapeDataString(filter.Value)}"))));
    }
}
