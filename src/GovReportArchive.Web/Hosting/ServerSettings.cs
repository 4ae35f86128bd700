using System.Globalization;
using System.Net;
using System.Net.Sockets;
using GovReportArchive.Composition.Settings;
using GovReportArchive.Search;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Text;
using GovReportArchive.Web.Hosting.Telemetry;

namespace GovReportArchive.Web.Hosting;

/// <summary>What the command line says: where the archive lies, where to listen, and what is around the server.</summary>
/// <param name="Corpus">Catalog and originals, an absolute path.</param>
/// <param name="Index">The search index, an absolute path.</param>
/// <param name="Urls">Addresses to listen on, joined by semicolons.</param>
internal sealed record ServerSettings(string Corpus, string Index, string Urls)
{
    public static readonly string DefaultUrls = Setting.Named("urls").Default!;

    // The hosting layer and its test factory hand these over on the command line.
    private static readonly string[] HostOptions = ["environment", "contentRoot", "applicationName"];

    /// <summary>What <c>--help</c> prints.</summary>
    public static string Help { get; } = $"""
        政府信息公开年报库：政府信息公开工作年度报告的全文检索与存档服务

        用法：GovReportArchive.Web [选项]

        {string.Join('\n', Setting.All.Select(setting => $"  --{setting.Name} {setting.Value}\n        {setting.Meaning}{(setting.Default is null ? "" : $"（缺省 {setting.Default}）")}"))}
          --help
                本说明

        同一设置也可写成环境变量（如 --{Setting.All[^1].Name} 为 {Setting.All[^1].Variable}）或写入配置文件（{Setting.All[^1].Name} = {Setting.All[^1].Default}）；选项优先，其次环境变量，再次文件。
        相对目录从当前目录算起，文件中的从该文件所在目录算起。
        例：GovReportArchive.Web --corpus /srv/reports/corpus --index /srv/reports/index --urls http://0.0.0.0:8080
        """;

    /// <summary>The database that holds the catalog, as a connection string, which may hold a password; null for a file in the corpus directory.</summary>
    public string? Catalog { get; init; }

    /// <summary>What the indexes are made with.</summary>
    public SearchEngine Engine { get; init; } = LuceneIndex.Engine;

    /// <summary>Other servers of the archive, by addresses joined by commas, that are asked for originals that are not held here; null for none.</summary>
    public string? OriginalsFrom { get; init; }

    /// <summary>The address under which others find the server, without a slash at its end; null where it is not given.</summary>
    public string? PublicAddress { get; init; }

    /// <summary>Networks whose word on the client's address and scheme is taken; nobody's where it is empty.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>Requests a minute of one client; 0 for as many as it likes.</summary>
    public int RequestsPerMinute { get; init; } = Default("requests-per-minute");

    /// <summary>How much time passes at least before the files of the whole archive are made anew; zero where they are not made.</summary>
    public TimeSpan Bulk { get; init; } = TimeSpan.FromHours(Default("bulk-hours"));

    /// <summary>In how many days each original is compared with its hash; 0 for never.</summary>
    public int FixityDays { get; init; } = Default("fixity-days");

    /// <summary>Megabytes of originals that are read a second for it.</summary>
    public int FixityMegabytesPerSecond { get; init; } = Default("fixity-mb-per-second");

    /// <summary>The file of the keys by which reports are handed in, an absolute path; null where none are.</summary>
    public string? DepositKeys { get; init; }

    /// <summary>Where metrics are had, an address of their own; null where they are not.</summary>
    public string? Metrics { get; init; }

    /// <summary>Whether the log is lines of JSON, for programs.</summary>
    public bool LogsJson { get; init; }

    /// <summary>Which requests are logged, one of <see cref="RequestLog.Choices"/>.</summary>
    public string LogRequests { get; init; } = Setting.Named("log-requests").Default!;

    /// <summary>What this server is called among those that share a catalog.</summary>
    public string NodeName { get; init; } = Environment.MachineName;

    /// <summary>Whether it takes the duty where nobody has it.</summary>
    public bool TakesDuty { get; init; } = true;

    /// <summary>By how many changes the index may be behind the catalog while the server counts as ready.</summary>
    public int ReadyLag { get; init; } = Default("ready-lag");

    /// <summary>For how long it may be behind.</summary>
    public TimeSpan ReadyLagTime { get; init; } = TimeSpan.FromSeconds(Default("ready-lag-seconds"));

    /// <summary>How long a stop waits for running answers.</summary>
    public TimeSpan Stop { get; init; } = TimeSpan.FromSeconds(Default("stop-seconds"));

    /// <summary>Finds the first argument that is not understood.</summary>
    /// <returns>What is wrong with it, or null where all is well.</returns>
    public static string? Complaint(IReadOnlyList<string> args)
    {
        for (int i = 0; i < args.Count; i++)
        {
            string argument = args[i];
            if (!argument.StartsWith("--", StringComparison.Ordinal)) return $"不认识的参数“{argument}”。";
            string name = argument[2..].Split('=', 2)[0];
            if (!Names.Concat(HostOptions).Contains(name, StringComparer.OrdinalIgnoreCase) && !name.Contains(':', StringComparison.Ordinal))
                return $"不认识的选项“--{name}”{NearName.Of(name, Names)}可用的选项：{string.Join("、", Names.Select(option => "--" + option))}、--help。";
            if (argument.Contains('=', StringComparison.Ordinal)) continue;
            if (++i == args.Count || args[i].StartsWith("--", StringComparison.Ordinal)) return $"选项“--{name}”后缺少值。";
        }

        return null;
    }

