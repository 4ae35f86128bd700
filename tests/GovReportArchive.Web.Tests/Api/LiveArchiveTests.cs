using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using GovReportArchive.Composition;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Web.Hosting;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace GovReportArchive.Web.Tests.Api;

/// <summary>What holds while reports come in.</summary>
public sealed class LiveArchiveTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("govreport-live-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("q=公众号")]
    [InlineData("sort=-year")]
    [InlineData("sort=agency")]
    [InlineData("sort=-applications.received.total")]
    public async Task Pages_of_a_cursor_neither_repeat_nor_leave_out_a_report_while_others_are_ingested(string query)
    {
        ArchiveOptions options = new(Path.Combine(_directory, "corpus"), Path.Combine(_directory, "index"));
        using OpenArchive archive = OpenArchive.Open(options, LuceneIndex.Engine);
        await archive.Importer.ImportAsync(new StringReader(string.Join('\n', SpecimenRecords.All.Select(RecordJson.Serialize))), "records");
        archive.TryCatchUp();
        archive.StopFollowing();
        await using WebApplicationFactory<Program> factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseSetting("corpus", options.CorpusDirectory);
            builder.UseSetting("index", options.IndexDirectory);
        });
        using HttpClient client = factory.CreateClient();
        string[] expected = Ids(await client.JsonAsync($"/api/v1/reports?{query}&limit=200"));
        Assert.True(expected.Length > 20);

        List<string> walked = [];
        string? next = null;
        for (int page = 0; page == 0 || next is not null; page++)
        {
            JsonNode answer = await client.JsonAsync($"/api/v1/reports?{query}&limit=4" + (next is null ? "" : "&cursor=" + next));
            walked.AddRange(Ids(answer));
            next = (string?)answer["next"];

            // A report that would stand first, on the page already seen, in every one of the orders.
            ReportRecord late = SpecimenRecords.All[^1] with { Id = FormattableString.Invariant($"990102-后来局-{2030 + page}"), Year = 2030 + page };
            await archive.Importer.ImportAsync(new StringReader(RecordJson.Serialize(late)), "late");
            await factory.Services.GetRequiredService<ServedArchive>().RefreshAsync(CancellationToken.None);
        }

        Assert.Equal(expected, walked);
        Assert.True(Ids(await client.JsonAsync($"/api/v1/reports?{query}&limit=200")).Length > expected.Length);
    }

    [Fact]
    public async Task An_answer_is_not_sent_again_until_something_has_changed()
    {
        ArchiveOptions options = new(Path.Combine(_directory, "corpus"), Path.Combine(_directory, "index"));
        using OpenArchive archive = OpenArchive.Open(options, LuceneIndex.Engine);
        await archive.Importer.ImportAsync(new StringReader(RecordJson.Serialize(SpecimenRecords.All[1])), "records");
        archive.TryCatchUp();
        archive.StopFollowing();
        await using WebApplicationFactory<Program> factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseSetting("corpus", options.CorpusDirectory);
            builder.UseSetting("index", options.IndexDirectory);
        });
        using HttpClient client = factory.CreateClient();
        EntityTagHeaderValue tag = (await client.GetAsync("/api/v1/reports?q=公众号")).Headers.ETag!;
        Assert.Equal(HttpStatusCode.NotModified, (await AskAsync(client, "/api/v1/reports?q=公众号", tag)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(client, "/api/v1/reports?level=village", tag)).StatusCode);
        await archive.Importer.ImportAsync(new StringReader(RecordJson.Serialize(SpecimenRecords.All[2])), "records");
        await factory.Services.GetRequiredService<ServedArchive>().RefreshAsync(CancellationToken.None);
        HttpResponseMessage fresh = await AskAsync(client, "/api/v1/reports?q=公众号", tag);
        Assert.Equal(HttpStatusCode.OK, fresh.StatusCode);
        Assert.NotEqual(tag, fresh.Headers.ETag);
        Assert.Equal(2, (int)JsonNode.Parse(await fresh.Content.ReadAsStringAsync())!["total"]!);
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string url, EntityTagHeaderValue tag)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, url);
        request.Headers.IfNoneMatch.Add(tag);
        return await client.SendAsync(request);
    }

    private static string[] Ids(JsonNode answer) => [.. answer["items"]!.AsArray().Select(item => (string)item!["id"]!)];
}
