using GovReportArchive.Corpus;
using GovReportArchive.Web.Pages.Regions;

namespace GovReportArchive.Web.Tests.Pages;

public sealed class TileMapTests
{
    [Fact]
    public void The_more_the_darker_and_equal_numbers_are_equally_dark()
    {
        Random random = new(7);
        for (int regions = 1; regions < 40; regions++)
        {
            TileMap map = TileMap.OfGrid([.. Enumerable.Range(0, regions).Select(n => new RegionInfo($"99{n:0000}", $"第{n}县", $"第{n}县", "county", null, random.Next(1, 12)))]);
            (int Shade, decimal Least, decimal Most)[] legend = [.. map.Legend];
            Assert.All(legend, shade => Assert.InRange(shade.Shade, 1, TileMap.Shades));
            Assert.All(legend.Zip(legend.Skip(1)), pair => Assert.True(pair.First.Shade < pair.Second.Shade && pair.First.Most < pair.Second.Least));
        }
    }

    [Fact]
    public void No_two_provinces_stand_in_one_place_and_all_of_them_are_there()
    {
        Assert.Equal(34, ProvinceTiles.All.Select(tile => tile.Code).Distinct().Count());
        Assert.Equal(34, ProvinceTiles.All.Select(tile => (tile.Column, tile.Row)).Distinct().Count());
        Assert.All(ProvinceTiles.All, tile => Assert.Equal("0000", tile.Code[2..]));
    }

    [Fact]
    public void A_map_without_any_number_has_no_shade()
    {
        TileMap map = TileMap.OfProvinces(_ => null);
        Assert.Empty(map.Legend);
        using StringWriter drawn = new();
        map.Draw().WriteTo(drawn, System.Text.Encodings.Web.HtmlEncoder.Default);
        Assert.DoesNotContain("<a ", drawn.ToString(), StringComparison.Ordinal);
    }
}
