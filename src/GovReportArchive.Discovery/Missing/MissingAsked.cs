using System.Globalization;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Discovery.Missing;

/// <summary>A question whose names have become values.</summary>
/// <param name="Filters">Values by column.</param>
/// <param name="Bases">Bases that are asked for; none for all.</param>
/// <param name="All">Whether places count of which nothing is held.</param>
internal sealed record MissingAsked(IReadOnlyList<KeywordFilter> Filters, IReadOnlyList<string> Bases, bool All)
{
    private readonly HashSet<string>? _regions = ValuesOf(Filters, "region");
    private readonly bool _orNoRegion = Filters.Any(filter => filter is { Column: "region", OrMissing: true });
    private readonly HashSet<string>? _years = ValuesOf(Filters, "year");

    /// <summary>Whether it is asked for a year.</summary>
    public bool HasYear(int year) => _years is null || _years.Contains(year.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether it is asked for a place of which nothing may be held.</summary>
    public bool HasPlace(string place, HeldBook book) => _regions is null ? All || book.IsTouched(place) : IsInRegions(place, book.Places);

    /// <summary>Whether a place is in a region that is asked for; the whole country is in none that has a name.</summary>
    public bool IsInRegions(string? place, PlacePaths places) => _regions is null || (place is null ? _orNoRegion : places.PathOf(place).Any(_regions.Contains));

    /// <summary>Whether it is asked for a report, whatever its year.</summary>
    public bool Has(ExpectedReport report, PlacePaths places) =>
        (Bases.Count == 0 || Bases.Contains(report.Told.Basis)) && Has(report.Agency, report.Type, report.Level, report.Place, places);

    /// <summary>Whether it is asked for an agency.</summary>
    public bool Has(HeldAgency agency, PlacePaths places) => Has(agency.Id, agency.Type, agency.Level, agency.Place, places);

    private bool Has(string? agency, string? type, string? level, string? place, PlacePaths places) => Filters.All(filter => filter.Column switch
    {
        "year" => true,
        "region" => IsInRegions(place, places),
        "agency" => Passes(filter, agency),
        "agencyType" => Passes(filter, type),
        "level" => Passes(filter, level),
        _ => throw new InvalidOperationException($"Nobody has said what {filter.Column} means for reports that are not held."),
    });

    private static bool Passes(KeywordFilter filter, string? value) => value is null ? filter.OrMissing : filter.Values.Contains(value, StringComparer.Ordinal);

    private static HashSet<string>? ValuesOf(IReadOnlyList<KeywordFilter> filters, string column) =>
        filters.FirstOrDefault(filter => filter.Column == column) is { } found ? new HashSet<string>(found.Values, StringComparer.Ordinal) : null;
}
