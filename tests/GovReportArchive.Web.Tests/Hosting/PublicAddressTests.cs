using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace GovReportArchive.Web.Tests.Hosting;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("https://reports.example", "http://0.0.0.0:80", "https://reports.example")]
    [InlineData(null, "http://localhost:5080", "http://localhost:5080")]
    [InlineData(null, "http://[::]:8080;http://10.1.2.3:8080", "http://10.1.2.3:8080")]
    [InlineData(null, "http://0.0.0.0:8080;http://[::]:8080;http://*:80;http://+:81", "")]
    public void It_is_what_is_configured_or_listened_on_and_otherwise_none(string? configured, string listening, string expected)
    {
        using ListeningOn server = new(listening.Split(';'));
        ServerSettings settings = new("/corpus", "/index", listening) { PublicAddress = configured };
        Assert.Equal(expected, new PublicAddress(settings, server).Site);
    }

    [Fact]
    public async Task No_answer_repeats_a_host_that_a_request_names()
    {
        await using ListeningServer server = await ListeningServer.StartAsync(["--public-address", "https://reports.example/"]);
        using HttpClient client = server.Client();
        foreach (string path in new[] { "/passages?q=公开", "/api/v1/passages?q=公开", "/", "/openapi/v1.json", "/swagger/index.html", "/swagger", server.Original.Replace("/original", "", StringComparison.Ordinal) })
        {
            using HttpRequestMessage request = new(HttpMethod.Get, path);
            request.Headers.Host = "evil.example";
            request.Headers.Add("X-Forwarded-Host", "evil.example");
            request.Headers.Add("X-Forwarded-Proto", "gopher");
            request.Headers.Add("Forwarded", "host=evil.example");
            HttpResponseMessage answer = await client.SendAsync(request);
            string text = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain("evil.example", text + answer.Headers, StringComparison.Ordinal);
            if (path.StartsWith("/passages", StringComparison.Ordinal)) Assert.Contains("https://reports.example/r/", text, StringComparison.Ordinal);
        }
    }

    private sealed class ListeningOn(string[] addresses) : IServer, IServerAddressesFeature
    {
        public IFeatureCollection Features => new FeatureCollection().With<IServerAddressesFeature>(this);

        public ICollection<string> Addresses => addresses;

        public bool PreferHostingUrls { get; set; }

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}

file static class FeatureExtensions
{
    public static IFeatureCollection With<T>(this FeatureCollection features, T feature)
    {
        features.Set(feature);
        return features;
    }
}
