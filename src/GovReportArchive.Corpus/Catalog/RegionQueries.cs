using System.Data.Common;
using System.Text.Json;

namespace GovReportArchive.Corpus.Catalog;

/// <summary>Regions that occur in reports, with how many reports are in them.</summary>
internal sealed class RegionQueries(CatalogConnection connection)
{
    /// <summary>Regions with reports in or below them, by code.</summary>
    public IReadOnlyList<RegionInfo> List(string? parent)
    {
        Dictionary<string, RegionNode> nodes = All().ToDictionary(node => node.Code, StringComparer.Ordinal);
        Dictionary<string, int> reports = new(StringComparer.Ordinal);
        List<(string Code, int Count)> held = connection.Rows(
            "SELECT region, count(*) FROM reports WHERE withdrawn = 0 AND region IS NOT NULL GROUP BY region",
            row => (row.GetString(0), row.GetInt32(1)));
        foreach ((string code, int count) in held)
        {
            HashSet<string> path = new(StringComparer.Ordinal);
            // Names without codes come from what reports print, and two of them can name each other as the place above.
            for (string? at = code; at is not null && nodes.TryGetValue(at, out RegionNode? node) && path.Add(at); at = node.Parent)
                reports[at] = reports.GetValueOrDefault(at) + count;
        }

        return
        [
            .. reports.Select(entry => (Node: nodes[entry.Key], entry.Value))
                .Where(entry => parent is null || string.Equals(entry.Node.Parent, parent, StringComparison.Ordinal))
                .OrderBy(entry => entry.Node.Code, StringComparer.Ordinal)
                .Select(entry => new RegionInfo(
                    entry.Node.Code, entry.Node.Name, entry.Node.FullName, entry.Node.Level, entry.Node.Parent, entry.Value)),
        ];
    }

    /// <summary>Regions that occur in a record under this code or this name.</summary>
    public List<RegionNode> Named(string codeOrName) => connection.Rows(
        "SELECT code, name, full_name, level, parent FROM regions WHERE code = $1 OR name = $1 OR full_name = $1 ORDER BY code", From, codeOrName);

    /// <summary>The region with this code, if it occurs in a record.</summary>
    public RegionNode? WithCode(string code) =>
        connection.Rows("SELECT code, name, full_name, level, parent FROM regions WHERE code = $1", From, code).FirstOrDefault();

    /// <summary>The regions with these codes that occur in a record.</summary>
    public List<RegionNode> WithCodes(IReadOnlyCollection<string> codes) => connection.Rows(
        "SELECT code, name, full_name, level, parent FROM regions WHERE code IN (SELECT value FROM json_each($1))", From, JsonSerializer.Serialize(codes));

    /// <summary>Every region that occurs in a record.</summary>
    public List<RegionNode> All() =>
        connection.Rows("SELECT code, name, full_name, level, parent FROM regions", From);

    private static RegionNode From(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.Text(4));
}
