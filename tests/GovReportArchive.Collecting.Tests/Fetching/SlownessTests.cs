using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using GovReportArchive.Collecting.Fetching;
using GovReportArchive.Collecting.Tests.Sites;
using Microsoft.Extensions.Time.Testing;

namespace GovReportArchive.Collecting.Tests.Fetching;

/// <summary>Sites that are slow, away, or cannot be trusted.</summary>
public sealed class SlownessTests
{
    public static TheoryData<string> Silences => ["", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc"];

    [Theory]
    [MemberData(nameof(Silences))]
    public async Task A_site_that_falls_silent_is_left(string before)
    {
        FakeTimeProvider time = new(DateTimeOffset.UnixEpoch);
        using TestSite site = new();
        site.On("/robots.txt", TestAnswer.Of(404, ""));
        site.On("/a", new TestAnswer([Encoding.Latin1.GetBytes(before)]) { IsNever = true });
        using PoliteFetcher fetcher = new(Fetch.Rules(site) with { Timeout = TimeSpan.FromHours(1) }, time, Fetch.Loopback);
        FetchAnswer answer = await Fetch.PassingAsync(time, TimeSpan.FromMinutes(2), fetcher.FetchAsync(new FetchQuestion(site.At("/a")), CancellationToken.None));
        Assert.Equal((FetchKind.Failed, "fetch.slow"), (answer.Kind, answer.Code));
    }

    [Fact]
    public async Task A_site_that_sends_a_byte_now_and_then_is_left()
    {
        FakeTimeProvider time = new(DateTimeOffset.UnixEpoch);
        using TestSite site = new();
        int sent = 0;
        byte[] head = Encoding.Latin1.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        site.On("/robots.txt", TestAnswer.Of(404, ""));
        site.On("/a", new TestAnswer([head, .. Enumerable.Repeat(new byte[1], 99_999), []])
        {
            // Each byte comes long before the silence would be too long.
            Before = _ =>
            {
                Interlocked.Increment(ref sent);
                time.Advance(TimeSpan.FromSeconds(10));
                return Task.Delay(1, CancellationToken.None);
            },
        });
        using PoliteFetcher fetcher = new(Fetch.Rules(site) with { Timeout = TimeSpan.FromMinutes(10) }, time, Fetch.Loopback);
        FetchAnswer answer = await fetcher.FetchAsync(new FetchQuestion(site.At("/a")), CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Equal("fetch.slow", answer.Code);
        Assert.Matches("[0-9]+ 秒只传来 [1-9][0-9]* 字节", answer.Message);
        Assert.InRange(sent, 50, 5000);
    }

    [Fact]
    public async Task A_site_that_is_away_is_told_so()
    {
        int port;
        using (TcpListener closed = new(IPAddress.Loopback, 0))
        {
            closed.Start();
            port = ((IPEndPoint)closed.LocalEndpoint).Port;
        }

        FetchRules rules = Fetch.Rules() with { MayBePrivate = new HashSet<string> { $"127.0.0.1:{port}" } };
        FetchAnswer answer = await Fetch.OnceAsync(new FetchQuestion(new Uri($"http://127.0.0.1:{port}/a")), rules);
        Assert.Equal((FetchKind.Failed, "fetch.connection"), (answer.Kind, answer.Code));
        Assert.Contains("连不上", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_nobody_knows_is_told_so()
    {
        using PoliteFetcher fetcher = new(Fetch.Rules(), TimeProvider.System, (_, _) => throw new SocketException((int)SocketError.HostNotFound));
        FetchAnswer answer = await fetcher.FetchAsync(new FetchQuestion(new Uri("http://nowhere.example/")), CancellationToken.None);
        Assert.Contains("查不到主机 nowhere.example", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", 365, "不受本机信任")]
    [InlineData("127.0.0.1", -1, "证书")]
    [InlineData("other.example", 365, "不是发给这个主机名")]
    public async Task A_certificate_that_cannot_be_trusted_is_told_with_what_is_wrong(string name, int days, string reason)
    {
        using TestSite site = new(certificate: Certificate(name, days));
        site.On("/a", TestAnswer.Page("年报"));
        FetchAnswer answer = await Fetch.OnceAsync(site, "/a");
        Assert.Equal(FetchKind.Failed, answer.Kind);
        Assert.Contains("不能安全连接", answer.Message, StringComparison.Ordinal);
        Assert.Contains(reason, answer.Message, StringComparison.Ordinal);
        Assert.Empty(site.Requests);
    }

    [Fact]
    public async Task A_site_that_answers_https_with_http_is_told_so()
    {
        using TestSite site = new();
        site.Otherwise = _ => TestAnswer.Page("年报");
        FetchAnswer answer = await Fetch.OnceAsync(new FetchQuestion(new Uri($"https://{site.Authority}/a")), Fetch.Rules(site));
        Assert.Contains("不能安全连接", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_that_ends_its_question_is_not_answered()
    {
        using TestSite site = new();
        site.On("/a", TestAnswer.Never());
        using PoliteFetcher fetcher = new(Fetch.Rules(site), TimeProvider.System, Fetch.Loopback);
        using CancellationTokenSource end = new();
        Task<FetchAnswer> asked = fetcher.FetchAsync(new FetchQuestion(site.At("/a")), end.Token);
        while (site.Asked.Count == 0 && !asked.IsCompleted) await Task.Delay(1);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    private static X509Certificate2 Certificate(string name, int days)
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=" + name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        if (IPAddress.TryParse(name, out IPAddress? address)) names.AddIpAddress(address);
        else names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        DateTimeOffset end = TimeProvider.System.GetUtcNow().AddDays(days);
        using X509Certificate2 made = request.CreateSelfSigned(end.AddDays(-400), end);
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
