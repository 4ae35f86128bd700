using System.IO.Compression;
using System.Text;
using GovReportArchive.Extraction.Warc;

namespace GovReportArchive.Extraction.Tests.Warc;

/// <summary>WARC files as others write them.</summary>
internal static class WarcText
{
    public const string Address = "http://www.suxi.example/nb/1.html";

    public static byte[] Record(string type, string block, string more = "", string version = "WARC/1.0", string? length = null) =>
        Record(type, Encoding.UTF8.GetBytes(block), more, version, length);

    public static byte[] Record(string type, byte[] block, string more = "", string version = "WARC/1.0", string? length = null) =>
    [
        .. Encoding.UTF8.GetBytes($"{version}\r\nWARC-Type: {type}\r\nWARC-Target-URI: <{Address}>\r\nWARC-Date: 2021-03-04T05:06:07Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
            + $"Content-Type: application/http; msgtype={type}\r\n{more}Content-Length: {length ?? block.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)}\r\n\r\n"),
        .. block, .. "\r\n\r\n"u8,
    ];

    public static byte[] Gzip(params byte[][] pieces)
    {
        using MemoryStream packed = new();
        foreach (byte[] piece in pieces)
        {
            using GZipStream member = new(packed, CompressionLevel.Fastest, leaveOpen: true);
            member.Write(piece);
        }

        return packed.ToArray();
    }

    public static (List<WarcRecord> Records, IReadOnlyList<WarcDamage> Damages) Read(byte[] file, long most = long.MaxValue)
    {
        WarcReader reader = new(new MemoryStream(file));
        return ([.. reader.Records(_ => most)], reader.Damages);
    }

    public static string Text(this WarcRecord record) => Encoding.UTF8.GetString(record.Block.Span);
}
