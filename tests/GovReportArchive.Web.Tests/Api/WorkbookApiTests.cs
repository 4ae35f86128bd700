using System.Net;
using GovReportArchive.Publishing.Tests.Workbooks;
using GovReportArchive.Web.Api;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Api;

[Collection(ServedTests.Name)]
public sealed class WorkbookApiTests(ServedSpecimens served)
{
    private readonly HttpClient _client = served.Client();

    [Theory]
    [InlineData("/api/v1/reports.xlsx?year=2023", "/api/v1/reports.csv?year=2023", "报告")]
    [InlineData("/api/v1/passages.xlsx?q=解读", "/api/v1/passages.csv?q=解读", "条目")]
    [InlineData("/api/v1/wordings.xlsx", "/api/v1/wordings.csv", "措辞")]
    [InlineData("/api/v1/boilerplate.xlsx", "/api/v1/boilerplate.csv", "套话占比")]
    [InlineData("/api/v1/reports/990101-教育局-2023/compare.xlsx", "/api/v1/reports/990101-教育局-2023/compare.csv", "对照")]
    [InlineData("/api/v1/metrics/applicationsReceived.xlsx?by=year&atLeast=1", "/api/v1/metrics/applicationsReceived.csv?by=year&atLeast=1", "收到申请数")]
    [InlineData("/api/v1/metrics/applicationsReceived/values.xlsx", "/api/v1/metrics/applicationsReceived/values.csv", "收到申请数")]
    [InlineData("/api/v1/metrics/disclosure.licences.itemsChange.xlsx?by=year", "/api/v1/metrics/disclosure.licences.itemsChange.csv?by=year", "行政许可·本年增-减")]
    [InlineData("/api/v1/metrics/applicationsReceived/series.xlsx", "/api/v1/metrics/applicationsReceived/series.csv", "收到申请数")]
    [InlineData("/api/v1/rankings.xlsx?metric=applicationsReceived&year=2023", "/api/v1/rankings.csv?metric=applicationsReceived&year=2023", "排名")]
    [InlineData("/api/v1/missing.xlsx?level=county", "/api/v1/missing.csv?level=county", "本库未收")]
    [InlineData("/api/v1/coverage.xlsx?level=county", "/api/v1/coverage.csv?level=county", "收录情况")]
    public async Task A_workbook_has_the_lines_of_the_table_under_chinese_headers(string url, string table, string title)
    {
        HttpResponseMessage answer = await _client.GetAsync(url);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(FileAnswer.Workbook, answer.Content.Headers.ContentType?.ToString());
        Assert.EndsWith(".xlsx", answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'), StringComparison.Ordinal);
        ReadWorkbook book = ReadWorkbook.Of(await answer.Content.ReadAsByteArrayAsync());
        string[] lines = (await _client.GetStringAsync(table + (table.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "headers=labels")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Empty(book.Errors);
        Assert.Equal([title, "说明"], book.Sheets.Select(sheet => sheet.Name));
        Assert.Equal(lines[0], string.Join(',', book.Texts(0)[0]));
        Assert.True(lines.Length > 1);
        Assert.Equal(lines.Length, book.Sheets[0].Rows.Count);
        Assert.Equal(lines.Skip(1).Select(line => line.Split(',')[0]).Where(cell => cell[0] != '"'), book.Texts(0).Skip(1).Select(row => row[0]).Where(cell => !cell.Contains('"', StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_notes_of_a_workbook_repeat_the_question()
    {
        ReadWorkbook book = ReadWorkbook.Of(await _client.GetByteArrayAsync("/api/v1/passages.xlsx?q=解读&year=2023&year=2024"));
        string[] asked = [.. book.Texts(1).Where(line => line[0] == "查询条件").Select(line => line[1])];
        Assert.Equal(["q = 解读", "year = 2023", "year = 2024"], asked);
    }

    [Theory]
    [InlineData("/api/v1/reports.xlsx?bom=true", "bom")]
    [InlineData("/api/v1/reports.xlsx?end=true", "end")]
    [InlineData("/api/v1/passages.xlsx?limit=3", "limit")]
    [InlineData("/api/v1/reports.csv?end=true", "end")]
    public async Task A_mistake_is_told_before_the_file_begins(string url, string parameter) =>
        Assert.Equal(parameter, (string)(await _client.ProblemAsync(url, HttpStatusCode.BadRequest))["parameter"]!);
}