    private static IEnumerable<string> Names => Setting.All.Select(setting => setting.Name);

    /// <summary>The settings from command line, environment and file, with those of the sections that the platform reads.</summary>
    /// <exception cref="Corpus.ArchiveException">The file cannot be used.</exception>
    public static IConfiguration Given(string[] args, string currentDirectory) => new ConfigurationBuilder().AddInMemoryCollection(SettingSources.Of(
        new ConfigurationBuilder().AddCommandLine(args).Build().AsEnumerable(), Environment.GetEnvironmentVariables(), currentDirectory).Select(given => KeyValuePair.Create(given.Key, (string?)given.Value))).Build();

    /// <summary>Reads the settings from configuration; folders that are not given are <c>corpus</c> and <c>index</c>.</summary>
    /// <exception cref="StartException">A value cannot be used.</exception>
    public static ServerSettings From(IConfiguration configuration, string currentDirectory)
    {
        string urls = configuration["urls"] is { Length: > 0 } given ? given : DefaultUrls;
        foreach (string url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            Listening("urls", url);

        string indexes = Path.GetFullPath(configuration["index"] is { Length: > 0 } index ? index : Setting.Named("index").Default!, currentDirectory);
        return new ServerSettings(Path.GetFullPath(configuration["corpus"] is { Length: > 0 } corpus ? corpus : Setting.Named("corpus").Default!, currentDirectory), indexes, urls)
        {
            Engine = EngineSettings.Of(name => configuration[name], indexes),
            Catalog = configuration["catalog"] is { Length: > 0 } catalog ? catalog : null,
            OriginalsFrom = configuration["originals-from"] is { Length: > 0 } from ? from : null,
            PublicAddress = configuration["public-address"] is { Length: > 0 } address ? Site(address) : null,
            TrustedProxies = [.. (configuration["trusted-proxies"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Network)],
            RequestsPerMinute = Number(configuration, "requests-per-minute"),
            Bulk = TimeSpan.FromHours(Number(configuration, "bulk-hours")),
            FixityDays = Number(configuration, "fixity-days"),
            FixityMegabytesPerSecond = Math.Max(1, Number(configuration, "fixity-mb-per-second")),
            DepositKeys = configuration["deposit-keys"] is { Length: > 0 } keys ? Path.GetFullPath(keys, currentDirectory) : null,
            Metrics = configuration["metrics"] is { Length: > 0 } metrics ? Listening("metrics", metrics) : null,
            LogsJson = Choice(configuration, "log-format", "text", "json") == "json",
            LogRequests = Choice(configuration, "log-requests", [.. RequestLog.Choices]),
            NodeName = configuration["node-name"] is { Length: > 0 } name ? name : Environment.MachineName,
            TakesDuty = Choice(configuration, "duty", "auto", "never") == "auto",
            ReadyLag = Number(configuration, "ready-lag"),
            ReadyLagTime = TimeSpan.FromSeconds(Number(configuration, "ready-lag-seconds")),
            Stop = TimeSpan.FromSeconds(Number(configuration, "stop-seconds")),
        };
    }

    /// <summary>Sets the log up: lines for people or for programs, the journal's way where that is where they go.</summary>
    public void AddLog(ILoggingBuilder logging)
    {
        if (LogsJson)
        {
            logging.AddJsonConsole(console =>
            {
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
                console.JsonWriterOptions = new System.Text.Json.JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
            });
        }
        else if (ServiceManager.IsWaiting)
        {
            logging.AddSystemdConsole();
        }
        else
        {
            logging.AddSimpleConsole(console => console.SingleLine = true);
        }
    }

    private static string Listening(string name, string url)
    {
        bool wildcard = url.Contains("://*", StringComparison.Ordinal) || url.Contains("://+", StringComparison.Ordinal);
        string probe = wildcard ? url.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal) : url;
        return Uri.TryCreate(probe, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" ? url
            : throw new StartException($"--{name}：“{url}”不是可以监听的地址。例：{DefaultUrls}");
    }

    private static string Choice(IConfiguration configuration, string name, params string[] choices)
    {
        string chosen = configuration[name] is { Length: > 0 } given ? given : Setting.Named(name).Default!;
        return choices.Contains(chosen, StringComparer.Ordinal) ? chosen : throw new StartException($"--{name}：“{chosen}”应为 {string.Join("、", choices)} 之一。");
    }

    private static string Site(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" && uri.PathAndQuery == "/" && uri is { UserInfo: "", Fragment: "" }
            ? uri.GetLeftPart(UriPartial.Authority)
            : throw new StartException($"--public-address：“{address}”应为协议、主机与端口，不含路径。例：https://reports.example");

    private static IPNetwork Network(string text)
    {
        if (IPNetwork.TryParse(text, out IPNetwork network)) return network;
        return IPAddress.TryParse(text, out IPAddress? address)
            ? new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)
            : throw new StartException($"--trusted-proxies：“{text}”不是网段或地址。例：10.0.0.0/8,192.168.1.5");
    }

    private static int Default(string name) => int.Parse(Setting.Named(name).Default!, CultureInfo.InvariantCulture);

    private static int Number(IConfiguration configuration, string name) => configuration[name] is not { Length: > 0 } text ? Default(name)
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= 1_000_000 ? number
        : throw new StartException($"--{name}：“{text}”应为 0 至 1000000 的整数。");
}

/// <summary>The server cannot start; the message says what to do.</summary>
internal sealed class StartException(string message, Exception? inner = null) : Exception(message, inner);
