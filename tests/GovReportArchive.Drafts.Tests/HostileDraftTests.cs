using System.Text;
using GovReportArchive.Extraction;
using GovReportArchive.Reports;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Drafts.Tests;

/// <summary>Time grows with a draft's length, whatever it is made of: one that makes it grow faster does not end here.</summary>
public sealed class HostileDraftTests
{
    [Theory]
    [InlineData("11：", 200, "2024年的安排")]
    [InlineData("1、", 20_000, "2024年的安排")]
    [InlineData("《", 100_000, "2024年的安排")]
    [InlineData("（“", 50_000, "2024年的安排")]
    [InlineData("县水利厅", 50_000, "的安排")]
    [InlineData("鹤山市水利厅按照", 20_000, "的安排")]
    [InlineData("存在一些", 50_000, "的安排")]
    [InlineData("X", 250_000, "的安排")]
    [InlineData("×", 250_000, "的安排")]
    [InlineData("1件", 120_000, "的安排")]
    [InlineData("占50%", 70_000, "的安排")]
    [InlineData("2025x", 60_000, "的安排")]
    [InlineData("邮编 ", 80_000, "的安排")]
    [InlineData("电话0571 ", 40_000, "的安排")]
    public async Task A_draft_made_to_keep_the_check_busy_is_answered(string piece, int times, string end)
    {
        string text = $"""
            云岚省水利厅2025年政府信息公开工作年度报告
            一、总体情况
            {string.Concat(Enumerable.Repeat(piece, times))}{end}。
            五、存在的主要问题及改进情况
            一是{string.Concat(Enumerable.Repeat(piece, times / 4))}{end}。
            """;

        DraftAnswer answer = await new DraftCheck(null, null).CheckTextAsync(text);

        Assert.Equal("云岚省水利厅", answer.Agency);
        Assert.NotEmpty(answer.Findings);
    }

    [Fact]
    public async Task A_check_that_nobody_waits_for_is_given_up()
    {
        using CancellationTokenSource gone = new();
        SourceDocument document = await FileExtractor.ExtractAsync("a.txt", Encoding.UTF8.GetBytes("云岚省水利厅2025年政府信息公开工作年度报告"), gone.Token);
        await gone.CancelAsync();

        Assert.Throws<OperationCanceledException>(() => ReportReader.Read(document, gone.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new DraftCheck(null, null).CheckTextAsync("云岚省水利厅", null, gone.Token));
    }

    [Theory]
    [InlineData("主动公开情况。2024年，共发布信息12条。")]
    [InlineData("（一）主动公开：2024年全年，共发布信息12条。")]
    [InlineData("11：2024年度，共发布信息12条。")]
    [InlineData("1.是：总体情况：2024年，共发布信息12条。")]
    public async Task The_year_before_is_found_behind_numbering_and_headings(string sentence)
    {
        DraftAnswer answer = await new DraftCheck(null, null).CheckTextAsync($"""
            云岚省水利厅2025年政府信息公开工作年度报告
            一、总体情况
            {sentence}
            """);

        Assert.Contains(answer.Findings, finding => finding.Code == "year.stale");
    }
}
