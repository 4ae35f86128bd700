namespace GovReportArchive.Web.Hosting;

/// <summary>What the command line says: where the archive lies and where to listen.</summary>
/// <param name="Corpus">Catalog and originals, an absolute path.</param>
/// <param name="Index">The search index, an absolute path.</param>
/// <param name="Urls">Addresses to listen on, joined by semicolons.</param>
internal sealed record ServerSettings(string Corpus, string Index, string Urls)
{
    public const string DefaultUrls = "http://localhost:5080";

    public const string Help = """
        政府信息公开年报库：政府信息公开工作年度报告的全文检索与存档服务

        用法：GovReportArchive.Web [--corpus 目录] [--index 目录] [--urls 地址]

          --corpus 目录   目录库与原件（缺省 corpus）
          --index 目录    检索索引，由目录库生成，可随时删除（缺省 index）
          --urls 地址     监听地址，多个以分号分隔（缺省 http://localhost:5080）
          --help          本说明

        相对目录从当前目录算起。
        例：GovReportArchive.Web --corpus /srv/reports/corpus --index /srv/reports/index --urls http://0.0.0.0:8080
        """;

    // The hosting layer and its test factory hand these over on the command line.
    private static readonly string[] HostOptions = ["environment", "contentRoot", "applicationName"];

    private static readonly string[] OwnOptions = ["corpus", "index", "urls"];

    /// <summary>Finds the first argument that is not understood.</summary>
    /// <returns>What is wrong with it, or null where all is well.</returns>
    public static string? Complaint(IReadOnlyList<string> args)
    {
        for (int i = 0; i < args.Count; i++)
        {
            string argument = args[i];
            if (!argument.StartsWith("--", StringComparison.Ordinal)) return $"不认识的参数“{argument}”。";
            string name = argument[2..].Split('=', 2)[0];
            if (!OwnOptions.Concat(HostOptions).Contains(name, StringComparer.OrdinalIgnoreCase) && !name.Contains(':', StringComparison.Ordinal))
                return $"不认识的选项“--{name}”。可用的选项：{string.Join("、", OwnOptions.Select(option => "--" + option))}、--help。";
            if (argument.Contains('=', StringComparison.Ordinal)) continue;
            if (++i == args.Count || args[i].StartsWith("--", StringComparison.Ordinal)) return $"选项“--{name}”后缺少值。";
        }

        return null;
    }

    /// <summary>Reads the settings from configuration; folders that are not given are <c>corpus</c> and <c>index</c>.</summary>
    /// <exception cref="StartException">An address to listen on cannot be used.</exception>
    public static ServerSettings From(IConfiguration configuration, string currentDirectory)
    {
        string urls = configuration["urls"] is { Length: > 0 } given ? given : DefaultUrls;
        foreach (string url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            bool wildcard = url.Contains("://*", StringComparison.Ordinal) || url.Contains("://+", StringComparison.Ordinal);
            string probe = wildcard ? url.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal) : url;
            if (!Uri.TryCreate(probe, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https"))
                throw new StartException($"--urls：“{url}”不是可以监听的地址。例：{DefaultUrls}");
        }

        return new ServerSettings(
            Path.GetFullPath(configuration["corpus"] is { Length: > 0 } corpus ? corpus : "corpus", currentDirectory),
            Path.GetFullPath(configuration["index"] is { Length: > 0 } index ? index : "index", currentDirectory),
            urls);
    }
}

/// <summary>The server cannot start; the message says what to do.</summary>
internal sealed class StartException(string message, Exception? inner = null) : Exception(message, inner);
