using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;

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
    [InlineData("本局公开工作还存在以下问题，需要改进：一是栏目更新滞后。二是窗口讲解的场次安排在工作日。", "PP")]
    public void Items_after_a_sentence_that_announces_measures_are_measures(string text, string roles)
    {
        IEnumerable<PassageRole> found = PassageSplitter.Split("problems", text).Where(passage => !passage.IsHeading).Select(passage => passage.Role);

        Assert.Equal(roles, string.Concat(found.Select(role => role == PassageRole.Measure ? 'M' : 'P')));
    }

    [Theory]
    [InlineData("overview", "（一）加强栏目维护。明确专人逐周核对，完善通报办法。", "A")]
    [InlineData("overview", "二是规范答复。坚持先审后答，及时清理长期不更新的账号。", "A")]
    [InlineData("overview", "三是下一步将开设英文专栏。", "M")]
    [InlineData("overview", "但英文专栏仍需充实，口径不够统一。", "P")]
    [InlineData("overview", "本年度未收到政府信息公开申请。", "S")]
    [InlineData("other", "本单位2030年收取信息处理费0元。", "S")]
    [InlineData("problems", "一是栏目更新滞后。\n二〇三一年一月九日", "PS")]
    public void What_was_done_in_the_year_is_an_achievement_and_only_what_is_to_come_a_measure(string kind, string text, string roles) =>
        Assert.Equal(roles, string.Concat(PassageSplitter.Split(kind, text).Select(passage => passage.IsHeading ? "H" : passage.Role.ToString()[..1])));

    [Fact]
    public void Traditional_characters_give_the_same_roles_and_stand_as_printed_in_the_heading()
    {
        Section section = new(5, "problems", "七、主要問題和改進措施", "欄目數量較少，更新滯後。\n（二）改進措施\n一是補齊欄目。二是開設講解會。");

        Passage[] items = [.. PassageSplitter.Split(section).Where(passage => !passage.IsHeading)];

        Assert.Equal([PassageRole.Problem, PassageRole.Measure, PassageRole.Measure], items.Select(item => item.Role));
        Assert.Equal("（二）改進措施", items[1].Heading);
    }

    [Theory]
    [InlineData("overview", "（二）申请办理方面。一是开通网上受理。二是编印答复样本。", "HAA")]
    [InlineData("overview", "（一）办好集市讲解会。\n全年在四个镇讲解政策十二场。\n（二）修订公开指南。\n重新编排目录。", "HAHA")]
    [InlineData("problems", "（一）栏目更新滞后。\n（二）窗口讲解不足。", "PP")]
    [InlineData("problems", "本局公开工作有了起色。但栏目仍有空白。一是地图栏目缺少图例。二是年历栏目更新滞后。因此，采取以下改进措施：\n1.补齐图例。", "APPPHM")]
    [InlineData("problems", "一是栏目更新滞后。改进情况：一方面逐周核对。另一方面公布更新日历。", "PHMM")]
    [InlineData("overview", "全年重点做好以下几项工作：\n一是重排目录。", "HA")]
    public void What_heads_items_is_a_heading_wherever_it_stands(string kind, string text, string roles) =>
        Assert.Equal(roles, string.Concat(PassageSplitter.Split(kind, text).Select(passage => passage.IsHeading ? "H" : passage.Role.ToString()[..1])));

    [Theory]
    [InlineData("problems", "一是栏目更新滞后。\n临溪区民政局\n二○三一年一月九日", "PSS")]
    [InlineData("problems", "一是栏目更新滞后。\n临溪区人民政府办公室 2031年1月9日", "PS")]
    [InlineData("problems", "一是栏目更新滞后。\n二是窗口少的是临溪区民政局", "PP")]
    [InlineData("problems", "栏目更新滞后。\n加强临溪区政务服务中心", "PM")]
    [InlineData("problems", "栏目更新有些滞后。其他事项：2030年，无收取信息处理费情况。", "PS")]
    public void Names_and_dates_of_those_who_sign_and_fees_are_statements(string kind, string text, string roles) =>
        Assert.Equal(roles, RolesOf(kind, text));

    [Theory]
    [InlineData("上年提出三个问题，本局逐一办理，请居民代表到窗口看过，也请讲解员回访了提意见的老人，整改情况如下：一是栏目补齐图例。二是窗口换上老师傅。", "HAA")]
    [InlineData("上年提出三个问题，本局逐一办理，请居民代表到窗口看过，也请讲解员回访了提意见的老人，还把每一处改动写在公开栏边上，让路过的人都看得见，整改情况如下：一是栏目补齐图例。二是窗口换上老师傅。", "AAA")]
    [InlineData("一是栏目更新滞后。居民多有反映。2031年，我们将采取以下措施加以改进：（一）重排目录。（二）重写指南。", "PHMM")]
    [InlineData("整改情况如下：\n一是栏目补齐图例。\n二是窗口换上老师傅。", "HAA")]
    [InlineData("窗口讲解不足，老人听不明白。对此，请老师傅带班。每周三下午讲一次。但集市讲解仍显不足，来的人少。", "PMMP")]
    [InlineData("栏目更新滞后，常有空白。2031年，我局将重排目录。\n重写指南，完善图例。\n关于年历。往年的年历没有上网。", "PMMP")]
    [InlineData("栏目更新有些滞后。2031年，我局将重排目录。每月请居民看一遍。", "PMM")]
    [InlineData("2030年，公开工作取得了新的进展。但栏目更新滞后，常有空白。", "AP")]
    [InlineData("2030年，公开工作取得了新的进展，但栏目常有空白。", "P")]
    [InlineData("一是答复曾经超期，年中改了流程，截至年底未再发生。二是栏目更新滞后。", "AP")]
    public void Prose_that_has_come_to_measures_or_to_what_was_solved_goes_on_so(string text, string roles) =>
        Assert.Equal(roles, RolesOf("problems", text));

    [Theory]
    [InlineData("problems", "经全局上下共同努力，公开工作虽然取得一定成效，但还存在以下问题：一是年历栏目无人照看。二是窗口讲解有时要等半天。", "HPP")]
    [InlineData("overview", "经全局上下共同努力，公开工作虽然取得一定成效，但还存在以下问题：一是年历栏目无人照看。二是窗口讲解有时要等半天。", "HPP")]
    [InlineData("overview", "经过临溪全区各镇、各街道和区直各单位一年来的共同努力，我区公开工作在制度、平台、队伍三个方面都取得了一定成效，群众办事比往年方便得多，但与居民的期待相比仍存在一些不足，主要表现在：一是年历栏目无人照看。二是窗口讲解要等半天。", "PPP")]
    [InlineData("other", "（一）主要问题\n1.年历栏目完善得慢。\n2.去年已整改的栏目又落实不了。\n（二）改进措施\n1.年历交给区志办。", "HPPHM")]
    [InlineData("overview", "存在的主要问题：一是年历栏目完善得慢。二是窗口常常排队。\n（三）修订指南。重新编排目录。", "HPPA")]
    [InlineData("overview", "全年完善栏目12个，取得了一定成效，但仍存在更新断档的问题。", "P")]
    [InlineData("overview", "（二）着力解决群众反映的突出问题\n开通夜间窗口，完善叫号办法。", "HA")]
    [InlineData("problems", "（一）主要问题\n一是改进措施落实得慢。\n二是今后怎么讲解还没有定下来。\n三是目录下一步往哪里放意见不一。\n（二）改进措施\n一是设专人。", "HPPPHM")]
    [InlineData("problems", "公开工作有了起色，但还存在一些问题：一是年历栏目完善得慢。\n明年，我局将采取以下措施加以改进。一是添人手。二是设专人。", "HPMMM")]
    [InlineData("problems", "主要问题：1.图册栏目完善得慢。2.窗口常常排队。3.下一步，我局将添人手。", "HPPM")]
    [InlineData("problems", "主要问题：一是年历栏目完善得慢。二是窗口常常排队。针对上述问题，一是添人手。二是设专人。", "HPPHMM")]
    [InlineData("problems", "存在的主要问题\n（一）公开方面。\n1.年历栏目完善得慢。\n（二）窗口方面。\n1.推进叫号办法时群众意见不一。", "HHPHP")]
    public void A_heading_that_names_problems_rules_its_items_and_the_clause_after_but_decides_what_leads_in(string kind, string text, string roles) =>
        Assert.Equal(roles, RolesOf(kind, text));

    [Theory]
    [InlineData("全年公开信息320件，组织讲解20件次。", "A")]
    [InlineData("建立审查台账，组织保密检查4次，未发生泄密事件。", "A")]
    [InlineData("未发生泄密事件，制度已经建立。", "S")]
    [InlineData("本年度受理申请0件。", "S")]
    public void Nothing_is_told_only_where_the_item_is_about_it(string text, string role) => Assert.Equal(role, RolesOf("overview", text));

    [Theory]
    [InlineData("全年公开信息9条，其中1.指南3条；2.目录4条；3.图册2条。", "A")]
    [InlineData("全年公开信息9条：1.指南3条；2.目录4条；3.图册2条。", "HAAA")]
    [InlineData("1.公开指南。2.公开目录。", "AA")]
    [InlineData("全年做了两件事: (一)重排目录; (二)重写指南。", "HAA")]
    [InlineData("本局通过多种渠道公开：\n1.公开栏。\n2.年历。", "HAA")]
    public void Numbers_count_items_only_where_the_first_begins_one(string text, string roles) => Assert.Equal(roles, RolesOf("overview", text));

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

    private static string RolesOf(string kind, string text) =>
        string.Concat(PassageSplitter.Split(kind, text).Select(passage => passage.IsHeading ? "H" : passage.Role.ToString()[..1]));

    [Fact]
    public void The_items_of_a_section_concatenate_to_the_section()
    {
        string[] parts = ["一是", "（二）", "3.", "①", "首先，", "。", "；", "：", "\n", "问题", "下一步", "”", "2.5", " ", "公开不够", "第一、第二产业", "其中1.", "；2.", ": (一)", "　", "对此，", "整改情况如下：", "🀄"];
        for (int seed = 0; seed < 1000; seed++)
        {
            Random random = new(seed);
            string text = string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => parts[random.Next(parts.Length)]));

            IReadOnlyList<Passage> passages = PassageSplitter.Split("problems", text);

            Assert.True(text == string.Concat(passages.Select(passage => passage.TextOf(text))), $"seed {seed}: {text}");
        }
    }
}
