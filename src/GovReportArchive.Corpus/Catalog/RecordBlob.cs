using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Catalog;

/// <summary>A reading ready to be stored: who made it, a digest by which equal readings are known, and its bytes.</summary>
internal sealed record PackedReading(ParserVersion Parser, byte[] Digest, byte[] Blob);

/// <summary>Readings as the catalog keeps them: one format byte, then JSON under Brotli.</summary>
/// <remarks>A reading is what the reader made of the file and nothing else: the archive's id, aliases and corrections are laid over when it
/// is taken out.</remarks>
internal static class RecordBlob
{
    private const byte BrotliJson = 1;
    // Quality 5 makes blobs a fifth smaller and takes three times as long, a third of an import.
    private const int Quality = 2;
    private const int Window = 20;

    // Bytes of JSON for each byte of the blob; a record that is packed tighter costs a second try.
    private const int ExpectedRatio = 8;

    /// <summary>Packs a reading; equal readings give equal digests. Costs a fifth of a millisecond, so it is done outside transactions.</summary>
    public static PackedReading Pack(ReportRecord record)
    {
        byte[] json = RecordJson.SerializeToUtf8(record);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(1 + BrotliEncoder.GetMaxCompressedLength(json.Length));
        try
        {
            buffer[0] = BrotliJson;
            if (!BrotliEncoder.TryCompress(json, buffer.AsSpan(1), out int written, Quality, Window))
                throw new InvalidOperationException("The compressed record exceeds its own bound.");
            return new PackedReading(record.Parser, SHA256.HashData(json), buffer[..(written + 1)]);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Whether a blob is still what was packed under this digest.</summary>
    public static bool IsWhole(byte[] digest, byte[] blob)
    {
        try
        {
            return blob.Length > 0 && blob[0] == BrotliJson && WithJson(blob, json => SHA256.HashData(json)).AsSpan().SequenceEqual(digest);
        }
        catch (Exception error) when (error is InvalidDataException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Unpacks what was packed under a digest.</summary>
    /// <param name="digest">The digest.</param>
    /// <param name="blob">What was packed.</param>
    /// <param name="withTables">False for the prose alone (<see cref="RecordJson.DeserializeProse"/>).</param>
    /// <exception cref="InvalidDataException">It is not what was packed, or of a newer format.</exception>
    public static ReportRecord Unpack(byte[] digest, byte[] blob, bool withTables = true)
    {
        if (blob.Length == 0 || blob[0] != BrotliJson) throw new InvalidDataException("格式未知");
        try
        {
            return WithJson(blob, json => SHA256.HashData(json).AsSpan().SequenceEqual(digest)
                ? withTables ? RecordJson.Deserialize(json) : RecordJson.DeserializeProse(json)
                : throw new InvalidDataException("记录与校验值不符"));
        }
        catch (Exception error) when (error is System.Text.Json.JsonException or InvalidOperationException)
        {
            throw new InvalidDataException("记录不能解读", error);
        }
    }

    private static T WithJson<T>(byte[] blob, Func<ReadOnlySpan<byte>, T> use)
    {
        byte[] json = ArrayPool<byte>.Shared.Rent(ExpectedRatio * blob.Length);
        try
        {
            int length = Decompress(blob.AsSpan(1), ref json);
            return use(json.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(json);
        }
    }

    private static int Decompress(ReadOnlySpan<byte> compressed, ref byte[] json)
    {
        BrotliDecoder decoder = default;
        try
        {
            for (int length = 0; ;)
            {
                OperationStatus status = decoder.Decompress(compressed, json.AsSpan(length), out int consumed, out int written);
                compressed = compressed[consumed..];
                length += written;
                if (status == OperationStatus.Done) return length;
                if (status != OperationStatus.DestinationTooSmall) throw new InvalidDataException("压缩数据已损坏");
                Grow(ref json, length);
            }
        }
        finally
        {
            decoder.Dispose();
        }
    }

    private static void Grow(ref byte[] json, int used)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(2 * json.Length);
        json.AsSpan(0, used).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(json);
        json = larger;
    }
}
