using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using GovReportArchive.Web.Hosting;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.Extensions.DependencyInjection;

namespace GovReportArchive.Web.Tests.Api;

[Collection(ServedTests.Name)]
public sealed class BulkApiTests(ServedSpecimens served)
{
    private static readonly string[] Tools = ["bagit.py", "bagit"];

    private const string Site = "https://archive.example";
    private readonly HttpClient _client = served.Client();

    [Fact]
    public async Task The_sets_are_listed_with_their_files_and_each_file_is_what_the_list_says()
    {
        JsonNode set = await SetAsync();

        Assert.Equal(SpecimenRecords.Standing, (int)set["reports"]!);
        Assert.Equal(8, set["files"]!.AsArray().Count);
        foreach (JsonNode? file in set["files"]!.AsArray())
        {
            using HttpRequestMessage request = new(HttpMethod.Get, (string)file!["url"]!);
            request.Headers.AcceptEncoding.ParseAdd("gzip");
            HttpResponseMessage answer = await _client.SendAsync(request);
            byte[] bytes = await answer.Content.ReadAsByteArrayAsync();
            string sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
            Assert.Equal((string?)file["sha256"], sha256);
            Assert.Equal((long)file["bytes"]!, answer.Content.Headers.ContentLength);
            Assert.Empty(answer.Content.Headers.ContentEncoding);
            Assert.Equal($"\"{sha256}\"", answer.Headers.ETag?.Tag);
            Assert.Equal($"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:", Assert.Single(answer.Headers.GetValues("Repr-Digest")));
            Assert.Equal((string?)file["mediaType"], answer.Content.Headers.ContentType?.ToString());
        }
    }

    [Fact]
    public async Task The_manifest_is_the_list_as_a_file()
    {
        JsonNode set = await SetAsync();
        JsonNode manifest = await _client.JsonAsync((string)set["manifest"]!);

        Assert.Equal("govreport-bulk/1", (string?)manifest["schema"]);
        Assert.Equal((string?)set["version"], (string?)manifest["version"]);
        Assert.Equal(set["files"]!.AsArray().Select(file => (string?)file!["sha256"]), manifest["files"]!.AsArray().Select(file => (string?)file!["sha256"]));
    }

    [Fact]
    public async Task A_download_goes_on_where_it_was_broken_off_and_what_is_held_is_not_sent_again()
    {
        JsonNode file = (await SetAsync())["files"]!.AsArray().Single(file => (string?)file!["name"] == "counts.parquet")!;
        string url = (string)file["url"]!;
        byte[] whole = await _client.GetByteArrayAsync(url);
        using HttpRequestMessage rest = new(HttpMethod.Get, url);
        rest.Headers.Range = new RangeHeaderValue(100, null);
        rest.Headers.IfRange = new RangeConditionHeaderValue($"\"{(string?)file["sha256"]}\"");
        HttpResponseMessage part = await _client.SendAsync(rest);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(whole[100..], await part.Content.ReadAsByteArrayAsync());

        using HttpRequestMessage held = new(HttpMethod.Get, url);
        held.Headers.IfNoneMatch.ParseAdd($"\"{(string?)file["sha256"]}\"");
        Assert.Equal(HttpStatusCode.NotModified, (await _client.SendAsync(held)).StatusCode);
        HttpResponseMessage head = await _client.SendAsync(new HttpRequestMessage(HttpMethod.Head, url));
        Assert.Equal(whole.Length, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task The_newest_set_has_a_name_of_its_own_and_what_is_not_listed_is_not_found()
    {
        JsonNode set = await SetAsync();
        HttpResponseMessage latest = await _client.GetAsync("/api/v1/bulk/latest/counts.parquet");
        Assert.Equal(HttpStatusCode.TemporaryRedirect, latest.StatusCode);
        Assert.Equal($"/api/v1/bulk/{(string?)set["version"]}/counts.parquet", latest.Headers.Location?.ToString());
        foreach (string address in new[] { "0-00000000/counts.parquet", $"{set["version"]}/lock", $"{set["version"]}/..%2F..%2Farchive.db", $"..%2F..%2Fcorpus/archive.db", $"{set["version"]}/%2Fetc%2Fpasswd" })
            await _client.ProblemAsync("/api/v1/bulk/" + address, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_bag_of_originals_is_whole_once_its_payload_has_been_fetched_from_here() => await WithBagAsync(async bag =>
    {
        foreach (string line in await File.ReadAllLinesAsync(Path.Combine(bag, "manifest-sha256.txt")))
            Assert.Equal(line[..64], Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(bag, line[66..])))));
    });

    [SkippableFact]
    public async Task The_tool_of_the_format_finds_the_bag_valid() => await WithBagAsync(async bag =>
    {
        string? tool = Tools.SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), (name, folder) => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        Skip.If(tool is null, "bagit.py is not installed.");
        using Process process = Process.Start(new ProcessStartInfo(tool!, ["--validate", bag]) { RedirectStandardError = true })!;
        string said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, said);
    });

    private async Task WithBagAsync(Func<string, Task> check)
    {
        JsonNode set = await SetAsync();
        string folder = Directory.CreateTempSubdirectory("govreport-bag-").FullName;
        try
        {
            using (MemoryStream zip = new(await _client.GetByteArrayAsync($"/api/v1/bulk/{set["version"]}/originals.bag.zip"))) await ZipFile.ExtractToDirectoryAsync(zip, folder);
            string bag = Path.Combine(folder, "originals");
            string[] fetch = await File.ReadAllLinesAsync(Path.Combine(bag, "fetch.txt"));
            Assert.NotEmpty(fetch);
            foreach (string[] line in fetch.Select(line => line.Split(' ', 3)))
            {
                byte[] bytes = await _client.GetByteArrayAsync(line[0][Site.Length..]);
                Assert.Equal(line[1], bytes.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
                string path = Path.Combine(bag, line[2]);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllBytesAsync(path, bytes);
            }

            await check(bag);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<JsonNode> SetAsync()
    {
        Assert.NotNull(served.Services.GetRequiredService<ServedArchive>().Current.BulkMaker.Make(Site));
        return (await _client.JsonAsync("/api/v1/bulk"))["items"]![0]!;
    }
}
