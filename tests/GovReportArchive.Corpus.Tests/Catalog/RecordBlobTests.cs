using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests.Catalog;

public sealed class RecordBlobTests
{
    [Fact]
    public void A_record_that_packs_a_thousandfold_comes_out_as_it_went_in()
    {
        ReportRecord record = RecordFactory.Record(0) with { Sections = [new Section(1, "overview", null, new string('公', 1_000_000))] };

        PackedReading packed = RecordBlob.Pack(record);

        Assert.InRange(packed.Blob.Length, 1, 100_000);
        Assert.Equal(RecordJson.Serialize(record), RecordJson.Serialize(RecordBlob.Unpack(packed.Digest, packed.Blob)));
        Assert.True(RecordBlob.IsWhole(packed.Digest, packed.Blob));
    }

    [Fact]
    public void A_blob_that_is_cut_off_or_changed_anywhere_is_not_whole_and_never_another_record()
    {
        PackedReading packed = RecordBlob.Pack(RecordFactory.Record(1));
        for (int length = 0; length < packed.Blob.Length; length += 7)
        {
            byte[] cut = packed.Blob[..length];
            Assert.False(RecordBlob.IsWhole(packed.Digest, cut));
            Assert.Throws<InvalidDataException>(() => RecordBlob.Unpack(packed.Digest, cut));
        }

        for (int at = 0; at < packed.Blob.Length; at += 11)
        {
            byte[] changed = [.. packed.Blob];
            changed[at] ^= 0x55;
            Assert.False(RecordBlob.IsWhole(packed.Digest, changed));
            Assert.Throws<InvalidDataException>(() => RecordBlob.Unpack(packed.Digest, changed));
        }
    }

    [Fact]
    public void Readings_at_hand_are_found_by_their_digests_and_the_oldest_ones_go()
    {
        UnpackedReadings unpacked = new();
        ReportRecord[] records = [.. Enumerable.Range(0, 4).Select(n => RecordFactory.Record(n))];
        byte[][] digests = [.. records.Select(record => RecordBlob.Pack(record).Digest)];

        for (int n = 0; n < records.Length; n++) unpacked.Add(digests[n], records[n], UnpackedReadings.MostBytes / 3);

        Assert.Null(unpacked.Find(digests[0]));
        Assert.All([1, 2, 3], n => Assert.Same(records[n], unpacked.Find(digests[n])));
    }
}
