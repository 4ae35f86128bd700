using GovReportArchive.Corpus;
using GovReportArchive.Web.Pages.Charts;
using Microsoft.AspNetCore.Html;

namespace GovReportArchive.Web.Pages.Regions;

/// <summary>A place on a map of squares.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">What stands on the square.</param>
/// <param name="Value">The number that it is shaded by; null where there is none.</param>
/// <param name="Column">From the left.</param>
/// <param name="Row">From the top.</param>
internal sealed record MapTile(string Code, string Name, decimal? Value, int Column, int Row);

/// <summary>Regions as labelled squares, the darker the greater their number. It is for the eye and the pointer alone: a table with the same links stands beside it.</summary>
internal sealed class TileMap
{
    /// <summary>How many shades there are.</summary>
    public const int Shades = 5;

    private const int GridColumns = 6, Gap = 4, Height = 44, LongestName = 5;
    private readonly IReadOnlyList<MapTile> _tiles;
    private readonly int _width;
    private readonly decimal[] _ascending;

    private TileMap(IReadOnlyList<MapTile> tiles, int width)
    {
        (_tiles, _width) = (tiles, width);
        _ascending = [.. tiles.Select(tile => tile.Value).OfType<decimal>().Order()];
    }

    /// <summary>The provinces where they lie.</summary>
    /// <param name="valueOf">The number of a code; null for none.</param>
    public static TileMap OfProvinces(Func<string, decimal?> valueOf) =>
        new([.. ProvinceTiles.All.Select(tile => new MapTile(tile.Code, tile.Name, valueOf(tile.Code), tile.Column, tile.Row))], 48);

    /// <summary>Regions in the order of their codes.</summary>
    public static TileMap OfGrid(IReadOnlyList<RegionInfo> regions) =>
        new([.. regions.Select((region, n) => new MapTile(region.Code, region.Name, region.Reports, n % GridColumns, n / GridColumns))], 84);

    /// <summary>The shades that occur, each with the least and the greatest number that has it.</summary>
    public IEnumerable<(int Shade, decimal Least, decimal Most)> Legend =>
        _ascending.GroupBy(ShadeOf).OrderBy(shade => shade.Key).Select(shade => (shade.Key, shade.Min(), shade.Max()));

    /// <summary>The picture.</summary>
    public IHtmlContent Draw()
    {
        double width = ((_tiles.Max(tile => tile.Column) + 1) * (_width + Gap)) - Gap, height = ((_tiles.Max(tile => tile.Row) + 1) * (Height + Gap)) - Gap;
        return Svg.Html(Svg.Element("svg", [("class", "tiles"), ("viewBox", FormattableString.Invariant($"0 0 {width} {height}")), ("aria-hidden", "true"), ("focusable", "false")], _tiles.Select(Drawn)));
    }

    private object Drawn(MapTile tile)
    {
        double x = tile.Column * (_width + Gap), y = tile.Row * (Height + Gap), middle = x + (_width / 2.0);
        string name = tile.Name.Length > LongestName ? tile.Name[..LongestName] + "…" : tile.Name;
        object[] content =
        [
            Svg.Element("title", [], $"{tile.Name}：{(tile.Value is { } told ? Numbers.Of(told) : "本库没有")}"),
            Svg.Element("rect", [("x", x), ("y", y), ("width", _width), ("height", Height), ("rx", 4)]),
            Svg.Element("text", [("x", middle), ("y", y + 19)], name),
            Svg.Element("text", [("class", "count"), ("x", middle), ("y", y + 35)], tile.Value is { } value ? Short(value) : "—"),
        ];
        return tile.Value is { } shaded
            ? Svg.Element("a", [("class", $"tile t{ShadeOf(shaded)}"), ("href", Addresses.Region(tile.Code)), ("tabindex", "-1")], content)
            : Svg.Element("g", [("class", "tile none")], content);
    }

    // By how many have less: a few great ones do not make all others pale.
    private int ShadeOf(decimal value) => 1 + (Shades * Array.FindIndex(_ascending, other => other >= value) / _ascending.Length);

    private static string Short(decimal value) => value >= 1_000_000 ? Numbers.Of(decimal.Round(value / 10_000)) + "万" : Numbers.Of(value);
}
