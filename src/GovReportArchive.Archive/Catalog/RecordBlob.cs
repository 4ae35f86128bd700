using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Archive.Catalog;

/// <summary>Records as the catalog keeps them: one format byte, then JSON under Brotli.</summary>
internal static class RecordBlob
{
    private const byte BrotliJson = 1;
    private const int Quality = 5;
    private const int Window = 20;

    /// <summary>Packs a record; equal records give equal digests.</summary>
    public static (byte[] Digest, byte[] Blob) Pack(ReportRecord record)
    {
        byte[] json = Encoding.UTF8.GetBytes(RecordJson.Serialize(record));
        byte[] buffer = new byte[1 + BrotliEncoder.GetMaxCompressedLength(json.Length)];
        buffer[0] = BrotliJson;
        if (!BrotliEncoder.TryCompress(json, buffer.AsSpan(1), out int written, Quality, Window))
            throw new InvalidOperationException("The compressed record exceeds its own bound.");
        return (SHA256.HashData(json), buffer[..(written + 1)]);
    }

    /// <summary>Unpacks a record.</summary>
    /// <exception cref="ArchiveException">The blob is damaged or of a newer format.</exception>
    public static ReportRecord Unpack(byte[] blob)
    {
        if (blob.Length == 0 || blob[0] != BrotliJson)
            throw new ArchiveException("catalog.record", "目录库中的一条记录无法读取：格式未知；请升级程序或运行 govreport verify。");
        try
        {
            using BrotliStream stream = new(new MemoryStream(blob, 1, blob.Length - 1), CompressionMode.Decompress);
            using StreamReader reader = new(stream, Encoding.UTF8);
            return RecordJson.Deserialize(reader.ReadToEnd());
        }
        catch (Exception error) when (error is InvalidDataException or System.Text.Json.JsonException or InvalidOperationException)
        {
            throw new ArchiveException("catalog.record", "目录库中的一条记录已损坏；请运行 govreport verify。", error);
        }
    }
}
