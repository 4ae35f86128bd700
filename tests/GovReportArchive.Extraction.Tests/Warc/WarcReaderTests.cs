using System.IO.Compression;
using GovReportArchive.Extraction.Warc;

namespace GovReportArchive.Extraction.Tests.Warc;

public sealed class WarcReaderTests
{
    private static readonly byte[] One = WarcText.Record("response", "HTTP/1.1 200 OK\r\n\r\n一"), Two = WarcText.Record("request", "GET / HTTP/1.1\r\n\r\n"), Three = WarcText.Record("metadata", "三", version: "WARC/1.1");

    public static TheoryData<string, byte[]> Packings() => new()
    {
        { "plain", [.. One, .. Two, .. Three] },
        { "a member a record", WarcText.Gzip(One, Two, Three) },
        { "one member", WarcText.Gzip([.. One, .. Two, .. Three]) },
        { "members that cut records", WarcText.Gzip([.. One[..50]], [.. One[50..], .. Two[..9]], [.. Two[9..], .. Three]) },
        { "empty members between", WarcText.Gzip([], One, [], [], Two, Three, []) },
        { "zeros behind", [.. WarcText.Gzip(One, Two, Three), .. new byte[600]] },
    };

    [Theory]
    [MemberData(nameof(Packings))]
    public void Records_are_read_however_they_are_packed(string packing, byte[] file)
    {
        Assert.NotEmpty(packing);
        (List<WarcRecord> records, IReadOnlyList<WarcDamage> damages) = WarcText.Read(file);

        Assert.Empty(damages);
        Assert.Equal(["response", "request", "metadata"], records.Select(record => record.Type));
        Assert.Equal(["HTTP/1.1 200 OK\r\n\r\n一", "GET / HTTP/1.1\r\n\r\n", "三"], records.Select(record => record.Text()));
        Assert.All(records, record => Assert.Equal((WarcText.Address, new DateTimeOffset(2021, 3, 4, 5, 6, 7, TimeSpan.Zero), true), (record.Target, record.At, record.IsHttp)));
        Assert.True(WarcReader.IsOne(new MemoryStream(file)) || packing == "empty members between");
    }

    [Fact]
    public void Unknown_fields_are_kept_and_folded_ones_joined()
    {
        WarcRecord record = Assert.Single(WarcText.Read(WarcText.Record("response", "x", "X-Own: eins\r\n zwei\r\nx-own: drei\r\n")).Records);

        Assert.Equal(["eins zwei", "drei"], record.Fields.Where(field => field.Key.Equals("X-Own", StringComparison.OrdinalIgnoreCase)).Select(field => field.Value));
    }

