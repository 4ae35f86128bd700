using System.Net.Mail;
using System.Reflection;
using GovReportArchive.Corpus;

namespace GovReportArchive.Collecting.Fetching;

/// <summary>How sites are asked: by whom, how often, and how much is taken.</summary>
/// <param name="Contact">Where the operator of a site can complain, a mail address or an address of the web; every request carries it.</param>
internal sealed record FetchRules(string Contact)
{
    /// <summary>The name that robots.txt calls this program by.</summary>
    public const string Token = "GovReportArchive";

    /// <summary>What every request says of who asks.</summary>
    /// <exception cref="ArchiveException">The contact is none (<c>fetch.contact</c>).</exception>
    public string UserAgent { get; } = $"{Token}/{Version()} (+{Checked(Contact)})";

    /// <summary>What lies at least between the end of an answer and the next request to the same host.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long connection and head of an answer may take together, and how long a site may be silent within a body.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an answer may take in all, however steadily it comes.</summary>
    public TimeSpan LongestAnswer { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Bytes a second that a body must come with on average, once the time of <see cref="Timeout"/> is over.</summary>
    public int LeastRate { get; init; } = 1024;

    /// <summary>How many bytes a body may have, as sent and decoded.</summary>
    public int MostBytes { get; init; } = 100 * 1024 * 1024;

    /// <summary>How many redirects are followed from one address.</summary>
    public int MostRedirects { get; init; } = 10;

    /// <summary>Authorities, as <see cref="FetchAddress.Authority"/> writes them, that may lie on this machine or in a network of its house, and may have any port. Everything else must be public.</summary>
    public IReadOnlySet<string> MayBePrivate { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Ports that the operator's own list names, beside those that are asked without.</summary>
    public IReadOnlySet<int> Ports { get; init; } = new HashSet<int>();

    private static string Version() =>
        typeof(FetchRules).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    private static string Checked(string contact)
    {
        string text = (contact ?? "").Trim();
        bool isPlain = text.Length is > 0 and <= 200 && text.All(character => character is > ' ' and < '\x7f' and not ('(' or ')' or '\\'));
        bool isAddress = Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https" or "mailto";
        return isPlain && (isAddress || (MailAddress.TryCreate(text, out MailAddress? mail) && mail.Address == text))
            ? text
            : throw new ArchiveException("fetch.contact", "联系方式不可用：须为电子邮箱或 http(s) 地址，供被采集网站的管理者联系，例如 archive@example.org。");
    }
}
