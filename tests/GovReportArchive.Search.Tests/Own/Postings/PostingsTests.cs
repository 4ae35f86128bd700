using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Postings;
using GovReportArchive.Search.Own.Storage;
using GovReportArchive.Search.Tests.Own.Storage;

namespace GovReportArchive.Search.Tests.Own.Postings;

public sealed class PostingsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Lists_of_every_length_and_density_come_back_as_they_were_written(int flags)
    {
        PostingsLayout layout = (PostingsLayout)flags;
        using TemporaryDirectory directory = new();
        Random random = new(4);
        const int Documents = 5000;
        byte[] lengths = new byte[Documents];
        random.NextBytes(lengths);
        List<(SortedDictionary<int, int[]> List, long At)> lists = Write(directory.Path, random, layout, Documents, lengths);
        using FramedFileReader file = FramedFileReader.Open(new DiskStorage(directory.Path), "postings", FileKind.Words);
        foreach ((SortedDictionary<int, int[]> list, long at) in lists)
        {
            PostingsReader reader = new(file[1], at, layout, Documents);
            Assert.Equal(list.Count, reader.DocCount);
            Assert.Equal(list.Count >= Documents / 8, reader.HasBitmap);
            AssertWalk(reader, list, layout);
            AssertJumps(reader, list, random, layout, Documents);
            ulong[] bits = new ulong[DocBits.WordsFor(Documents)];
            reader.OrInto(bits);
            Assert.Equal(list.Count, DocBits.Count(bits));
            Assert.All(list.Keys, doc => Assert.True(DocBits.Get(bits, doc)));
            if ((layout & PostingsLayout.Bounds) != 0) AssertBounds(reader, list, lengths);
        }
    }

    private static List<(SortedDictionary<int, int[]> List, long At)> Write(string directory, Random random, PostingsLayout layout, int documents, byte[] lengths)
    {
        int[] counts = [1, 2, 100, 127, 128, 129, 255, 256, 257, 600, 624, 625, 626, 1000, 2500, 4999, 5000];
        List<(SortedDictionary<int, int[]> List, long At)> lists = [];
        FramedFileWriter.WriteFile(new FaultyStorage(directory), "postings", FileKind.Words, file => lists.AddRange(Write(file, random, layout, documents, lengths, counts)));
        return lists;
    }

    private static List<(SortedDictionary<int, int[]> List, long At)> Write(FramedFileWriter file, Random random, PostingsLayout layout, int documents, byte[] lengths, int[] counts)
    {
        List<(SortedDictionary<int, int[]> List, long At)> lists = [];
        file.BeginSection(1);
        PostingsSerializer serializer = new(file, layout, documents);
        foreach (int count in counts.Concat(counts))
        {
            SortedDictionary<int, int[]> list = RandomList(random, documents, count);
            foreach ((int doc, int[] positions) in list)
            {
                if ((layout & PostingsLayout.Positions) != 0) serializer.Add(doc, positions);
                else serializer.Add(doc, positions.Length);
            }

            lists.Add((list, serializer.FinishList(lengths)));
        }

        file.Write(new byte[BitStream.Spare]);
        return lists;
    }

    private static SortedDictionary<int, int[]> RandomList(Random random, int documents, int count)
    {
        SortedDictionary<int, int[]> list = [];
        foreach (int doc in Enumerable.Range(0, documents).OrderBy(_ => random.Next()).Take(count))
        {
            HashSet<int> positions = [];
            for (int i = random.Next(10) == 0 ? random.Next(1, 80) : 1; i > 0; i--) positions.Add(random.Next(random.Next(50) == 0 ? 1_000_000 : 4000));
            list[doc] = [.. positions.Order()];
        }

        return list;
    }

    private static void AssertWalk(PostingsReader reader, SortedDictionary<int, int[]> list, PostingsLayout layout)
    {
        PostingsCursor cursor = new(reader);
        List<int> docs = [];
        for (int block = 0; block < cursor.BlockCount; block++)
        {
            cursor.Load(block);
            for (int i = 0; i < cursor.Docs.Length; i++)
            {
                docs.Add(cursor.Docs[i]);
                Assert.Equal(list[cursor.Docs[i]].Length, cursor.Frequencies[i]);
            }
        }

        Assert.Equal(list.Keys, docs);
        if ((layout & PostingsLayout.Positions) == 0) return;
        foreach ((int doc, int[] expected) in list)
        {
            Assert.True(cursor.Block == cursor.BlockCount - 1);
            PostingsCursor fresh = new(reader);
            Assert.True(fresh.MoveTo(doc));
            int[] copied = [];
            Assert.Equal(expected.Length, fresh.CopyPositions(ref copied));
            Assert.Equal(expected, copied[..expected.Length]);
            Assert.Equal(expected.Length, fresh.Positions.Count);
            for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], fresh.Positions[i]);
        }
    }

    private static void AssertJumps(PostingsReader reader, SortedDictionary<int, int[]> list, Random random, PostingsLayout layout, int documents)
    {
        for (int round = 0; round < 20; round++)
        {
            PostingsCursor cursor = new(reader);
            for (int doc = random.Next(100); doc < documents; doc += random.Next(1, round < 10 ? 20 : 1500))
            {
                Assert.Equal(list.ContainsKey(doc), cursor.MoveTo(doc));
                if (!list.TryGetValue(doc, out int[]? positions)) continue;
                Assert.Equal(positions.Length, cursor.Frequency);
                if ((layout & PostingsLayout.Positions) != 0) Assert.Equal(positions[^1], cursor.Positions[positions.Length - 1]);
            }
        }
    }

    private static void AssertBounds(PostingsReader reader, SortedDictionary<int, int[]> list, byte[] lengths)
    {
        if (reader.Blocks == 0) return;
        int[] docs = [.. list.Keys];
        for (int block = 0; block <= reader.Blocks; block++)
        {
            foreach (int doc in docs.Skip(block * BlockCode.Size).Take(BlockCode.Size))
            {
                Assert.True(list[doc].Length <= reader.Highest[block]);
                Assert.True((float)LengthCode.Lengths[lengths[doc]] / list[doc].Length >= reader.LeastRatio[block]);
            }
        }
    }
}
