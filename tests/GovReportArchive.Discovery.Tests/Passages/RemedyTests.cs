using GovReportArchive.Discovery.Passages;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Discovery.Tests.Passages;

public sealed class RemedyTests
{
    [Fact]
    public void Numbers_answer_each_other_where_problems_and_measures_are_as_many()
    {
        const string text = "（一）存在的主要问题\n一是栏目更新滞后；二是窗口讲解不足。\n（二）改进措施\n一是逐周核对栏目日期；二是请老师傅带班。";

        (Remedy? remedy, _) = Of(text, "二是窗口讲解不足。");

        Assert.Equal(("number", "二是请老师傅带班。"), (remedy?.Basis, remedy?.Text));
    }

    [Fact]
    public void Where_the_counts_differ_wording_decides_and_says_how_much_is_shared()
    {
        const string text = "（一）存在的主要问题\n一是栏目更新滞后；二是集市讲解会场次偏少。\n（二）改进措施\n一是加强理论学习，提高认识；二是逐周核对日历；三是增加集市讲解会场次，每镇不少于四场。";

        (Remedy? remedy, IReadOnlyList<ReportMeasure>? measures) = Of(text, "二是集市讲解会场次偏少。");

        Assert.Equal(("wording", "三是增加集市讲解会场次，每镇不少于四场。"), (remedy?.Basis, remedy?.Text));
        Assert.InRange(remedy!.Share!.Value, 0.5, 1);
        Assert.Null(measures);
    }

    [Theory]
    [InlineData("一是栏目更新滞后；")]
    [InlineData("公开工作还存在一些差距和不足，与居民的期望不相称。")]
    public void What_has_only_common_words_with_the_measures_gets_them_all_and_no_answer(string problem)
    {
        string text = $"（一）存在的主要问题\n{problem}\n（二）改进措施\n一是开展业务学习，提高公开工作水平；二是请居民评议，做好公开工作；三是办好讲解会，讲清公开工作要求。";

        (Remedy? remedy, IReadOnlyList<ReportMeasure>? measures) = Of(text, problem);

        Assert.Null(remedy);
        Assert.Equal(3, measures?.Count);
        Assert.Equal("一是开展业务学习，提高公开工作水平；", measures![0].Text);
    }

    [Fact]
    public void The_agencys_own_name_in_both_answers_nothing()
    {
        string agency = RecordFactory.Record(1).Agency.Name;
        string problem = $"{agency}公开工作取得一定成效，但仍存在短板。";

        (Remedy? remedy, IReadOnlyList<ReportMeasure>? measures) = Of($"{problem}\n下一步，{agency}将办好讲解会。\n下一步，每周核对栏目日期。", problem);

        Assert.Null(remedy);
        Assert.Equal(2, measures?.Count);
    }

    [Fact]
    public void A_report_without_measures_offers_nothing()
    {
        (Remedy? remedy, IReadOnlyList<ReportMeasure>? measures) = Of("一是栏目更新滞后；二是窗口讲解不足。", "二是窗口讲解不足。");

        Assert.Null(remedy);
        Assert.Null(measures);
    }

    [Fact]
    public void An_item_that_turns_to_its_own_measure_is_answered_in_itself()
    {
        const string text = "一是窗口讲解不足，老人听不明白。对此，我们请老师傅带班讲解。\n二是栏目更新滞后。";

        (Remedy? remedy, _) = Of(text, "一是窗口讲解不足，老人听不明白。");

        Assert.Equal("item", remedy?.Basis);
        Assert.StartsWith("对此，", remedy!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_behind_the_last_problem_of_several_may_be_about_all_of_them()
    {
        const string text = "一是窗口讲解不足，老人听不明白。二是栏目更新滞后。对此，我们请老师傅带班讲解。";

        (Remedy? remedy, IReadOnlyList<ReportMeasure>? measures) = Of(text, "二是栏目更新滞后。");

        Assert.Null(remedy);
        Assert.Single(measures!);
    }

    private static (Remedy? Remedy, IReadOnlyList<ReportMeasure>? Measures) Of(string text, string problem)
    {
        ReportRecord record = RecordFactory.Record(1) with { Sections = [new Section(1, "problems", "五、存在的主要问题及改进情况", text)] };
        List<PlacedPassage> passages = PassageList.Of(record);
        return Remedies.Of(passages, passages.Single(passage => passage.Text == problem), record.Agency.Name, passage => $"/i/{passage.Item.Number}");
    }
}
