using GovReportArchive.Discovery.Passages;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;
using WordingKeys = GovReportArchive.Reports.Passages.Wordings;

namespace GovReportArchive.Discovery.Tests.Passages;

/// <summary>What a fingerprint leads to is worded as the item was for which the address was made, however sections and items are cut by now.</summary>
public sealed class PassageFinderTests
{
    private const string Text = "一是栏目更新滞后，群众多有反映；二是窗口讲解不足。\n（二）改进措施\n一是逐周核对；二是办好集市讲解会，请居民出题。会后公布答复。";

    private static ReportRecord Before { get; } = Record(new Section(1, "overview", "一、总体情况", "全年办结申请四件。"), new Section(2, "problems", "五、问题", Text));

    public static TheoryData<string, ReportRecord> Changes { get; } = new()
    {
        { "nothing", Before },
        { "another section before", Record(new Section(1, "preamble", null, "根据条例编制。"), new Section(2, "overview", "一、总体情况", "全年办结申请四件。"), new Section(3, "problems", "五、问题", Text)) },
        { "both sections in one", Record(new Section(1, "overview", "一、总体情况", "全年办结申请四件。\n" + Text)) },
        { "items cut at other places", Record(new Section(1, "overview", "一、总体情况", "全年办结申请四件。"), new Section(2, "problems", "五、问题", Text.Replace("；二是", "；\n", StringComparison.Ordinal).Replace("一是", "", StringComparison.Ordinal))) },
        { "one paragraph without marks between", Record(new Section(1, "overview", "一、总体情况", "全年办结申请四件。"), new Section(2, "problems", "五、问题", "本局：" + Text.Replace("\n", "", StringComparison.Ordinal))) },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void An_item_is_found_by_its_fingerprint_after_any_change_of_cutting(string change, ReportRecord after)
    {
        List<PlacedPassage> now = PassageList.Of(after);
        foreach (PlacedPassage passage in PassageList.Of(Before))
        {
            var found = PassageFinder.Find(after, now, passage.Section.N, passage.Item.Number, PassageAddress.Fingerprint(passage.Text));
            Assert.True(found is not null, $"{change}: {passage.Text} is lost");
            Assert.Equal(WordingKeys.Bare(passage.Text), WordingKeys.Bare(found.Value.Passage.Text));
            bool there = now.Exists(other => other.Section.N == passage.Section.N && other.Item.Number == passage.Item.Number && WordingKeys.Bare(other.Text) == WordingKeys.Bare(passage.Text));
            Assert.Equal(there, found.Value.Found == PassageFinder.ByNumber);
        }
    }

    [Fact]
    public void An_item_that_is_cut_in_two_or_joined_to_its_neighbour_is_found_as_a_stretch()
    {
        ReportRecord joined = Record(new Section(1, "problems", "五、问题", "一是栏目更新滞后；\n二是窗口讲解不足。会后不公布答复。"));
        List<PlacedPassage> now = PassageList.Of(joined);

        Assert.Equal(PassageFinder.Recut, PassageFinder.Find(joined, now, 1, 3, PassageAddress.Fingerprint("会后不公布答复。"))?.Found);
        Assert.Equal(PassageFinder.Recut, PassageFinder.Find(joined, now, 1, 1, PassageAddress.Fingerprint("栏目更新滞后；\n二是窗口讲解不足。会后不公布答复。"))?.Found);
    }

    [Fact]
    public void What_the_report_does_not_say_any_more_is_lost_and_no_other_item_takes_its_place()
    {
        List<PlacedPassage> now = PassageList.Of(Before);

        Assert.Null(PassageFinder.Find(Before, now, 2, 1, PassageAddress.Fingerprint("一是展板陈旧。")));
        Assert.Equal("一是栏目更新滞后，群众多有反映；", PassageFinder.Find(Before, now, 2, 1, null)?.Passage.Text);
        Assert.Null(PassageFinder.Find(Before, now, 2, 9, null));
    }

    private static ReportRecord Record(params Section[] sections) => RecordFactory.Record(1) with { Sections = sections };
}
