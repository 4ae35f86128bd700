using System.Net;
using System.Text.Json.Nodes;
using GovReportArchive.Publishing.Tests.Workbooks;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.Data.Sqlite;

namespace GovReportArchive.Web.Tests.Api;

/// <summary>A server over an archive in which one record and one original are not what was stored.</summary>
public sealed class DamagedReportApiTests(DamagedReportApiTests.Damaged served) : IClassFixture<DamagedReportApiTests.Damaged>
{
    private static readonly string Id = SpecimenRecords.Odd;
    private readonly HttpClient _client = served.Client();

    [Theory]
    [InlineData("/api/v1/reports/{0}")]
    [InlineData("/api/v1/reports/{0}/original")]
    [InlineData("/api/v1/reports/{0}/compare")]
    [InlineData("/api/v1/reports/{0}/compare.csv")]
    [InlineData("/api/v1/reports/{0}/wordings")]
    [InlineData("/api/v1/r/{0}/v/1/s/1/i/1")]
    public async Task A_damaged_record_is_told_by_its_id_with_what_to_do(string address)
    {
        string url = string.Format(System.Globalization.CultureInfo.InvariantCulture, address, Uri.EscapeDataString(Id));
        if (address.EndsWith("original", StringComparison.Ordinal)) url = $"/api/v1/reports/{Uri.EscapeDataString(SpecimenRecords.CivilAffairs)}/original";

        JsonNode problem = await _client.ProblemAsync(url, HttpStatusCode.ServiceUnavailable);

        Assert.Equal("/help#problem-damaged", (string?)problem["type"]);
        Assert.Equal(address.EndsWith("original", StringComparison.Ordinal) ? SpecimenRecords.CivilAffairs : Id, (string?)problem["report"]);
        Assert.Contains("govreport", (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_page_says_the_same()
    {
        HttpResponseMessage response = await _client.GetAsync("/reports/" + Uri.EscapeDataString(Id));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("govreport reparse", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Searches_and_files_go_on_and_name_it()
    {
        Assert.Equal([Id], (await _client.JsonAsync("/api/v1/reports?limit=200"))["damaged"]!.AsArray().Select(id => (string?)id));
        string[] lines = (await _client.GetStringAsync("/api/v1/reports.ndjson")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(SpecimenRecords.Standing, lines.Length);
        Assert.Equal([Id], JsonNode.Parse(lines[^1])!["damaged"]!.AsArray().Select(id => (string?)id));
        string csv = await _client.GetStringAsync("/api/v1/reports.csv");
        Assert.Contains(Id, string.Join('\n', ReadWorkbook.Of(await _client.GetByteArrayAsync("/api/v1/reports.xlsx")).Texts(1).Select(line => line[1])), StringComparison.Ordinal);
        Assert.Contains("没有导出", csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[^1], StringComparison.Ordinal);
        Assert.Contains("记录已损坏", await _client.GetStringAsync("/?agency=990102/教育局&year=2024"), StringComparison.Ordinal);
    }

    /// <summary>The specimens, damaged after they were indexed.</summary>
    public sealed class Damaged : ServedSpecimens, IAsyncLifetime
    {
        async Task IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            using SqliteConnection connection = new($"Data Source={Path.Combine(Options.CorpusDirectory, "archive.db")};Pooling=false");
            await connection.OpenAsync();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "UPDATE readings SET record = zeroblob(length(record)) WHERE report = (SELECT key FROM reports WHERE id = $1)";
            command.Parameters.AddWithValue("$1", Id);
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
            string original = Directory.EnumerateFiles(Path.Combine(Options.CorpusDirectory, "originals"), "*", SearchOption.AllDirectories).Single();
            byte[] bytes = await File.ReadAllBytesAsync(original);
            bytes[^1] ^= 1;
            await File.WriteAllBytesAsync(original, bytes);
        }
    }
}
