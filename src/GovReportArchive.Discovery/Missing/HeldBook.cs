using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Discovery.Missing;

/// <summary>Who is held of which years, in one state of the catalog. Immutable and thread-safe.</summary>
internal sealed class HeldBook
{
    private const string NoPlace = "x/";
    private readonly Dictionary<string, HeldAgency> _byId;
    private readonly Dictionary<(string Place, string Type), HeldAgency[]> _byOffice;
    private readonly HashSet<string> _touched;

    public HeldBook(IEnumerable<HeldAgency> agencies, PlacePaths places)
    {
        Places = places;
        Agencies = [.. agencies.OrderBy(agency => agency.Id, StringComparer.Ordinal)];
        _byId = Agencies.ToDictionary(agency => agency.Id, StringComparer.Ordinal);
        _byOffice = Agencies.Where(agency => agency is { Place: not null, Type: not null }).GroupBy(agency => (agency.Place!, agency.Type!)).ToDictionary(office => office.Key, office => office.ToArray());
        _touched = Agencies.Where(agency => !agency.Held.IsEmpty).Select(agency => agency.Place).OfType<string>().Distinct().SelectMany(places.PathOf).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The agencies whose names tell them from others, by id.</summary>
    public IReadOnlyList<HeldAgency> Agencies { get; }

    /// <summary>The places.</summary>
    public PlacePaths Places { get; }

    /// <summary>Reads the catalog: one row an agency and year, and no record.</summary>
    public static HeldBook Read(CatalogReader reader)
    {
        Dictionary<string, (YearSet Held, YearSet Withdrawn, int Undated, bool IsCrowd)> years = new(StringComparer.Ordinal);
        foreach (AgencyYear row in reader.Agencies.Years())
        {
            (YearSet held, YearSet withdrawn, int undated, bool crowd) = years.GetValueOrDefault(row.Agency);
            if (row.Year is not int year) undated += row.IsWithdrawn ? 0 : row.Reports;
            else if (row.IsWithdrawn) withdrawn = withdrawn.With(year);
            else (held, crowd) = (held.With(year), crowd || row.Reports > YearNeighbours.MostInYear);
            years[row.Agency] = (held, withdrawn, undated, crowd);
        }

        return new HeldBook(
            reader.Agencies.Kinds().Where(agency => years.ContainsKey(agency.Id) && IsOne(agency, years[agency.Id].IsCrowd))
                .Select(agency => new HeldAgency(agency.Id, agency.Name, agency.Type, agency.Level, agency.Region, years[agency.Id].Held, new YearSet(years[agency.Id].Withdrawn.Bits & ~years[agency.Id].Held.Bits), years[agency.Id].Undated)),
            new PlacePaths(reader.Regions.All()));
    }

    /// <summary>An agency by id, or null.</summary>
    public HeldAgency? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Whether anything is held of a place or of what is below it.</summary>
    public bool IsTouched(string place) => _touched.Contains(place) || (place.Length == 9 && _touched.Contains(place[..6]));

    /// <summary>The agencies of a type in a place itself.</summary>
    public IReadOnlyList<HeldAgency> Of(string place, string type) => _byOffice.GetValueOrDefault((place, type), []);

    /// <summary>Whether a report of a type of agencies in a place is or was here for a year, be it under a code that the place did not have at its end: reports are told by old
    /// names and by new ones around the year of a change.</summary>
    public bool Has(string place, string type, int year) =>
        Of(place, type).Any(agency => agency.Has(year))
        || PlacePaths.OtherCodesOf(place, year).Any(other => Of(other, type).Any(agency => agency.Has(year)));

    // What names no agency, or so many reports of a year that it cannot be one.
    private static bool IsOne(AgencyKind agency, bool crowd) =>
        !crowd && agency.Name != Agency.Unnamed && !agency.Id.EndsWith("/" + Agency.Unnamed, StringComparison.Ordinal) && !agency.Id.StartsWith(NoPlace, StringComparison.Ordinal);
}
