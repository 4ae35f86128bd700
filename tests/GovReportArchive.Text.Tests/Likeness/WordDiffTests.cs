using GovReportArchive.Text.Likeness;

namespace GovReportArchive.Text.Tests.Likeness;

public sealed class WordDiffTests
{
    private static readonly string[] Pieces = ["解读", "形式", "单一", "，", "公开", "渠道", "不够", "。", "2024年", "㈱", "𠮷", "\n", " ", "Ab", "政策"];

    [Fact]
    public void Word_diff_reproduces_both_sides()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            Random random = new(seed);
            string from = Text(random), to = Text(random);
            IReadOnlyList<DiffPart> parts = WordDiff.Of(from, to);

            Assert.Equal(from, string.Concat(parts.Where(part => part.Kind != DiffKind.Added).Select(part => part.Text)));
            Assert.Equal(to, string.Concat(parts.Where(part => part.Kind != DiffKind.Removed).Select(part => part.Text)));
            Assert.All(parts, part => Assert.NotEmpty(part.Text));
            Assert.All(parts.Zip(parts.Skip(1)), pair => Assert.NotEqual(pair.First.Kind, pair.Second.Kind));
        }
    }

    [Fact]
    public void Only_the_words_that_differ_are_removed_and_added()
    {
        IReadOnlyList<DiffPart> parts = WordDiff.Of("解读形式单一，以文字为主。", "解读形式较为单一，以图片为主。");

        Assert.Equal(
            [
                new(DiffKind.Same, "解读形式"), new(DiffKind.Added, "较为"), new(DiffKind.Same, "单一，以"),
                new(DiffKind.Removed, "文字"), new(DiffKind.Added, "图片"), new(DiffKind.Same, "为主。"),
            ],
            parts);
    }

    [Fact]
    public void Equal_texts_are_one_stretch_and_empty_ones_none()
    {
        Assert.Equal([new DiffPart(DiffKind.Same, "更新不及时")], WordDiff.Of("更新不及时", "更新不及时"));
        Assert.Empty(WordDiff.Of("", ""));
        Assert.Equal([new DiffPart(DiffKind.Added, "更新")], WordDiff.Of("", "更新"));
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(14)).Select(_ => Pieces[random.Next(Pieces.Length)]));
}
