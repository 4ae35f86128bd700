using System.Net;
using GovReportArchive.Collecting.Fetching;
using GovReportArchive.Collecting.Tests.Sites;
using GovReportArchive.Corpus;

namespace GovReportArchive.Collecting.Tests.Fetching;

public sealed class FetchAddressTests
{
    [Theory]
    [InlineData("ftp://site.example/a", "fetch.scheme")]
    [InlineData("file:///etc/passwd", "fetch.scheme")]
    [InlineData("javascript:void(0)", "fetch.scheme")]
    [InlineData("http://user:word@site.example/", "fetch.userInfo")]
    [InlineData("http://site.example:25/", "fetch.port")]
    [InlineData("http://site.example:6379/", "fetch.port")]
    [InlineData("http://site.example:0/", "fetch.port")]
    [InlineData("http://127.0.0.1/", "fetch.privateAddress")]
    [InlineData("http://127.1/", "fetch.privateAddress")]
    [InlineData("http://2130706433/", "fetch.privateAddress")]
    [InlineData("http://0x7f.1/", "fetch.privateAddress")]
    [InlineData("http://0177.0.0.1/", "fetch.privateAddress")]
    [InlineData("http://１２７.0.0.1/", "fetch.privateAddress")]
    [InlineData("http://127。0。0。1/", "fetch.privateAddress")]
    [InlineData("http://0.0.0.0/", "fetch.privateAddress")]
    [InlineData("http://10.0.0.8/", "fetch.privateAddress")]
    [InlineData("http://192.168.1.1/", "fetch.privateAddress")]
    [InlineData("http://169.254.169.254/latest/meta-data/", "fetch.privateAddress")]
    [InlineData("http://[::1]/", "fetch.privateAddress")]
    [InlineData("http://[::ffff:127.0.0.1]/", "fetch.privateAddress")]
    [InlineData("http://[fe80::1]/", "fetch.privateAddress")]
    [InlineData("http://[64:ff9b::7f00:1]/", "fetch.privateAddress")]
    public void An_address_that_may_not_be_asked_is_told_by_its_spelling(string address, string code) =>
        Assert.Equal(code, Assert.Throws<FetchStop>(() => FetchAddress.Check(new Uri(address), new FetchRules("a@b.example"))).Outcome.Code);

    [Theory]
    [InlineData("http://site.example/")]
    [InlineData("https://site.example:8443/a?b#c")]
    [InlineData("http://site.example:8080/")]
    [InlineData("http://site.example:81/")]
    [InlineData("http://例子.example/年报.html")]
    [InlineData("http://93.184.216.34/")]
    public void An_address_of_a_site_may_be_asked(string address) => FetchAddress.Check(new Uri(address), new FetchRules("a@b.example"));

    [Fact]
    public void A_port_that_the_operator_names_may_be_asked() => FetchAddress.Check(new Uri("http://site.example:12345/"), new FetchRules("a@b.example") { Ports = new HashSet<int> { 12345 } });

    [Fact]
    public void An_address_that_is_too_long_is_refused() =>
        Assert.Equal("fetch.longAddress", Assert.Throws<FetchStop>(() => FetchAddress.Check(new Uri("http://site.example/" + new string('a', 2000)), new FetchRules("a@b.example"))).Outcome.Code);

