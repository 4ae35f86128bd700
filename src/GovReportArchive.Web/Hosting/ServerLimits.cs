using System.Globalization;
using System.Reflection;
using GovReportArchive.Text;

namespace GovReportArchive.Web.Hosting;

/// <summary>What one client and all clients together may take. Read from the configuration section <c>limits</c> (<c>--limits:BodyIdle=00:00:30</c>);
/// SECURITY.md lists them.</summary>
internal sealed class ServerLimits
{
    private static readonly int PerProcessor = Math.Max(4, Environment.ProcessorCount * 4);

    /// <summary>Answers that are worked on at a time.</summary>
    public int Answers { get; init; } = PerProcessor;

    /// <summary>Drafts that are checked at a time.</summary>
    public int Checks { get; init; } = 4;

    /// <summary>Exports that are worked on at a time; those whose client has yet to take what there is are not worked on.</summary>
    public int Exports { get; init; } = 4;

    /// <summary>Originals that are read from disk at a time.</summary>
    public int Originals { get; init; } = 8;

    /// <summary>Answers and checks that wait for their turn, of each kind; more are told to come back.</summary>
    public int Waiting { get; init; } = 512;

    /// <summary>Exports and originals that are under way at a time.</summary>
    public int Streams { get; init; } = 1024;

    /// <summary>The same of one client.</summary>
    public int ClientStreams { get; init; } = 128;

    /// <summary>Requests of one client that have not been answered to the end.</summary>
    public int ClientRequests { get; init; } = 256;

    /// <summary>How long an answer may take, waiting for its turn included; for an export, how long may pass between two pieces.</summary>
    public TimeSpan Work { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a body may stay away before its next piece.</summary>
    public TimeSpan BodyIdle { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a body may take in all.</summary>
    public TimeSpan Body { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a client may take for the next piece of an answer.</summary>
    public TimeSpan ClientIdle { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes a second below which a client is taken to hold up on purpose, sending or reading, after a grace of ten seconds.</summary>
    public int LeastBytesPerSecond { get; init; } = 2048;

    /// <summary>Megabytes of bodies and answers over 64 KB that are held in memory for all clients; a quarter of it for one.</summary>
    public int MemoryMegabytes { get; init; } = 512;

    /// <summary>Reads them; what is not given keeps its value.</summary>
    /// <exception cref="StartException">There is no limit of a name, or a value cannot be read or is not above zero.</exception>
    public static ServerLimits From(IConfiguration configuration)
    {
        ServerLimits limits = new();
        PropertyInfo[] known = typeof(ServerLimits).GetProperties();
        foreach (IConfigurationSection given in configuration.GetSection("limits").GetChildren())
        {
            PropertyInfo limit = Array.Find(known, limit => limit.Name.Equals(given.Key, StringComparison.OrdinalIgnoreCase))
                ?? throw new StartException($"limits:{given.Key} 不是设置{NearName.Of(given.Key, known.Select(limit => limit.Name))}可用的：{string.Join('、', known.Select(limit => limit.Name))}。");
            limit.SetValue(limits, Value(limit, given.Value));
        }

        return limits;
    }

    private static object Value(PropertyInfo limit, string? text)
    {
        if (limit.PropertyType == typeof(int))
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : throw new StartException($"limits:{limit.Name}：“{text}”应为大于 0 的整数。");
        // A bare number would be days.
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan time) && time > TimeSpan.Zero && text.Contains(':', StringComparison.Ordinal) ? time
            : throw new StartException($"limits:{limit.Name}：“{text}”应为大于 0 的时间，写作时:分:秒，如 00:00:30。");
    }
}
