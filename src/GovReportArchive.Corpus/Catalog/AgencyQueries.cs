using System.Data.Common;
using System.Text.Json;

namespace GovReportArchive.Corpus.Catalog;

/// <summary>What an agency is, without its reports.</summary>
internal sealed record AgencyKind(string Id, string Name, string? Type, string? Level, string? Region);

/// <summary>How many reports of an agency about a year stand, or were withdrawn.</summary>
internal sealed record AgencyYear(string Agency, int? Year, bool IsWithdrawn, int Reports);

/// <summary>Lists of agencies with the years held.</summary>
internal sealed class AgencyQueries(CatalogConnection connection)
{
    // Stands in no name.
    private const string Between = "\u001f";

    private const string Columns = $"""
        SELECT a.id, a.name, a.type, a.level, a.region,
            (SELECT string_agg(CAST(y AS text), ' ') FROM (SELECT DISTINCT year AS y FROM reports r WHERE r.agency = a.id AND r.withdrawn = 0 AND r.year IS NOT NULL) AS years),
            (SELECT count(*) FROM reports r WHERE r.agency = a.id AND r.withdrawn = 0),
            (SELECT string_agg(name, '{Between}') FROM agency_names n WHERE n.agency = a.id)
        FROM agencies a
        """;

    /// <summary>Agencies that have reports, by name.</summary>
    public IReadOnlyList<AgencyInfo> List(string? name, string? region) =>
        connection.Rows(
            $"""
            {Columns}
            WHERE (CAST($1 AS text) IS NULL OR EXISTS(SELECT 1 FROM agency_names n WHERE n.agency = a.id AND instr(n.name, $1) > 0))
                AND (CAST($2 AS text) IS NULL OR substr(a.region, 1, length($3)) = $3 OR a.region IN (
                    WITH RECURSIVE below(code) AS (SELECT code FROM regions WHERE code = $2 UNION SELECT r.code FROM regions r JOIN below ON r.parent = below.code) SELECT code FROM below))
                AND EXISTS(SELECT 1 FROM reports r WHERE r.agency = a.id AND r.withdrawn = 0)
            ORDER BY a.name, a.id
            """,
            From,
            name,
            region,
            region is null ? null : RegionPrefix(region));

    /// <summary>One agency by id.</summary>
    public AgencyInfo? One(string id) => connection.Row($"{Columns} WHERE a.id = $1", From, id);

    /// <summary>Ids of the agencies that have or had exactly this name.</summary>
    public IReadOnlyList<string> IdsOf(string name) =>
        connection.Rows("SELECT agency FROM agency_names WHERE name = $1 ORDER BY agency", row => row.GetString(0), name);

    /// <summary>Ids of agencies one of whose names contains a text, at most <paramref name="most"/>.</summary>
    public IReadOnlyList<string> IdsContaining(string text, int most) =>
        connection.Rows(
            "SELECT DISTINCT agency FROM agency_names WHERE instr(name, $1) > 0 ORDER BY agency LIMIT $2", row => row.GetString(0), text, most);

    /// <summary>Every name that an agency has or had.</summary>
    public IReadOnlyList<(string Agency, string Name)> AllNames() =>
        connection.Rows("SELECT agency, name FROM agency_names ORDER BY agency, name", row => (row.GetString(0), row.GetString(1)));

    /// <summary>Every agency with its present name and the value of its region.</summary>
    public IReadOnlyList<(string Agency, string Name, string? Region)> Placed() =>
        connection.Rows("SELECT id, name, region FROM agencies ORDER BY id", row => (row.GetString(0), row.GetString(1), row.Text(2)));

    /// <summary>Every agency and what it is.</summary>
    public IReadOnlyList<AgencyKind> Kinds() =>
        connection.Rows("SELECT id, name, type, level, region FROM agencies ORDER BY id", row => new AgencyKind(row.GetString(0), row.GetString(1), row.Text(2), row.Text(3), row.Text(4)));

    /// <summary>Every agency's years, those that stand and those that were withdrawn apart, in no order.</summary>
    public IReadOnlyList<AgencyYear> Years() => connection.Rows(
        "SELECT agency, year, withdrawn, count(*) FROM reports GROUP BY agency, year, withdrawn",
        row => new AgencyYear(row.GetString(0), (int?)row.Number(1), row.GetInt64(2) != 0, (int)row.GetInt64(3)));

    /// <summary>Ids of agencies one of whose names contains a name or is contained in it, the longest names first, at most <paramref name="most"/>.</summary>
    public IReadOnlyList<string> IdsAlike(string name, int most) =>
        connection.Rows(
            "SELECT agency FROM agency_names WHERE instr(name, $1) > 0 OR (length(name) > 3 AND instr($1, name) > 0) GROUP BY agency ORDER BY max(length(name)) DESC, agency LIMIT $2",
            row => row.GetString(0), name, most);

    /// <summary>The name of an agency, or null.</summary>
    public string? NameOf(string id) => connection.Scalar<string>("SELECT name FROM agencies WHERE id = $1", id);

    /// <summary>Names by id; ids that the catalog does not know are left out.</summary>
    public Dictionary<string, string> NamesOf(IReadOnlyCollection<string> ids) =>
        connection.Rows("SELECT id, name FROM agencies WHERE id IN (SELECT value FROM json_each($1))", row => (row.GetString(0), row.GetString(1)), JsonSerializer.Serialize(ids))
            .ToDictionary(row => row.Item1, row => row.Item2, StringComparer.Ordinal);

    /// <summary>The functions that agencies have.</summary>
    public IReadOnlyList<string> Types() =>
        connection.Rows("SELECT DISTINCT type FROM agencies WHERE type IS NOT NULL ORDER BY type", row => row.GetString(0));

    /// <summary>The digits of a region code that every code below it begins with.</summary>
    public static string RegionPrefix(string code) =>
        code.EndsWith("0000", StringComparison.Ordinal) && code.Length == 6 ? code[..2]
        : code.EndsWith("00", StringComparison.Ordinal) && code.Length == 6 ? code[..4]
        : code;

    private static AgencyInfo From(DbDataReader row)
    {
        string name = row.GetString(1);
        int[] years = [.. (row.Text(5) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(year => int.Parse(year, System.Globalization.CultureInfo.InvariantCulture)).Order()];
        string[] names = [.. (row.Text(7) ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries)
            .Where(other => !string.Equals(other, name, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        return new AgencyInfo(row.GetString(0), name, names, row.Text(2), row.Text(3), row.Text(4), years, row.GetInt32(6));
    }
}
