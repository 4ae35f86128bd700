using GovReportArchive.Reports.Passages;

namespace GovReportArchive.Reports.Tests.Passages;

public sealed class PassageSplitterTests
{
    private const string Listed = """
        （一）存在的主要问题
        一是公开栏目更新不够及时；二是图解材料偏少，老年人不易看懂。三是窗口人员轮换频繁，答复口径不一。
        （二）改进措施
        一是每周核对栏目，逾期即提醒。二是与社区合办讲解会，全年不少于四场。三是编印答复手册。
        """;

    [Fact]
    public void Items_of_a_list_are_cut_before_their_marks_and_take_the_role_of_their_heading()
    {
        Passage[] items = [.. PassageSplitter.Split("problems", Listed).Where(passage => !passage.IsHeading)];

        Assert.Equal([1, 2, 3, 1, 2, 3], items.Select(item => item.Ordinal));
        Assert.Equal(
            [PassageRole.Problem, PassageRole.Problem, PassageRole.Problem, PassageRole.Measure, PassageRole.Measure, PassageRole.Measure],
            items.Select(item => item.Role));
        Assert.Equal("二是图解材料偏少，老年人不易看懂。", items[1].TextOf(Listed));
        Assert.Equal("（二）改进措施", items[3].Heading);
    }

    [Fact]
    public void Prose_without_items_is_cut_into_sentences_and_turns_to_measures_at_the_next_step()
    {
        const string text = "本局公开工作仍有差距，解读形式单一。个别科室报送滞后。下一步，本局将开设专栏。并逐月通报。";

        Passage[] items = [.. PassageSplitter.Split("problems", text)];

        Assert.Equal([PassageRole.Problem, PassageRole.Problem, PassageRole.Measure, PassageRole.Measure], items.Select(item => item.Role));
    }

    [Theory]
    [InlineData("一是栏目更新滞后。二是窗口讲解不足。\n明年，本局将采取以下措施加以改进。\n一是丰富讲解形式，请居民出题。二是每月核对栏目。", "PPMMM")]
    [InlineData("一是栏目更新滞后。二是宣传面窄，窗口少有人问。因此，我们打算从以下两个方面作进一步的改进：\n1、每月核对栏目。\n2、把讲解会办进集市。", "PPMM")]
    [InlineData("本局公开工作还存在以下问题，需要改进：一是栏目更新滞后。二是窗口讲解的场次安排在工作日。", "PPP")]
    public void Items_after_a_sentence_that_announces_measures_are_measures(string text, string roles)
    {
        IEnumerable<PassageRole> found = PassageSplitter.Split("problems", text).Where(passage => !passage.IsHeading).Select(passage => passage.Role);

        Assert.Equal(roles, string.Concat(found.Select(role => role == PassageRole.Measure ? 'M' : 'P')));
    }

    [Fact]
    public void A_short_item_is_no_heading()
    {
        Passage[] items = [.. PassageSplitter.Split("problems", "一是渠道问题较多\n二是时效不足")];

        Assert.All(items, item => Assert.False(item.IsHeading));
    }

    [Theory]
    [InlineData("十二、编后")]
    [InlineData("（十）附则")]
    public void Numbers_above_ten_are_read(string text) => Assert.NotNull(ItemMarks.At(text, 0)?.Ordinal);

    [Fact]
    public void The_items_of_a_section_concatenate_to_the_section()
    {
        string[] parts = ["一是", "（二）", "3.", "①", "首先，", "。", "；", "：", "\n", "问题", "下一步", "”", "2.5", " ", "公开不够", "第一、第二产业", "🀄"];
        for (int seed = 0; seed < 1000; seed++)
        {
            Random random = new(seed);
            string text = string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => parts[random.Next(parts.Length)]));

            IReadOnlyList<Passage> passages = PassageSplitter.Split("problems", text);

            Assert.True(text == string.Concat(passages.Select(passage => passage.TextOf(text))), $"seed {seed}: {text}");
        }
    }
}
