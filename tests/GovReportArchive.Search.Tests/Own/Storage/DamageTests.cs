using System.Globalization;
using GovReportArchive.Search.Own;
using GovReportArchive.Search.Own.Storage;
using GovReportArchive.Search.Own.Writing;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Search.Tests.Own.Storage;

/// <summary>Damage to any file of an index is found and named.</summary>
public sealed class DamageTests
{
    [Fact]
    public void Verify_names_every_file_that_was_cut_off()
    {
        using TemporaryDirectory directory = Build();
        foreach (string file in Files(directory.Path))
        {
            byte[] whole = File.ReadAllBytes(file);
            foreach (int length in new[] { 0, 1, 15, 40, whole.Length / 2, whole.Length - 40, whole.Length - 1 }.Where(length => length >= 0 && length < whole.Length))
            {
                File.WriteAllBytes(file, whole[..length]);
                IndexCorruptException error = Assert.Throws<IndexCorruptException>(() => IndexReader.Verify(directory.Path));
                Assert.Equal(Path.GetFileName(file), error.File);
                Assert.Contains(error.File, error.Message, StringComparison.Ordinal);
            }

            File.WriteAllBytes(file, whole);
        }

        IndexReader.Verify(directory.Path);
    }

    [Fact]
    public void Verify_names_every_file_with_a_flipped_bit()
    {
        using TemporaryDirectory directory = Build();
        Random random = new(5);
        foreach (string file in Files(directory.Path))
        {
            byte[] whole = File.ReadAllBytes(file);
            for (int i = 0; i < 150; i++)
            {
                int bit = i < 64 ? i : random.Next(whole.Length * 8);
                byte[] flipped = whole.ToArray();
                flipped[bit / 8] ^= (byte)(1 << (bit % 8));
                File.WriteAllBytes(file, flipped);
                IOException error = Assert.ThrowsAny<IOException>(() => IndexReader.Verify(directory.Path));
                Assert.True(error is IndexCorruptException or IndexVersionException, error.ToString());
                Assert.Contains(Path.GetFileName(file), error.Message, StringComparison.Ordinal);
            }

            File.WriteAllBytes(file, whole);
        }
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        using TemporaryDirectory directory = Build();
        foreach (string file in Files(directory.Path))
        {
            File.Move(file, file + ".away");
            if (Path.GetFileName(file) == Manifest.Name) Assert.Throws<IndexMissingException>(() => IndexReader.Open(directory.Path));
            else Assert.Equal(Path.GetFileName(file), Assert.Throws<IndexCorruptException>(() => IndexReader.Open(directory.Path)).File);
            File.Move(file + ".away", file);
        }
    }

    [Fact]
    public void Searching_a_damaged_index_gives_an_answer_or_says_that_it_is_damaged()
    {
        using TemporaryDirectory directory = Build();
        Random random = new(6);
        string[] queries = ["\"信息公开\"", "公开", "\"开\"", "问题:更新", "\"政府 公开\"~9", "年份:[2020 TO *]", "新收申请:[1 TO 30]", "公*", "-条例"];
        int refused = 0;
        for (int i = 0; i < 300; i++)
        {
            string file = Files(directory.Path)[random.Next(Files(directory.Path).Length)];
            byte[] whole = File.ReadAllBytes(file), damaged = whole.ToArray();
            for (int flips = random.Next(1, 4); flips > 0; flips--) damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(file, damaged);
            try
            {
                using IndexReader reader = IndexReader.Open(directory.Path);
                foreach (string query in queries)
                    reader.Search(new SearchRequest { Query = SampleSchema.Query(query), Facets = [new FacetRequest("year"), new FacetRequest("region", 2)], Sort = new SortOrder(i % 2 == 0 ? null : "year", true) });
            }
            catch (IOException error) when (error is IndexCorruptException or IndexVersionException)
            {
                refused++;
            }

            File.WriteAllBytes(file, whole);
        }

        Assert.True(refused > 0);
    }

    [Fact]
    public void A_newer_format_is_refused_by_name_and_version()
    {
        using TemporaryDirectory directory = Build();
        foreach (string file in Files(directory.Path))
        {
            byte[] whole = File.ReadAllBytes(file), newer = whole.ToArray();
            newer[8] = 9;
            File.WriteAllBytes(file, newer);
            IndexVersionException error = Assert.Throws<IndexVersionException>(() => IndexReader.Open(directory.Path));
            Assert.Contains(Path.GetFileName(file), error.Message, StringComparison.Ordinal);
            Assert.Contains("9", error.Message, StringComparison.Ordinal);
            File.WriteAllBytes(file, whole);
        }
    }

    private static string[] Files(string directory) =>
        [.. Directory.GetFiles(directory).Where(file => !WriterLock.IsLockFile(Path.GetFileName(file))).Order(StringComparer.Ordinal)];

    private static TemporaryDirectory Build()
    {
        TemporaryDirectory directory = new();
        using IndexWriter writer = IndexWriter.Open(new FaultyStorage(directory.Path), () => WriterLock.Take(directory.Path), SampleSchema.Reports, new WriterOptions());
        for (int i = 0; i < 300; i++)
        {
            string number = i.ToString(CultureInfo.InvariantCulture);
            writer.Put(SampleSchema.Document("r" + number, $"第{number}号政府信息公开报告", "依照条例公开政府信息" + new string('开', i % 7), "更新不及时" + number,
                2015 + (i % 11), i % 3 == 0 ? null : i % 40, regions: i % 5 == 0 ? ["23", "2307"] : ["44"]));
        }

        writer.Commit(1);
        for (int i = 0; i < 30; i++) writer.Delete("r" + (i * 3).ToString(CultureInfo.InvariantCulture));
        writer.Commit(2);
        return directory;
    }
}
