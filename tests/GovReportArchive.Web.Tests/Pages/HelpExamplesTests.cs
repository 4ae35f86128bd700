using System.Net;
using System.Text.Json.Nodes;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Search.Schema;
using GovReportArchive.Web.Hosting;
using GovReportArchive.Web.Pages;
using GovReportArchive.Web.Tests.Api;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace GovReportArchive.Web.Tests.Pages;

/// <summary>The help page's examples, run as they stand on the page against the sample archive.</summary>
public sealed class HelpExamplesTests(ServedSamples served) : IClassFixture<ServedSamples>
{
    [Fact]
    public async Task Every_example_of_the_help_page_finds_what_it_should_in_the_sample_archive()
    {
        using HttpClient client = served.CreateClient();
        string[] links = [.. (await client.PageAsync("/help")).QuerySelectorAll("td a").Select(link => link.GetAttribute("href")!)];
        Assert.Equal(QueryExamples.Groups.Sum(group => group.Examples.Count), links.Length);
        int all = (int)(await client.JsonAsync("/api/v1/reports?limit=0"))["total"]!;
        List<string> empty = [];
        foreach (string link in links)
        {
            JsonNode answer = await client.JsonAsync("/api/v1/reports" + link[1..] + "&limit=0");
            int total = (int)answer["total"]!;
            if (total == 0 || total == all) empty.Add($"{Uri.UnescapeDataString(link)}: {total}");
        }

        Assert.True(empty.Count == 0, "Examples that show nothing or everything:\n" + string.Join('\n', empty));
    }

    [Fact]
    public async Task Every_mistake_of_the_help_page_is_answered_by_its_message_at_the_box()
    {
        using HttpClient client = served.CreateClient();
        AngleSharp.Html.Dom.IHtmlDocument help = await client.PageAsync("/help");
        AngleSharp.Dom.IElement[] links = [.. help.QuerySelectorAll("#mistakes dt a")];
        Assert.Equal(QueryExamples.Mistakes.Count, links.Length);
        foreach (AngleSharp.Dom.IElement link in links)
        {
            AngleSharp.Html.Dom.IHtmlDocument page = await client.PageAsync(link.GetAttribute("href")!, HttpStatusCode.BadRequest);
            Assert.Equal(link.ParentElement!.NextElementSibling!.TextContent, page.TextOf("#q-mistake"));
            Assert.Equal("q-mistake", page.QuerySelector("input[name=q]")!.GetAttribute("aria-describedby"));
            Assert.NotEmpty(page.QuerySelectorAll(".caret .at"));
        }
    }

    [Fact]
    public async Task Every_name_that_may_stand_before_a_colon_works_and_is_on_the_help_page()
    {
        using HttpClient client = served.CreateClient();
        AngleSharp.Dom.IElement fields = (await client.PageAsync("/help")).QuerySelector("#fields")!;
        Assert.DoesNotContain(fields.QuerySelectorAll("td"), cell => string.IsNullOrWhiteSpace(cell.TextContent));
        string help = fields.TextContent;
        IndexSchema schema = ReportSchema.Schema;
        IEnumerable<(string Name, string Query)> names = schema.Fields.SelectMany(field => field.Aliases.Append(field.Name).Select(name => (name, $"{name}:公开")))
            .Concat(schema.Columns.Where(column => column is { Kind: ColumnKind.Keyword, IsInternal: false }).SelectMany(column => column.Aliases.Append(column.Name).Select(name => (name, $"{name}:*"))))
            .Concat(schema.Columns.Where(column => column.Kind == ColumnKind.Number).SelectMany(column => column.Aliases.Append(column.Name).Select(name => (name, $"{name}:[0 TO *]"))));
        int tried = 0;
        foreach ((string name, string query) in names)
        {
            await client.JsonAsync("/api/v1/reports?limit=0&q=" + Uri.EscapeDataString(query));
            tried++;
        }

        Assert.True(tried > 100);
        foreach (Column column in schema.Columns.Where(column => column.IsInternal))
            await client.ProblemAsync($"/api/v1/reports?q={column.Name}:x", HttpStatusCode.BadRequest);
        foreach (string name in schema.Fields.SelectMany(field => field.Aliases.Append(field.Name)).Concat(schema.Columns.Where(column => column.Kind == ColumnKind.Keyword).SelectMany(column => column.Aliases)))
            Assert.Contains(name, help, StringComparison.Ordinal);
        foreach (string name in new[] { "标题", "机关", "年份", "地区", "部分", "问题", "总体", "新收申请" }) Assert.Contains(name, help, StringComparison.Ordinal);
    }
}

/// <summary>A server over a copy of the sample reports.</summary>
public sealed class ServedSamples : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("govreport-help-").FullName;

    public async Task InitializeAsync()
    {
        string from = Path.Combine(RepositoryRoot.Path, "corpus", "samples");
        string to = Directory.CreateDirectory(Path.Combine(_directory, "corpus", "samples")).FullName;
        foreach (string file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        using HttpClient client = CreateClient();
        await Services.GetRequiredService<ServedArchive>().Ready.WaitAsync(TimeSpan.FromMinutes(2));
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("corpus", Path.Combine(_directory, "corpus"));
        builder.UseSetting("index", Path.Combine(_directory, "index"));
    }
}
