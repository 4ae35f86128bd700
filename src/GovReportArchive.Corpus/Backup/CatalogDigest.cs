using System.Buffers.Binary;
using System.Security.Cryptography;
using GovReportArchive.Corpus.Catalog;

namespace GovReportArchive.Corpus.Backup;

/// <summary>One hash for all readings of a catalog: which version each is of, and the digest that it is held to.</summary>
internal static class CatalogDigest
{
    private const int PageSize = 5000;

    public static string Of(CatalogReader reader)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (long after = 0; ;)
        {
            List<(long Key, long Report, long Version, byte[] Digest)> page = reader.Connection.Rows(
                "SELECT key, report, version, digest FROM readings WHERE key > $1 ORDER BY key LIMIT $2",
                row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetFieldValue<byte[]>(3)), after, PageSize);
            foreach ((long key, long report, long version, byte[] digest) in page)
            {
                byte[] numbers = new byte[24];
                BinaryPrimitives.WriteInt64BigEndian(numbers, key);
                BinaryPrimitives.WriteInt64BigEndian(numbers.AsSpan(8), report);
                BinaryPrimitives.WriteInt64BigEndian(numbers.AsSpan(16), version);
                hash.AppendData(numbers);
                hash.AppendData(digest);
            }

            if (page.Count < PageSize) return Convert.ToHexStringLower(hash.GetHashAndReset());
            after = page[^1].Key;
        }
    }
}
