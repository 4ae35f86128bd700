using GovReportArchive.Analysis.Comparing;

namespace GovReportArchive.Archive.Tests.Comparing;

public sealed class CharacterDiffTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Same_and_removed_make_the_earlier_text_same_and_added_the_later_one(int seed)
    {
        Random random = new(seed);
        string[] pieces = ["公", "开", "信息", "12", "3.5", "１２", "𠮷", "\ud842", "，", "%", "a", " ", "件"];
        for (int round = 0; round < 500; round++)
        {
            string before = Text(), now = Text();
            IReadOnlyList<DiffPart> parts = CharacterDiff.Of(before, now);
            Assert.Equal(before, string.Concat(parts.Where(part => part.State != CharacterDiff.Added).Select(part => part.Text)));
            Assert.Equal(now, string.Concat(parts.Where(part => part.State != CharacterDiff.Removed).Select(part => part.Text)));
            Assert.DoesNotContain(parts.Zip(parts.Skip(1)), pair => pair.First.State == pair.Second.State);
            Assert.True(before != now || parts.All(part => part.State == CharacterDiff.Same));
        }

        string Text() => string.Concat(Enumerable.Range(0, random.Next(14)).Select(_ => pieces[random.Next(pieces.Length)]));
    }

    [Fact]
    public void A_number_changes_as_a_whole()
    {
        IReadOnlyList<DiffPart> parts = CharacterDiff.Of("全年受理申请121件，同比增长3.5%。", "全年受理申请134件，同比增长13.5%。");

        Assert.Equal(
            [
                ("same", "全年受理申请"), ("removed", "121"), ("added", "134"), ("same", "件，同比增长"), ("removed", "3.5"), ("added", "13.5"), ("same", "%。"),
            ],
            parts.Select(part => (part.State, part.Text)));
    }
}
