using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;
using GovReportArchive.Wording.Boilerplates;

namespace GovReportArchive.Web.Pages.Reports;

/// <summary>What is to be known about a report, in words for people who have never seen one.</summary>
internal static class ReportWords
{
    private static readonly Dictionary<string, string> Forms = new(StringComparer.Ordinal)
    {
        [FormIds.Form2021] = "统计表是国务院办公厅 2021 年规定的统一格式",
        [FormIds.Form2019] = "统计表是国务院办公厅 2019 年规定的统一格式",
        [FormIds.Form2014] = "统计表是国务院办公厅 2014 年规定的统一格式",
        [FormIds.Free] = "没有用全国统一的统计表",
    };

    private static readonly Dictionary<string, string> Scopes = new(StringComparer.Ordinal)
    {
        ["own"] = "数字只算本机关自己的",
        ["aggregate"] = "数字是本机关与下级、所属单位的合计",
        ["unknown"] = "报告没有写明数字是本机关自己的，还是含下级的合计",
    };

    /// <summary>Which tables it has, and whose numbers stand in them.</summary>
    public static string Tables(ReportRecord record) =>
        (Forms.GetValueOrDefault(record.Form) ?? ValueNames.Form(record.Form)) + "；" + (Scopes.GetValueOrDefault(record.Scope) ?? ValueNames.Of("scope", record.Scope)) + "。";

    /// <summary>How much of it others say too.</summary>
    public static string Boilerplate(Boilerplate boilerplate) => boilerplate.Shared == 0
        ? FormattableString.Invariant($"这份报告 {Numbers.Of(boilerplate.Sentences)} 句话，没有一句也见于三个以上其他机关的报告。")
        : FormattableString.Invariant($"这份报告 {Numbers.Of(boilerplate.Sentences)} 句话，有 {Numbers.Of(boilerplate.Shared)} 句也见于三个以上其他机关的报告（{Numbers.Percent(boilerplate.Share ?? 0)}）。");

    /// <summary>How its numbers agree with each other, in one line; null where nothing could be held against anything.</summary>
    public static string? Checks(IReadOnlyList<Check> checks)
    {
        (string State, string Words)[] results = [("ok", "处相符"), ("fail", "处不符"), ("notAssessable", "处不能核对")];
        string told = string.Join("，", results
            .Select(result => (result.Words, Count: checks.Count(check => check.State == result.State)))
            .Where(result => result.Count > 0).Select(result => $"{Numbers.Of(result.Count)} {result.Words}"));
        return told.Length > 0 ? "数字核对：" + told : null;
    }

    /// <summary>Why a figure has no number.</summary>
    public static string WhyNone(KeyFigure figure) => figure.State switch
    {
        "noTable" => "没有读到",
        "notInForm" => "这种统计表不统计",
        _ => MetricStates.All.FirstOrDefault(state => state.Value == figure.State).Label ?? "没有读到",
    };
}
