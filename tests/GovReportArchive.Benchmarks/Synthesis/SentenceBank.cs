using System.Globalization;
using System.Text;
using GovReportArchive.Text;

namespace GovReportArchive.Benchmarks.Synthesis;

/// <summary>Sentence frames and the words that fill them, read from the tables beside this file; drawing follows Zipf's law.</summary>
internal sealed class SentenceBank
{
    private readonly Dictionary<string, string[]> _frames = Read("sentences.tsv");
    private readonly Dictionary<string, string[]> _words = Read("vocabulary.tsv");
    private readonly string[] _general;
    private readonly long[] _upTo;

    /// <summary>Reads the tables.</summary>
    public SentenceBank()
    {
        IReadOnlyList<(string Word, int Count)> frequencies = WordFrequencies.Read();
        _general = [.. frequencies.Select(word => word.Word)];
        _upTo = new long[_general.Length];
        long sum = 0;
        for (int i = 0; i < _upTo.Length; i++) _upTo[i] = sum += frequencies[i].Count;
    }

    /// <summary>The frames of one section kind, most frequent first.</summary>
    public IReadOnlyList<string> Frames(string kind) => _frames[kind];

    /// <summary>Draws a position of a list of the given length: the first is the most frequent.</summary>
    public static int Zipf(Random random, int length)
    {
        // The inverse of the harmonic distribution, near enough for any length and without a table per list.
        int drawn = (int)Math.Exp(random.NextDouble() * Math.Log(length + 1)) - 1;
        return Math.Min(drawn, length - 1);
    }

    /// <summary>Fills the slots of a frame.</summary>
    /// <param name="frame">The frame, slots in braces.</param>
    /// <param name="facts">Slots that the report itself decides, such as <c>agency</c>.</param>
    /// <param name="words">Decides the slots that take words.</param>
    /// <param name="numbers">Decides the slots that take numbers.</param>
    public string Fill(string frame, IReadOnlyDictionary<string, string> facts, Random words, Random numbers)
    {
        StringBuilder text = new(frame.Length + 32);
        int at = 0;
        while (frame.IndexOf('{', at) is var open and >= 0)
        {
            int close = frame.IndexOf('}', open);
            text.Append(frame, at, open - at).Append(Slot(frame[(open + 1)..close], facts, words, numbers));
            at = close + 1;
        }

        return text.Append(frame, at, frame.Length - at).ToString();
    }

    private string Slot(string slot, IReadOnlyDictionary<string, string> facts, Random words, Random numbers) => slot switch
    {
        "n" => numbers.Next(20, 5000).ToString(CultureInfo.InvariantCulture),
        "m" => numbers.Next(1, 60).ToString(CultureInfo.InvariantCulture),
        "pct" => (numbers.Next(10, 990) / 10m).ToString(CultureInfo.InvariantCulture),
        "theme2" => Word("theme", words),
        "word" => General(words),
        _ when facts.TryGetValue(slot, out string? fact) => fact,
        _ => Word(slot, words),
    };

    private string Word(string slot, Random random)
    {
        string[] words = _words[slot];
        return words[Zipf(random, words.Length)];
    }

    // Any word of the dictionary, as often as it was counted: the long tail that tables written by hand lack.
    private string General(Random random)
    {
        int found = Array.BinarySearch(_upTo, random.NextInt64(_upTo[^1]) + 1);
        return _general[found < 0 ? ~found : found];
    }

    private static Dictionary<string, string[]> Read(string name)
    {
        using Stream stream = typeof(SentenceBank).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks the table {name}.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .GroupBy(cells => cells[0], cells => cells[1], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }
}
