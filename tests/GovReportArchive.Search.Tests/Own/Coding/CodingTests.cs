using System.Text;
using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Search.Tests.Own.Coding;

public sealed class CodingTests
{
    [Fact]
    public void Blocks_of_every_width_come_back_as_they_were_packed()
    {
        Random random = new(1);
        int[] values = new int[BlockCode.Size], unpacked = new int[BlockCode.Size];
        for (int bits = 0; bits <= 31; bits++)
        {
            for (int i = 0; i < values.Length; i++) values[i] = bits == 0 ? 0 : random.Next() & (int)((1L << bits) - 1);
            if (bits > 0) values[random.Next(values.Length)] = (int)((1L << bits) - 1);
            Assert.Equal(bits, BlockCode.BitsFor(values));
            byte[] packed = new byte[BlockCode.BytesFor(bits)];
            BlockCode.Pack(values, bits, packed);
            BlockCode.Unpack(packed, bits, unpacked);
            Assert.Equal(values, unpacked);
            Assert.Equal(values, UnpackOneByOne(packed, bits));
        }
    }

    [Fact]
    public void A_block_that_is_cut_off_is_refused()
    {
        int[] unpacked = new int[BlockCode.Size];
        Assert.Throws<FormatException>(() => BlockCode.Unpack(new byte[BlockCode.BytesFor(7) - 1], 7, unpacked));
        Assert.Throws<FormatException>(() => BlockCode.Unpack(new byte[BlockCode.BytesFor(33) - 1], 33, unpacked));
    }

    [Fact]
    public void Integers_of_seven_bits_a_byte_come_back_and_unfinished_ones_are_refused()
    {
        ByteBuffer buffer = new();
        uint[] values = [0, 1, 127, 128, 16383, 16384, int.MaxValue, uint.MaxValue];
        foreach (uint value in values) buffer.AppendVarInt(value);
        int at = 0;
        foreach (uint value in values) Assert.Equal(value, VarInt.Read(buffer.Span, ref at));
        Assert.Equal(buffer.Length, at);
        Assert.Throws<FormatException>(() => { int from = 0; return VarInt.Read([0x80, 0x80], ref from); });
        Assert.Throws<FormatException>(() => { int from = 0; return VarInt.Read([0x80, 0x80, 0x80, 0x80, 0x80, 0x01], ref from); });
    }

    [Fact]
    public void Length_codes_are_exact_for_short_texts_and_never_more_than_the_length()
    {
        int before = -1;
        for (int length = 0; length < 200_000; length++)
        {
            byte code = LengthCode.Encode(length);
            int decoded = LengthCode.Lengths[code];
            if (length < 40) Assert.Equal(length, decoded);
            Assert.InRange(decoded, (int)(length * 0.88), length);
            Assert.True(decoded >= before);
            before = decoded;
        }

        Assert.Equal(255, LengthCode.Encode(int.MaxValue));
    }

    [Fact]
    public void Utf8_comes_back_and_keeps_half_surrogates_apart()
    {
        foreach (string text in (string[])["", "a", "政府", "𠮷野家", "\ud842", "\udfb7", "政\ud842府", "\udfb7\ud842", "\ud7ff\ue000\uffff", "\ud842\udfb7\ud842"])
            Assert.Equal(text, Utf8.Text(Utf8.Bytes(text)));
        Assert.Equal(Encoding.UTF8.GetBytes("政府𠮷"), Utf8.Bytes("政府𠮷"));
    }

    [Fact]
    public void Code_point_order_is_the_order_of_the_bytes()
    {
        Random random = new(2);
        string[] parts = ["a", "z", "中", "\ue000", "\uffff", "𠮷", "𠀀", "\U0010FFFF"];
        for (int i = 0; i < 2000; i++)
        {
            string a = string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => parts[random.Next(parts.Length)]));
            string b = string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => parts[random.Next(parts.Length)]));
            int bytes = Math.Sign(Utf8.Bytes(a).AsSpan().SequenceCompareTo(Utf8.Bytes(b)));
            Assert.Equal(bytes, Math.Sign(CodePointOrder.Compare(a, b)));
        }
    }

    [Fact]
    public void The_checksum_is_CRC_32C()
    {
        Assert.Equal(0xE306_9283u, ~Crc32C.Append(Crc32C.Start, "123456789"u8));
        Assert.Equal(Crc32C.Append(Crc32C.Start, "123456789"u8), Crc32C.Append(Crc32C.Append(Crc32C.Start, "1234"u8), "56789"u8));
    }

    [Fact]
    public void Sets_of_documents_combine_as_sets_do()
    {
        Random random = new(3);
        foreach (int documents in (int[])[1, 63, 64, 65, 300, 1000])
        {
            ulong[] a = Random(random, documents), b = Random(random, documents), all = new ulong[a.Length];
            DocBits.Fill(all, documents);
            Assert.Equal(documents, DocBits.Count(all));
            (ulong[] and, ulong[] or, ulong[] not) = (a.ToArray(), a.ToArray(), a.ToArray());
            DocBits.And(and, b);
            DocBits.Or(or, b);
            DocBits.AndNot(not, b);
            for (int doc = 0; doc < documents; doc++)
            {
                (bool inA, bool inB) = (DocBits.Get(a, doc), DocBits.Get(b, doc));
                Assert.Equal((inA && inB, inA || inB, inA && !inB), (DocBits.Get(and, doc), DocBits.Get(or, doc), DocBits.Get(not, doc)));
            }
        }
    }

    private static ulong[] Random(Random random, int documents)
    {
        ulong[] bits = new ulong[DocBits.WordsFor(documents)];
        for (int doc = 0; doc < documents; doc++)
            if (random.Next(2) == 0) DocBits.Set(bits, doc);
        return bits;
    }

    private static int[] UnpackOneByOne(byte[] packed, int bits)
    {
        int[] values = new int[BlockCode.Size];
        for (int i = 0; i < values.Length; i++)
        {
            for (int bit = 0; bit < bits; bit++)
            {
                int place = ((i / 4) * bits) + bit, word = ((place / 32) * 4) + (i % 4);
                if ((packed[(word * 4) + (place % 32 / 8)] >> (place % 8) & 1) != 0) values[i] |= 1 << bit;
            }
        }

        return values;
    }
}
