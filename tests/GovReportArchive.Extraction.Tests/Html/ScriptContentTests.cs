using System.Text.Json;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Tests.Html;

public sealed class ScriptContentTests
{
    private const string Report =
        "<p>本报告根据《中华人民共和国政府信息公开条例》要求编制，统计期限自2023年1月1日起至12月31日止。</p><p>一、总体情况</p><p>全年主动公开信息12条，没有差错，群众满意，平台运转正常，制度健全，监督到位，公众参与踊跃。</p>"
        + "<p>二、主动公开政府信息情况</p><table><tr><td>行政许可</td><td>3</td></tr></table><p>六、其他需要报告的事项</p><p>无。</p>";

    public static TheoryData<string, string> Pages => new()
    {
        { "a JSON string", $"<script>window.data = {{\"content\": {JsonSerializer.Serialize(Report)}}};</script>" },
        { "a string in single quotes", $"<script>var html = '{Report.Replace("/", "\\/", StringComparison.Ordinal)}';</script>" },
        { "a template string", $"<script>render(`{Report}`)</script>" },
        { "a percent-encoded string", $"<script>show(decodeURIComponent(\"{Uri.EscapeDataString(Report)}\"))</script>" },
        { "a template", $"<template>{Report}</template>" },
        { "a text field", $"<textarea style=\"display:none\">{System.Net.WebUtility.HtmlEncode(Report)}</textarea>" },
        { "a hidden field", $"<input type=\"hidden\" value=\"{System.Net.WebUtility.HtmlEncode(Report)}\">" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_report_that_only_a_script_would_show_is_read_with_a_warning(string where, string inner)
    {
        SourceDocument document = await Extracted.FromTextAsync($"<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body><div id=\"app\">正在加载……</div>{inner}</body></html>");

        Assert.True(document.Paragraphs().Contains("一、总体情况"), where);
        Assert.Contains(document.Blocks, block => block is Table);
        Assert.Contains(document.Warnings, warning => warning.Code == "html.scriptContent");
    }

    [Fact]
    public async Task Strings_of_a_script_are_left_alone_where_the_page_shows_the_report()
    {
        SourceDocument document = await Extracted.FromTextAsync($"<html><body>{Report}<script>var old = `{Report.Replace("12条", "99条", StringComparison.Ordinal)}`;</script></body></html>");

        Assert.DoesNotContain(document.Paragraphs(), line => line.Contains("99条", StringComparison.Ordinal));
        Assert.Empty(document.Warnings);
    }

    [Fact]
    public async Task A_script_full_of_open_quotes_is_read_in_no_time()
    {
        string script = string.Concat(Enumerable.Repeat("\"信息公开'`\\", 40_000));
        SourceDocument document = await Extracted.FromTextAsync($"<html><body><p>空页</p><script>{script}</script></body></html>");

        Assert.DoesNotContain(document.Warnings, warning => warning.Code == "html.scriptContent");
    }
}
