using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using GovReportArchive.Web.Api.Contract;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GovReportArchive.Web.Tests.Hosting;

/// <summary>Every route there is, found by asking the server, with values and methods that nobody thought of, over a real socket: what the test
/// server makes of an address is not what reaches a route.</summary>
public sealed class OddRequestTests(OddRequestTests.Listening served) : IClassFixture<OddRequestTests.Listening>
{
    private const string LongestPart = "长";

    private static readonly string[] OddParts =
    [
        "%20", "%00", "%0A", "%0D%0AX:1", "%09", "%2E%2E", "%2F", "..%2F..%2Fetc%2Fpasswd", "%FF", "%C0%AF", "%ED%A0%80", "%F0%9F%98%80", "%25", "%2525",
        "'", "%22", "%3Cscript%3E", "%7Bid%7D", "*", "+", "~", "-1", "0", "1", "99999999999999999999", "1e9", "%EF%BC%91", "null", "undefined", "%E3%80%80", "%EF%BB%BF",
        "990102-%E6%B0%91%E6%94%BF%E5%B1%80-2023",
    ];

    private static readonly string[] OddValues =
    [
        "", "%20", "%00", "%0D%0A", "%FF", "%ED%A0%80", "-1", "0", "99999999999999999999", "1e9", "NaN", "%EF%BC%91", "'%20OR%201=1--", "%22", "%22%22", "(", "((", "*", "NOT", "AND%20OR",
        "%22a%20b%22~99999999999", "a:b:c", ":", "=", "%3E=", "agency:", "year:1..", "9999-0001", "eyJhIjoxfQ", "AAAA", "////", "%F0%9F%98%80", "applications.received.total%3E=1e400",
    ];

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get", "X"];

    private static readonly (string? Type, string Body)[] Bodies =
    [
        (null, ""), (null, "x"), ("application/json", ""), ("application/json", "null"), ("application/json", "[]"), ("application/json", "{\"text\":null}"), ("application/json", "{\"text\":\"\\ud800\"}"),
        ("application/json", "{\"text\":1}"), ("application/json", "{\"text\":\"\\u0000\"}"), ("application/json; charset=utf-16", "{}"), ("application/json; charset=none", "{\"text\":\"一\"}"), ("text/plain", "\0"), ("text/plain; charset=x", "一"),
        ("multipart/form-data", "x"), ("multipart/form-data; boundary=", "x"), ("multipart/form-data; boundary=b", "--b\r\n\r\n"), ("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=file; filename=a\r\n\r\nx\r\n--b--\r\n"),
        ("application/x-www-form-urlencoded", "text=%ff&year=99999999999&with=%00"), ("application/x-www-form-urlencoded", "=&=&&&"),
    ];

    private readonly HttpClient _client = served.SocketClient();