    [Fact]
    public void What_was_whole_before_a_file_breaks_off_is_read_and_the_rest_is_told_with_its_place()
    {
        byte[] packed = WarcText.Gzip(One, Two, Three), plain = [.. One, .. Two, .. Three];
        int second = WarcText.Gzip(One).Length;

        (List<WarcRecord> fromPacked, IReadOnlyList<WarcDamage> packedDamage) = WarcText.Read(packed[..(second + 30)]);
        (List<WarcRecord> fromPlain, IReadOnlyList<WarcDamage> plainDamage) = WarcText.Read(plain[..(One.Length + Two.Length - 8)]);

        Assert.Equal((1, 1), (fromPacked.Count, fromPlain.Count));
        Assert.Equal((second, One.Length), (Assert.Single(packedDamage).Offset, Assert.Single(plainDamage).Offset));
        Assert.Contains(FormattableString.Invariant($"第 {second} 字节起"), packedDamage[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_record_among_packed_ones_costs_only_itself()
    {
        byte[] wrongHead = WarcText.Gzip(One, "keine WARC"u8.ToArray(), Three);
        byte[] wrongDigest = WarcText.Gzip(One, WarcText.Record("response", "x", "WARC-Block-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n"), Three);
        byte[] wrongLength = WarcText.Gzip(One, WarcText.Record("response", "xyz", length: "2"), Three);
        byte[] noLength = WarcText.Gzip(One, WarcText.Record("response", "xyz", length: "-7"), Three);

        foreach (byte[] file in new[] { wrongHead, wrongDigest, wrongLength, noLength })
        {
            (List<WarcRecord> records, IReadOnlyList<WarcDamage> damages) = WarcText.Read(file);
            Assert.Equal(["response", "metadata"], records.Select(record => record.Type));
            Assert.Equal(WarcText.Gzip(One).Length, Assert.Single(damages).Offset);
        }
    }

    [Fact]
    public void A_record_whose_bytes_are_not_those_that_were_packed_is_told_and_not_given()
    {
        byte[] file = WarcText.Gzip(One);
        file[^8] ^= 1;

        (List<WarcRecord> records, IReadOnlyList<WarcDamage> damages) = WarcText.Read(file);

        Assert.Empty(records);
        Assert.Contains("校验和", Assert.Single(damages).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Digests_of_any_writing_are_compared()
    {
        foreach (string digest in new[] { "sha1:L6B2MG3MTQVQCKWWFGX4CSWPXSKOBQOJ", "SHA-256:2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881", "md5:9dd4e461268c8034f5c8564e155c67a6", "blake3:abc", "nonsense" })
            Assert.Empty(WarcText.Read(WarcText.Record("resource", "x", $"WARC-Block-Digest: {Fitting(digest)}\r\n")).Damages);

        // What the bytes are is worked out here; the other letters above only show the forms.
        static string Fitting(string form) => form.Split(':')[0].ToUpperInvariant() switch
        {
            "SHA1" => WarcDigest.Sha1("x"u8),
            "SHA-256" => "SHA-256:" + WarcDigest.Sha256("x"u8)["sha256:".Length..].ToUpperInvariant(),
            "MD5" => "md5:9dd4e461268c8034f5c8564e155c67a6",
            _ => form,
        };
    }

    [Fact]
    public void Of_a_block_no_more_is_given_than_was_asked_for()
    {
        (List<WarcRecord> records, IReadOnlyList<WarcDamage> damages) = WarcText.Read(WarcText.Gzip(WarcText.Record("response", new byte[300_000]), Three), most: 1_000);

        Assert.Equal([(1_000, 300_000, false), (3, 3, true)], records.Select(record => (record.Block.Length, (int)record.Length, record.IsWhole)));
        Assert.Empty(damages);
    }

    [Fact]
    public void A_length_of_terabytes_takes_no_memory()
    {
        (List<WarcRecord> records, IReadOnlyList<WarcDamage> damages) = WarcText.Read(WarcText.Record("response", "x", length: "9000000000000"));

        Assert.Empty(records);
        Assert.Single(damages);
    }

    [Fact]
    public void An_endless_head_is_given_up()
    {
        byte[] head = [.. "WARC/1.0\r\nX: "u8, .. Enumerable.Repeat((byte)'a', 1 << 20)];

        Assert.Contains("64 KB", Assert.Single(WarcText.Read(head).Damages).Message, StringComparison.Ordinal);
        Assert.Contains("64 KB", Assert.Single(WarcText.Read(WarcText.Gzip(head)).Damages).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_million_empty_members_are_passed_over()
    {
        byte[] empty = WarcText.Gzip([[]]);
        byte[] file = new byte[empty.Length * 1_000_000];
        for (int i = 0; i < 1_000_000; i++) empty.CopyTo(file, i * empty.Length);

        (List<WarcRecord> records, IReadOnlyList<WarcDamage> damages) = WarcText.Read([.. file, .. WarcText.Gzip(Three)]);

        Assert.Single(records);
        Assert.Empty(damages);
    }

    [Fact]
    public void A_bomb_is_given_up()
    {
        using PackedZeros zeros = new();
        WarcReader reader = new(zeros);

        Assert.Empty(reader.Records(_ => 1));
        Assert.Contains("炸弹", Assert.Single(reader.Damages).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_byte_is_another_nothing_is_thrown()
    {
        Random random = new(7);
        foreach (byte[] whole in new byte[][] { [.. One, .. Three], WarcText.Gzip(One, Three), WarcText.Gzip([.. One, .. Three]) })
        {
            for (int at = 0; at < whole.Length; at++)
            {
                for (int bit = 0; bit < 3; bit++)
                {
                    byte[] file = [.. whole];
                    file[at] ^= (byte)(bit == 0 ? 1 << random.Next(8) : bit == 1 ? 0xFF : random.Next(1, 256));
                    foreach (WarcRecord record in WarcText.Read(file).Records) Contents(record);
                    WarcReader.IsOne(new MemoryStream(file));
                }

                foreach (WarcRecord record in WarcText.Read(whole[..at]).Records) Contents(record);
            }
        }

        static void Contents(WarcRecord record)
        {
            try
            {
                HttpMessage.Parse(record.Block)?.Content(1 << 20);
            }
            catch (ExtractionException error)
            {
                Assert.NotEmpty(error.Message);
            }
        }
    }

    /// <summary>A record of zeros without end, packed as tight as can be, made while it is read.</summary>
    private sealed class PackedZeros : Stream
    {
        private readonly byte[] _packed;
        private readonly int _again;
        private int _at;

        public PackedZeros()
        {
            using MemoryStream packed = new();
            packed.Write([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0]);
            using (DeflateStream deflating = new(packed, CompressionLevel.Optimal, leaveOpen: true))
            {
                // What is flushed ends with a whole byte and may stand there once more.
                deflating.Write([.. "WARC/1.0\r\nContent-Length: 8000000000000\r\n\r\n"u8, .. new byte[1 << 16]]);
                deflating.Flush();
                _again = (int)packed.Length;
                deflating.Write(new byte[1 << 22]);
                deflating.Flush();
                _packed = packed.ToArray();
            }
        }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_at == _packed.Length) _at = _again;
            int given = Math.Min(count, _packed.Length - _at);
            _packed.AsSpan(_at, given).CopyTo(buffer.AsSpan(offset));
            _at += given;
            return given;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
