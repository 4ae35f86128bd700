using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace GovReportArchive.Extraction.Warc;

/// <summary>Writes WARC files (ISO 28500, version 1.1), each record a gzip member of its own: <c>PREFIX-20261130093000-00000.warc.gz</c>.</summary>
/// <remarks>
/// What <see cref="Write"/> has returned from survives a power cut. A file bears its name when it is closed; until then <c>.open</c> stands behind it. What a killed process left so is cut back to its last
/// whole record and closed by whoever writes into the same folder next. What a file has already is referred to (revisit). Thread-safe.
/// </remarks>
public sealed class WarcWriter : IDisposable
{
    /// <summary>What stands behind the name of a file that is not closed.</summary>
    public const string OpenEnding = ".open";

    private const string Ending = ".warc.gz";
    private const int MostRemembered = 200_000;

    private readonly string _folder, _prefix;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _info;
    private readonly TimeProvider _time;
    private readonly long _most;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, WarcReference> _payloads = new(StringComparer.Ordinal);
    private FileStream? _file;
    private int _files;

    /// <summary>Begins to write; what killed processes left open in the folder is closed.</summary>
    /// <param name="folder">Where; it is made where it is missing.</param>
    /// <param name="prefix">What the names of files begin with.</param>
    /// <param name="info">What each file says of itself (<c>software, operator, http-header-user-agent …</c>).</param>
    /// <param name="time">Names and dates files.</param>
    /// <param name="mostBytes">How long a file grows before the next is begun.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public WarcWriter(string folder, string prefix, IReadOnlyList<KeyValuePair<string, string>> info, TimeProvider time, long mostBytes = 1L << 30)
    {
        (_folder, _prefix, _info, _time, _most) = (folder, prefix, info, time, mostBytes);
        Directory.CreateDirectory(folder);
        CloseAbandoned(folder);
    }

    /// <summary>Writes an answer with its request.</summary>
    /// <exception cref="IOException">It was not written; what was before stands.</exception>
    public void Write(WarcExchange exchange)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        string payload = WarcDigest.Sha1(exchange.Body.Span), response = NewId();
        lock (_lock)
        {
            if (_file is { } full && full.Length >= _most) Close();
            FileStream file = _file ??= Open();
            WarcReference? known = exchange.Unchanged ?? (exchange.Body.IsEmpty ? null : _payloads.GetValueOrDefault(payload));
            List<(string, string?)> fields =
            [
                ("WARC-Type", known is null ? "response" : "revisit"), ("WARC-Record-ID", response), ("WARC-Date", Date(exchange.At)), ("WARC-Target-URI", exchange.Address.AbsoluteUri),
                ("WARC-IP-Address", exchange.Remote?.ToString()),
            ];
            if (known is not null)
            {
                fields.AddRange([
                    ("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/" + (exchange.Unchanged is null ? "identical-payload-digest" : "server-not-modified")),
                    ("WARC-Refers-To-Target-URI", known.Address), ("WARC-Refers-To-Date", Date(known.At))]);
            }

            if (exchange.Unchanged is null) fields.AddRange([("WARC-Payload-Digest", payload), ("X-Payload-Sha256", WarcDigest.Sha256(exchange.Body.Span))]);
            using MemoryStream members = new();
            Add(members, fields, "application/http; msgtype=response", known is null ? [.. exchange.ResponseHead.Span, .. exchange.Body.Span] : exchange.ResponseHead.ToArray());
            if (!exchange.RequestHead.IsEmpty)
            {
                Add(
                    members,
                    [("WARC-Type", "request"), ("WARC-Record-ID", NewId()), ("WARC-Date", Date(exchange.At)), ("WARC-Target-URI", exchange.Address.AbsoluteUri), ("WARC-Concurrent-To", response),
                        ("WARC-IP-Address", exchange.Remote?.ToString())],
                    "application/http; msgtype=request",
                    exchange.RequestHead.ToArray());
            }

            Append(file, members);
            if (known is null && !exchange.Body.IsEmpty && _payloads.Count < MostRemembered) _payloads.TryAdd(payload, new WarcReference(exchange.Address.AbsoluteUri, exchange.At));
        }
    }

    /// <summary>Closes the file that is open.</summary>
    public void Dispose()
    {
        lock (_lock) Close();
    }

    private FileStream Open()
    {
        string name;
        do name = string.Create(CultureInfo.InvariantCulture, $"{_prefix}-{_time.GetUtcNow().UtcDateTime:yyyyMMddHHmmss}-{_files++:D5}{Ending}");
        while (File.Exists(Path.Combine(_folder, name)) || File.Exists(Path.Combine(_folder, name + OpenEnding)));
        // Others may read it; who closes what was left must have it alone.
        FileStream file = new(Path.Combine(_folder, name) + OpenEnding, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);
        string info = string.Concat(_info.Append(KeyValuePair.Create("format", "WARC File Format 1.1")).Select(field => $"{OneLine(field.Key)}: {OneLine(field.Value)}\r\n"));
        using MemoryStream member = new();
        Add(
            member, [("WARC-Type", "warcinfo"), ("WARC-Record-ID", NewId()), ("WARC-Date", Date(_time.GetUtcNow())), ("WARC-Filename", name)], "application/warc-fields", Encoding.UTF8.GetBytes(info));
        Append(file, member);
        return file;
    }

    private void Close()
    {
        if (_file is not { } file) return;
        _file = null;
        // A reference must not lead out of its file.
        _payloads.Clear();
        file.Dispose();
        Rename(file.Name);
    }

    // All or nothing: what was half written would hide what comes after it.
    private static void Append(FileStream file, MemoryStream members)
    {
        long before = file.Length;
        try
        {
            file.Write(members.GetBuffer(), 0, (int)members.Length);
            file.Flush(flushToDisk: true);
        }
        catch
        {
            file.SetLength(before);
            file.Position = before;
            throw;
        }
    }

    private static void Add(MemoryStream members, IEnumerable<(string Name, string? Value)> fields, string type, byte[] block)
    {
        StringBuilder head = new("WARC/1.1\r\n");
        foreach ((string name, string? value) in fields.Concat(
            [("WARC-Block-Digest", WarcDigest.Sha1(block)), ("Content-Type", type), ("Content-Length", block.Length.ToString(CultureInfo.InvariantCulture))]))
        {
            if (value is not null) head.Append(CultureInfo.InvariantCulture, $"{name}: {OneLine(value)}\r\n");
        }

        using GZipStream member = new(members, CompressionLevel.Optimal, leaveOpen: true);
        member.Write(Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()));
        member.Write(block);
        member.Write("\r\n\r\n"u8);
    }

    private static void CloseAbandoned(string folder)
    {
        foreach (string path in Directory.EnumerateFiles(folder, "*" + Ending + OpenEnding))
        {
            using (FileStream? file = LivingFile.TryTake(path))
            {
                if (file is null) continue;
                GzipMembers members = new(file);
                byte[] unread = new byte[1 << 16];
                while (members.Read(unread) > 0)
                {
                    // To the last that is whole.
                }

                file.SetLength(members.IsPacked ? members.WholeEnd : 0);
                file.Flush(flushToDisk: true);
                if (file.Length == 0) File.Delete(path);
            }

            if (File.Exists(path)) Rename(path);
        }
    }

    private static void Rename(string open) => File.Move(open, open[..^OpenEnding.Length]);

    private static string OneLine(string value) => string.Concat(value.Where(c => !char.IsControl(c)));

    private static string Date(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string NewId() => $"<urn:uuid:{Guid.NewGuid():D}>";
}
