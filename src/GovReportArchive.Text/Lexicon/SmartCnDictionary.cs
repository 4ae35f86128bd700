using Lucene.Net.Analysis.Cn.Smart.Hhmm;

namespace GovReportArchive.Text.Lexicon;

/// <summary>Reads the dictionary of Lucene.Net.Analysis.SmartCn out of that package's assembly.</summary>
/// <remarks>The two resources are what the package itself loads: arrays in the order of their declaration there, each behind its length, -1 for
/// null, little-endian, characters in UTF-8. Opening them does not start the package's own, slower dictionary.</remarks>
internal static class SmartCnDictionary
{
    /// <summary>Every word of the dictionary in ordinal order, classes of words such as <c>未##数</c> among them, with how often it was counted.</summary>
    internal static (string[] Words, int[] Counts) ReadWords()
    {
        using BinaryReader reader = Open("coredict.mem");
        // The heads stand in a hash table; beside each is the number of the list with what follows it.
        short[] lists = new short[reader.ReadInt32()];
        for (int i = 0; i < lists.Length; i++) lists[i] = reader.ReadInt16();
        char[] heads = reader.ReadChars(reader.ReadInt32());
        char[]?[]?[] tails = ReadArray(reader, static reader => ReadArray(reader, ReadText));
        int[]?[] counts = ReadArray(reader, static reader => ReadArray(reader, static reader => reader.ReadInt32()));

        List<string> words = new(1 << 17);
        List<int> wordCounts = new(1 << 17);
        foreach (int slot in Enumerable.Range(0, heads.Length).Where(slot => heads[slot] != 0 && lists[slot] >= 0).OrderBy(slot => heads[slot]))
        {
            // What follows a head is in order already: the package searches it by halves.
            if (tails[lists[slot]] is not { } following) continue;
            for (int i = 0; i < following.Length; i++)
            {
                words.Add(string.Concat([heads[slot]], following[i]));
                wordCounts.Add(counts[lists[slot]]![i]);
            }
        }

        return ([.. words], [.. wordCounts]);
    }

    /// <summary>The pairs of words that were counted: for each the hash of its text, as <see cref="PairHash"/> makes it, and its count. Zeros are
    /// free places.</summary>
    internal static (ulong[] Hashes, int[] Counts) ReadPairs()
    {
        using BinaryReader reader = Open("bigramdict.mem");
        ulong[] hashes = ReadArray(reader, static reader => reader.ReadUInt64())!;
        return (hashes, ReadArray(reader, static reader => reader.ReadInt32())!);
    }

    private static T[] ReadArray<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        int length = reader.ReadInt32();
        if (length < 0) return null!;
        T[] array = new T[length];
        for (int i = 0; i < length; i++) array[i] = read(reader);
        return array;
    }

    private static char[] ReadText(BinaryReader reader) => reader.ReadInt32() is >= 0 and int length ? reader.ReadChars(length) : [];

    private static BinaryReader Open(string name) => new(typeof(HHMMSegmenter).Assembly.GetManifestResourceStream($"Lucene.Net.Analysis.SmartCn.Hhmm.{name}")
        ?? throw new InvalidOperationException($"Lucene.Net.Analysis.SmartCn has no {name}: it is not the version that this was written for."));
}