    [Theory]
    [InlineData("HTTP://Site.Example/", "site.example:80")]
    [InlineData("https://site.example/", "site.example:443")]
    [InlineData("http://[::1]:8080/", "[::1]:8080")]
    public void An_authority_always_has_its_port(string address, string authority) => Assert.Equal(authority, FetchAddress.Authority(new Uri(address)));

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("224.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("fe80::1")]
    public void What_is_of_no_house_is_refused_even_where_it_is_named(string machine) => Assert.False(FetchAddress.Permits(IPAddress.Parse(machine), isNamed: true));

    public static TheoryData<string> Traps =>
    [
        "http://127.0.0.1:{trap}/", "http://localhost:{trap}/", "http://LOCALHOST.:{trap}/", "http://[::1]:{trap}/", "http://0.0.0.0:{trap}/", "http://127.1:{trap}/", "http://2130706433:{trap}/", "http://0x7f.1:{trap}/",
        "http://0177.0.0.1:{trap}/", "http://[::ffff:127.0.0.1]:{trap}/", "http://[::ffff:7f00:1]:{trap}/", "http://127.0.0.2:{trap}/", "http://１２７.0.0.1:{trap}/", "//127.0.0.1:{trap}/", "http://inner.example:{trap}/",
        "http://inner.example:{site}/", "http://localhost:{site}/", "http://127.1:{site}/", "http://0x7f000001:{site}/", "http://169.254.169.254/", "http://127.0.0.1/", "https://127.0.0.1:{trap}/",
        "\\\\127.0.0.1\\a", "ftp://127.0.0.1:{trap}/", "gopher://127.0.0.1:{trap}/", "file:///etc/passwd", "http://a@127.0.0.1:{trap}/", "http://127.0.0.1:{site}@127.0.0.1:{trap}/",
    ];

    [Theory]
    [MemberData(nameof(Traps))]
    public async Task A_redirect_into_a_network_that_is_not_public_is_refused_before_a_connection_is_made(string target)
    {
        using TestSite site = new(), trap = new();
        string place = target.Replace("{trap}", $"{trap.Port}", StringComparison.Ordinal).Replace("{site}", $"{site.Port}", StringComparison.Ordinal);
        site.On("/a", TestAnswer.Redirect(place));
        // The ports are named, so that it is the network that refuses.
        FetchRules rules = Fetch.Rules(site) with { Ports = new HashSet<int> { trap.Port, site.Port } };

        FetchAnswer redirected = await Fetch.OnceAsync(site, "/a", rules);
        FetchAnswer direct = Uri.TryCreate(place, UriKind.Absolute, out Uri? address) ? await Fetch.OnceAsync(new FetchQuestion(address), rules) : redirected;

        Assert.Equal(FetchKind.Refused, redirected.Kind);
        Assert.Equal(FetchKind.Refused, direct.Kind);
        Assert.Equal(0, trap.Connections);
        Assert.Equal(["/a"], site.Asked);
        Assert.Equal(1, site.Connections);
    }

    [Fact]
    public async Task A_name_is_held_to_the_machine_that_it_stands_for_when_it_is_connected_to()
    {
        using TestSite site = new();
        site.On("/a", TestAnswer.Page("年报") with { Closes = true });
        site.On("/robots.txt", TestAnswer.Last("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        int asked = 0;
        // Public when it is first looked at, private a moment later: the machine that was looked at is the one that is connected to.
        Task<IPAddress[]> Rebinding(string host, CancellationToken cancellationToken) => Task.FromResult(new[] { asked++ == 0 ? IPAddress.Parse("192.0.2.1") : IPAddress.Loopback });
        using PoliteFetcher fetcher = new(Fetch.Rules() with { Ports = new HashSet<int> { site.Port } }, TimeProvider.System, Rebinding);
        Uri address = new($"http://rebound.example:{site.Port}/a");

        for (int i = 0; i < 3; i++) Assert.Equal("fetch.privateAddress", (await fetcher.FetchAsync(new FetchQuestion(address), CancellationToken.None)).Code);
        Assert.Equal(0, site.Connections);
    }

    [Fact]
    public async Task A_name_that_stands_for_a_public_machine_and_a_private_one_is_refused()
    {
        using TestSite site = new();
        using PoliteFetcher fetcher = new(
            Fetch.Rules() with { Ports = new HashSet<int> { site.Port } }, TimeProvider.System, (_, _) => Task.FromResult(new[] { IPAddress.Parse("93.184.216.34"), IPAddress.Loopback }));
        Assert.Equal("fetch.privateAddress", (await fetcher.FetchAsync(new FetchQuestion(new Uri($"http://both.example:{site.Port}/a")), CancellationToken.None)).Code);
        Assert.Equal(0, site.Connections);
    }

    [Fact]
    public async Task A_name_that_the_operator_names_may_stand_for_a_machine_of_the_house()
    {
        using TestSite site = new();
        site.On("/a", TestAnswer.Page("年报"));
        FetchRules rules = Fetch.Rules() with { MayBePrivate = new HashSet<string> { $"inner.example:{site.Port}" } };
        Assert.Equal(FetchKind.Taken, (await Fetch.OnceAsync(new FetchQuestion(new Uri($"http://inner.example:{site.Port}/a")), rules)).Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("a b@example.org")]
    [InlineData("a@example.org\r\nX-Evil: 1")]
    [InlineData("ftp://example.org/")]
    [InlineData("https://example.org/(x)")]
    public void Without_a_contact_nobody_is_asked(string contact) => Assert.Equal("fetch.contact", Assert.Throws<ArchiveException>(() => new FetchRules(contact)).Code);
}
