using GovReportArchive.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace GovReportArchive.Web.Tests.Hosting;

public sealed class ServerSettingsTests
{
    [Theory]
    [InlineData("--colour red", "--colour")]
    [InlineData("--stop-second 5", "是不是 stop-seconds？")]
    [InlineData("--colour=red", "--colour")]
    [InlineData("corpus", "corpus")]
    [InlineData("--corpus", "--corpus")]
    [InlineData("--corpus --index x", "--corpus")]
    public void An_argument_that_is_not_understood_is_named(string arguments, string named) =>
        Assert.Contains(named, ServerSettings.Complaint(arguments.Split(' ')), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("--corpus a --index=b --urls http://localhost:1")]
    [InlineData("--environment=Development --contentRoot=/x --applicationName=y")]
    [InlineData("--Logging:LogLevel:Default=Debug")]
    public void Known_arguments_are_accepted(string arguments) =>
        Assert.Null(ServerSettings.Complaint(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void Folders_are_taken_from_the_current_directory()
    {
        string here = Path.GetFullPath("/somewhere");
        ServerSettings settings = ServerSettings.From(Configuration(("corpus", "data/corpus")), here);
        Assert.Equal(Path.Combine(here, "data", "corpus"), settings.Corpus);
        Assert.Equal(Path.Combine(here, "index"), settings.Index);
        Assert.Equal("http://localhost:5080", settings.Urls);
    }

    [Theory]
    [InlineData("localhost:5080")]
    [InlineData("ftp://localhost")]
    [InlineData("http://localhost:5080;nonsense")]
    public void An_address_that_cannot_be_listened_on_is_told(string urls) =>
        Assert.Throws<StartException>(() => ServerSettings.From(Configuration(("urls", urls)), "/"));

    [Theory]
    [InlineData("http://*:8080")]
    [InlineData("http://+:8080;https://0.0.0.0:8443")]
    public void Wildcard_addresses_are_accepted(string urls) => Assert.Equal(urls, ServerSettings.From(Configuration(("urls", urls)), "/").Urls);

    [Theory]
    [InlineData("public-address", "reports.example")]
    [InlineData("public-address", "https://reports.example/path")]
    [InlineData("public-address", "https://a:b@reports.example")]
    [InlineData("trusted-proxies", "10.0.0.0/8,proxy")]
    [InlineData("requests-per-minute", "-1")]
    [InlineData("requests-per-minute", "many")]
    [InlineData("stop-seconds", "1.5")]
    public void A_value_that_cannot_be_used_is_told_with_its_option(string option, string value)
    {
        StartException error = Assert.Throws<StartException>(() => ServerSettings.From(Configuration((option, value)), "/"));
        Assert.Contains("--" + option, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("limits:Answers", "0")]
    [InlineData("limits:Answers", "x")]
    [InlineData("limits:Body", "-00:00:01")]
    [InlineData("limits:Answer", "8")]
    [InlineData("limits:Body", "30")]
    public void A_limit_that_cannot_be_used_is_told(string limit, string value) =>
        Assert.Throws<StartException>(() => ServerLimits.From(Configuration((limit, value))));

    [Fact]
    public void Every_limit_is_documented_with_its_value()
    {
        string security = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "SECURITY.md"));
        Assert.All(typeof(ServerLimits).GetProperties(), limit => Assert.Contains($"| `limits:{limit.Name}` |", security, StringComparison.Ordinal));
    }

    private static IConfiguration Configuration(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, (string?)value.Value))).Build();
}
