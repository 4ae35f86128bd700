using GovReportArchive.Extraction.Pages;

namespace GovReportArchive.Extraction.Tests.Pages;

public sealed class PlacedTextTests
{
    private static readonly string[] Pieces = ["一、概况", "全年公开 12 条。无。", "六、其他", "无", "。"];

    [Fact]
    public void Words_are_found_whatever_blanks_and_ends_of_pieces_stand_between_them()
    {
        PlacedText text = new(Pieces);
        Assert.Equal([new TextStretch(1, 0, 10)], Assert.Single(text.Find("全年公开12条。")));
        Assert.Equal([new TextStretch(2, 2, 2), new TextStretch(3, 0, 1)], Assert.Single(text.Find("其他\n无")));
        Assert.Empty(text.Find("没有这些字"));
        Assert.Empty(text.Find(" "));
    }

    [Fact]
    public void Of_words_that_stand_twice_the_heading_tells_which_are_meant()
    {
        PlacedText text = new(Pieces);
        Assert.Equal(2, text.Find("无。").Count);
        Assert.Equal([new TextStretch(3, 0, 1), new TextStretch(4, 0, 1)], Assert.Single(text.Find("无。", "六、其他")));
        Assert.Equal([new TextStretch(1, 10, 2)], Assert.Single(text.Find("无。", "一、概况")));
        Assert.Equal(2, text.Find("无。", "没有的标题").Count);
        Assert.Single(text.Find("无。", from: 2));
    }

    [Fact]
    public void Of_words_that_stand_everywhere_a_bounded_number_is_given_and_the_heading_still_tells_which()
    {
        // Compared one by one, many words and as many headings would take hours.
        PlacedText text = new(Enumerable.Repeat("题无", 200_000).Append("其他无"));
        Assert.Equal(PlacedText.Most, text.Find("无").Count);
        Assert.Equal(new TextStretch(200_000, 2, 1), Assert.Single(Assert.Single(text.Find("无", "其他"))));
        Assert.Equal(new TextStretch(0, 1, 1), Assert.Single(Assert.Single(text.Find("无", "题"))));
    }
}
