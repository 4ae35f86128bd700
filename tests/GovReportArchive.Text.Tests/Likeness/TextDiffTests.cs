using GovReportArchive.Text.Likeness;

namespace GovReportArchive.Text.Tests.Likeness;

public sealed class TextDiffTests
{
    private static readonly string[] Pieces =
        ["解读", "形式", "单一", "，", "公开", "信息", "不够", "。", "2024年", "12", "3.5", "１２", "%", "件", "㈱", "𠮷", "\ud842", "\n", " ", "Ab", "a"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Same_and_removed_make_the_earlier_text_same_and_added_the_later_one(bool byWords)
    {
        for (int seed = 0; seed < 1500; seed++)
        {
            Random random = new(seed);
            string before = Text(random), now = Text(random);
            IReadOnlyList<DiffPart> parts = byWords ? TextDiff.ByWords(before, now) : TextDiff.ByCharacters(before, now);

            Assert.Equal(before, string.Concat(parts.Where(part => part.State != DiffPart.Added).Select(part => part.Text)));
            Assert.Equal(now, string.Concat(parts.Where(part => part.State != DiffPart.Removed).Select(part => part.Text)));
            Assert.All(parts, part => Assert.NotEmpty(part.Text));
            Assert.DoesNotContain(parts.Zip(parts.Skip(1)), pair => pair.First.State == pair.Second.State);
            Assert.True(before != now || parts.All(part => part.State == DiffPart.Same));
        }
    }

    [Fact]
    public void Only_the_words_that_differ_are_removed_and_added()
    {
        IReadOnlyList<DiffPart> parts = TextDiff.ByWords("解读形式单一，以文字为主。", "解读形式较为单一，以图片为主。");

        Assert.Equal(
            [
                new(DiffPart.Same, "解读形式"), new(DiffPart.Added, "较为"), new(DiffPart.Same, "单一，以"),
                new(DiffPart.Removed, "文字"), new(DiffPart.Added, "图片"), new(DiffPart.Same, "为主。"),
            ],
            parts);
    }

    [Fact]
    public void A_number_changes_as_a_whole()
    {
        IReadOnlyList<DiffPart> parts = TextDiff.ByCharacters("全年受理申请121件，同比增长3.5%。", "全年受理申请134件，同比增长13.5%。");

        Assert.Equal(
            [
                ("same", "全年受理申请"), ("removed", "121"), ("added", "134"), ("same", "件，同比增长"), ("removed", "3.5"), ("added", "13.5"), ("same", "%。"),
            ],
            parts.Select(part => (part.State, part.Text)));
    }

    [Theory]
    [InlineData("收到申请1431件。", "收到申请1191件。", "收到申请|-1431|+1191|件。")]
    [InlineData("增长12.5%，共1,431件。", "增长12.8%，共1,191件。", "增长|-12.5|+12.8|%，共|-1,431|+1,191|件。")]
    [InlineData("发布信息12,345条。", "发布信息13,345条。", "发布信息|-12,345|+13,345|条。")]
    [InlineData("公开了通知和公告。", "发布了简报和图片。", "-公开了通知和公告|+发布了简报和图片|。")]
    [InlineData("解读形式单一。", "解读方式单一。", "解读|-形式|+方式|单一。")]
    public void Words_and_numbers_change_whole_and_one_character_between_two_changes_changes_with_them(string before, string now, string parts) => Assert.Equal(
        parts, string.Join('|', TextDiff.ByWords(before, now).Select(part => (part.State switch { DiffPart.Removed => "-", DiffPart.Added => "+", _ => "" }) + part.Text)));

    [Fact]
    public void Equal_texts_are_one_stretch_and_empty_ones_none()
    {
        Assert.Equal([new DiffPart(DiffPart.Same, "更新不及时")], TextDiff.ByWords("更新不及时", "更新不及时"));
        Assert.Empty(TextDiff.ByWords("", ""));
        Assert.Equal([new DiffPart(DiffPart.Added, "更新")], TextDiff.ByWords("", "更新"));
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(14)).Select(_ => Pieces[random.Next(Pieces.Length)]));
}
