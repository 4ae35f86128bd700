using System.IO.Compression;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace GovReportArchive.Text.Lexicon;

/// <summary>Reads <c>lexicon.bin</c> (its layout stands in <c>ConvertSmartCn.java</c>) and the domain's terms into a <see cref="WordModel"/>.</summary>
internal sealed class WordModelReader
{
    private readonly byte[] _bytes;
    private int _at;

    private WordModelReader(byte[] bytes) => _bytes = bytes;

    internal static WordModel Read()
    {
        using StreamReader terms = new(Open("terms.txt"), Encoding.UTF8);
        return OfLexicon().ReadModel(ReadTerms(terms));
    }

    /// <summary>The words of the lexicon, classes of words among them, each with how often it was counted.</summary>
    internal static (string[] Words, int[] Frequencies) ReadFrequencies() => OfLexicon().ReadWords();

    private static WordModelReader OfLexicon()
    {
        using ZLibStream unpacked = new(Open("lexicon.bin"), CompressionMode.Decompress);
        using MemoryStream bytes = new(2 << 20);
        unpacked.CopyTo(bytes);
        return new WordModelReader(bytes.ToArray());
    }

    /// <summary>One term a line; # begins a remark.</summary>
    internal static List<string> ReadTerms(TextReader reader)
    {
        List<string> terms = [];
        while (reader.ReadLine() is { } line)
        {
            int remark = line.IndexOf('#', StringComparison.Ordinal);
            string term = (remark < 0 ? line : line[..remark]).Trim();
            if (term.Length > 0) terms.Add(term);
        }
        return terms;
    }

    private static Stream Open(string name) => Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The assembly was built without its dictionary, {name}.");

    private WordModel ReadModel(List<string> terms)
    {
        (string[] words, int[] frequencies) = ReadWords();
        // Two more words without a trace in the model: a Han character and a mark that it never counted.
        int unknownHan = words.Length, unknownMark = words.Length + 1, firstTerm = words.Length + 2;
        Array.Resize(ref frequencies, firstTerm);
        frequencies[unknownMark] = WordModel.MostFrequent;
        PairCosts costs = ReadPairs(frequencies);

        int Find(string word) => Array.BinarySearch(words, word, StringComparer.Ordinal);
        WordClasses classes = new(Find("始##始"), Find("末##末"), Find("未##数"), Find("未##串"), unknownHan, unknownMark);
        terms = [.. terms.Where(term => Find(term) < 0).Distinct(StringComparer.Ordinal)];

        int[] singles = Singles(words, classes), enter = new int[firstTerm + terms.Count], leave = new int[firstTerm + terms.Count];
        Word[][] parts = new Word[terms.Count][], pieces = new Word[terms.Count][];
        for (int word = 0; word < firstTerm; word++) enter[word] = leave[word] = word;
        WordModel model = new(Trie(words, terms, firstTerm), costs, classes, singles, enter, leave, parts, pieces);
        Lattice lattice = new();
        for (int i = 0; i < terms.Count; i++)
        {
            // A term joins its neighbours as its first and last parts would, and costs nothing inside: it always beats its own parts.
            lattice.Start(model, firstTerm);
            for (int c = 0; c < terms[i].Length; c++) lattice.AddHan(terms[i][c], c, c + 1);
            ReadOnlySpan<LatticeWord> cut = lattice.Solve();
            enter[firstTerm + i] = cut[0].Word;
            leave[firstTerm + i] = cut[^1].Word;
            parts[i] = Parts(terms[i], cut, model);
            pieces[i] = Pieces(cut);
        }
        return model;
    }

    private static Word[] Pieces(ReadOnlySpan<LatticeWord> cut)
    {
        Word[] pieces = new Word[cut.Length];
        for (int i = 0; i < cut.Length; i++) pieces[i] = new Word(cut[i].Start, cut[i].End - cut[i].Start);
        return Array.TrueForAll(pieces, piece => piece.Length >= 2) ? pieces : [];
    }

    private static Word[] Parts(string term, ReadOnlySpan<LatticeWord> cut, WordModel model)
    {
        SortedSet<(int Start, int Length)> parts = [];
        foreach (LatticeWord word in cut) parts.Add((word.Start, word.End - word.Start));
        for (int start = 0; start < term.Length; start++)
        {
            int node = model.Trie.Root(term[start]);
            for (int end = start + 1; end < term.Length && node != WordTrie.NoNode; end++)
            {
                node = model.Trie.Child(node, term[end]);
                if (node != WordTrie.NoNode && model.Trie.Word(node) >= model.FirstTerm) parts.Add((start, end + 1 - start));
            }
        }
        parts.Remove((0, term.Length));
        return [.. parts.Select(part => new Word(part.Start, part.Length))];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (string[] Words, int[] Frequencies) ReadWords()
    {
        string[] words = new string[Number()];
        int[] frequencies = new int[words.Length];
        Span<char> word = stackalloc char[256];
        for (int i = 0; i < words.Length; i++)
        {
            int shared = Number(), further = Number();
            for (int c = 0; c < further; c++) word[shared + c] = (char)Number();
            words[i] = new string(word[..(shared + further)]);
            frequencies[i] = Number();
        }
        return (words, frequencies);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private PairCosts ReadPairs(int[] frequencies)
    {
        PairCosts costs = new(frequencies, Number());
        int lefts = Number(), left = 0;
        for (int i = 0; i < lefts; i++)
        {
            left += Number();
            int count = Number(), right = 0;
            for (int pair = 0; pair < count; pair++)
            {
                right += Number();
                costs.Add(left, right, frequencies[left], Number());
            }
        }
        return costs;
    }

    private static int[] Singles(string[] words, WordClasses classes)
    {
        int[] singles = new int[char.MaxValue + 1];
        Array.Fill(singles, classes.UnknownMark);
        singles.AsSpan(0x4E00, 0x9FA5 - 0x4E00 + 1).Fill(classes.UnknownHan);
        for (int word = 0; word < words.Length; word++)
        {
            if (words[word].Length == 1) singles[words[word][0]] = word;
        }
        return singles;
    }

    private static WordTrie Trie(string[] words, List<string> terms, int firstTerm)
    {
        int[] order = [.. Enumerable.Range(0, terms.Count).OrderBy(i => terms[i], StringComparer.Ordinal)];
        string[] keys = new string[words.Length + terms.Count];
        int[] ids = new int[keys.Length];
        int count = 0, next = 0;
        for (int word = 0; word <= words.Length; word++)
        {
            for (; next < order.Length && (word == words.Length || string.CompareOrdinal(terms[order[next]], words[word]) < 0); next++)
            {
                keys[count] = terms[order[next]];
                ids[count++] = firstTerm + order[next];
            }
            // Single characters are words anyway, and classes cannot be written.
            if (word == words.Length || words[word].Length == 1 || words[word][1] == '#') continue;
            keys[count] = words[word];
            ids[count++] = word;
        }
        return new WordTrie(keys.AsSpan(0, count), ids.AsSpan(0, count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Number()
    {
        int value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte part = _bytes[_at++];
            value |= (part & 0x7F) << shift;
            if (part < 0x80) return value;
        }
    }
}