    /// <summary>The specimens behind the server's own listener.</summary>
    public class Listening : ServedSpecimens
    {
        private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });

        public Listening() => UseKestrel(0);

        /// <summary>A client that speaks to the listener.</summary>
        public HttpClient SocketClient()
        {
            if (_client.BaseAddress is not null) return _client;
            using HttpClient starting = CreateClient();
            IServerAddressesFeature addresses = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
            _client.BaseAddress = new Uri(addresses.Addresses.First());
            return _client;
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("urls", "http://127.0.0.1:0");
            // More is asked here in a minute than any person would.
            builder.UseSetting("requests-per-minute", "0");
        }

        protected override void Dispose(bool disposing)
        {
            _client.Dispose();
            base.Dispose(disposing);
        }
    }

    private IEnumerable<RouteEndpoint> Routes => served.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    [Fact]
    public async Task An_odd_part_of_an_address_is_no_error_of_the_server()
    {
        string[] parts = [.. OddParts, string.Concat(Enumerable.Repeat(Uri.EscapeDataString(LongestPart), 700))];
        foreach (RouteEndpoint route in Routes.Where(route => route.RoutePattern.Parameters.Count > 0))
        {
            foreach (string part in parts) await AskAsync(HttpMethod.Get, Address(route, part));
            // One odd part at a time reaches further than all at once.
            foreach (string part in parts) await AskAsync(HttpMethod.Get, Address(route, part, onlyLast: true));
        }
    }

    [Fact]
    [Trait("tier", "full")]
    public async Task An_odd_value_of_a_parameter_is_no_error_of_the_server()
    {
        string[] all = [.. typeof(ApiOperation).Assembly.GetTypes().Where(IsRequest).SelectMany(type => RequestShape.Of(type).Query).Select(parameter => parameter.Name).Concat(["at", "status", "handler", "no-such"]).Distinct(StringComparer.Ordinal)];
        Assert.True(all.Length > 30, string.Join(' ', all));
        foreach (RouteEndpoint route in Routes)
        {
            string[] names = route.Metadata.GetMetadata<ApiOperation>() is { } operation ? [.. operation.Parameters.Select(parameter => parameter.Name)] : all;
            string address = Address(route, "1");
            foreach (string name in names)
                foreach (string value in OddValues) await AskAsync(HttpMethod.Get, $"{address}?{name}={value}");
            await AskAsync(HttpMethod.Get, $"{address}?{string.Join('&', names.Select(name => $"{name}=&{name}={name}&{name}[]=1"))}");
            foreach (string query in new[] { "?", "?&&&", "?=", "?=1", "?%00=1", "?%FF", "??" }) await AskAsync(HttpMethod.Get, address + query);
        }
    }

    [Fact]
    public async Task An_odd_method_is_no_error_of_the_server()
    {
        string[] strangers = ["/", "/no/such/page", "/api", "/api/v1", "/api/v1/no-such", "/site.css", "/swagger", "/swagger/index.html", "/openapi/v1.json", "/openapi/none.json", "//", "/%00", "/%2e%2e/"];
        foreach (string address in Routes.Select(route => Address(route, "1")).Concat(strangers).Distinct(StringComparer.Ordinal))
            foreach (string method in Methods) await AskAsync(new HttpMethod(method), address);
    }

    [Fact]
    public async Task An_odd_body_is_no_error_of_the_server()
    {
        foreach (string address in Routes.Select(route => Address(route, "1")).Distinct(StringComparer.Ordinal))
        {
            foreach ((string? type, string body) in Bodies)
            {
                ByteArrayContent content = new(Encoding.UTF8.GetBytes(body));
                if (type is not null) content.Headers.TryAddWithoutValidation("Content-Type", type);
                await AskAsync(HttpMethod.Post, address, content);
            }
        }
    }

    private static bool IsRequest(Type type) =>
        !type.IsAbstract && type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IBindableFromHttpContext<>));

    /// <summary>The address of a route, with a value at the place of each of its parameters.</summary>
    private static string Address(RouteEndpoint route, string value, bool onlyLast = false)
    {
        StringBuilder address = new();
        int left = route.RoutePattern.Parameters.Count;
        foreach (var segment in route.RoutePattern.PathSegments)
        {
            address.Append('/');
            foreach (var part in segment.Parts)
            {
                if (part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter)
                    address.Append(--left > 0 && onlyLast ? (parameter.ParameterPolicies.Count > 0 ? "1" : Uri.EscapeDataString(SpecimenRecords.CivilAffairs)) : value);
                else if (part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal) address.Append(literal.Content);
                else if (part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator) address.Append(separator.Content);
            }
        }

        return address.Length == 0 ? "/" : address.ToString();
    }

    private async Task AskAsync(HttpMethod method, string address, HttpContent? content = null)
    {
        using HttpRequestMessage request = new(method, new Uri($"http://127.0.0.1:{_client.BaseAddress!.Port}{address}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true })) { Content = content };
        using HttpResponseMessage response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        bool honest = (int)response.StatusCode < 500 || IsWaiting(response);
        Assert.True(honest, string.Create(CultureInfo.InvariantCulture, $"{method} {address} {content?.Headers.ContentType}: {(int)response.StatusCode}"));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, response.StatusCode);
    }

    // The store of wordings is made in the background, and until then its addresses say when to come back.
    private static bool IsWaiting(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.ServiceUnavailable && response.Headers.RetryAfter is RetryConditionHeaderValue { Delta: not null };
}
