using System.Buffers;

namespace GovReportArchive.Text.Likeness;

/// <summary>How alike wordings are to one sentence; what is rare counts for more than what every report says. Not thread-safe.</summary>
/// <remarks>Words that reports use for one another count as the same, but not quite: who writes the very words is more alike. Numbers count as
/// equal whatever they are.</remarks>
internal sealed class SentenceLikeness
{
    // How much the sentence's own words count beside what they mean.
    private const double Literal = 0.2;

    // What the other says beyond the sentence sets it apart less than what it lacks: reports say several things in a sentence.
    private const double Beyond = 0.6;

    // A single character in common says something (没人管, 无人维护), but little.
    private const double Single = 0.4;

    private static readonly SearchValues<char> Particles = SearchValues.Create("的地得了着过和与及或而也都还就才又再不未无有是在对把被将向从由于以为等之其这那个各该并很更最到上下中里");
    private readonly Wording _own, _meant;
    private readonly Func<IReadOnlyList<string>, IReadOnlyList<double>> _rarity;
    private readonly Dictionary<string, double> _rarities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _words;
    private readonly List<Word> _cuts = [];

    /// <summary>Prepares a sentence.</summary>
    /// <param name="bare">The sentence, folded and without what does not count, such as the mark that numbers it.</param>
    /// <param name="canonical">The same with one word for each group of synonyms.</param>
    /// <param name="rarity">What pairs of characters that stand side by side weigh.</param>
    public SentenceLikeness(string bare, string canonical, Func<IReadOnlyList<string>, IReadOnlyList<double>> rarity)
    {
        _rarity = rarity;
        string meaning = PairLikeness.WithoutNumbers(canonical), own = PairLikeness.WithoutNumbers(bare);
        Learn([own, meaning]);
        _own = new Wording(own, Rarity);
        _meant = new Wording(meaning, Rarity);
        _words = WordsOf(meaning).ToDictionary(word => word, word => Enumerable.Range(0, word.Length - 1).Sum(i => Rarity(word.Substring(i, 2))), StringComparer.Ordinal);
    }

    /// <summary>How alike the characters are: 0 where nothing is shared, 1 where both say the same.</summary>
    public double CharactersOf(Part part) => (Literal * _own.To(part.Own)) + ((1 - Literal) * _meant.To(part.Meant));

    /// <summary>How alike the words of at least two characters are, in whatever order.</summary>
    public double WordsIn(Part part)
    {
        if (_words.Count == 0) return 0;
        double own = 0, shared = 0;
        int others = 0;
        HashSet<string> words = WordsOf(part.Meaning);
        foreach ((string word, double weight) in _words)
        {
            own += weight;
            if (words.Contains(word)) shared += weight;
        }

        foreach (string word in words)
            if (!_words.ContainsKey(word)) others++;
        return 2 * shared / (own + shared + (Beyond * others * own / _words.Count));
    }

    /// <summary>Prepares a text to be compared; both as for the constructor.</summary>
    public static Part Prepare(string bare, string canonical)
    {
        string meaning = PairLikeness.WithoutNumbers(canonical);
        return new Part(new Wording(PairLikeness.WithoutNumbers(bare), null), new Wording(meaning, null), meaning);
    }

    // All at once: an index looks up many pairs for little more than one.
    private void Learn(string[] texts)
    {
        string[] pairs = [.. texts.SelectMany(text => Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(i => text.Substring(i, 2)))
            .Where(pair => !pair.Contains(PairLikeness.AnyNumber, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];
        IReadOnlyList<double> weights = _rarity(pairs);
        for (int i = 0; i < pairs.Length; i++) _rarities[pairs[i]] = weights[i];
    }

    // Any number says no more than a common word.
    private double Rarity(string pair)
    {
        if (pair.Contains(PairLikeness.AnyNumber, StringComparison.Ordinal)) return 1;
        if (!_rarities.TryGetValue(pair, out double known)) _rarities[pair] = known = _rarity([pair])[0];
        return known;
    }

    private HashSet<string> WordsOf(string text)
    {
        _cuts.Clear();
        ChineseSegmenter.Segment(text, _cuts);
        return [.. _cuts.Where(word => word.Length >= 2 && char.IsLetter(text[word.Start])).Select(word => text.Substring(word.Start, word.Length))];
    }

    /// <summary>A text to be compared.</summary>
    /// <param name="Own">As it is worded.</param>
    /// <param name="Meant">With one word for each group of synonyms.</param>
    /// <param name="Meaning">The same as text.</param>
    internal sealed record Part(Wording Own, Wording Meant, string Meaning);

    /// <summary>The single letters, pairs and triples of a text, ascending, each once.</summary>
    internal sealed class Wording
    {
        private readonly ulong[] _grams;
        private readonly double[] _weights;
        private readonly double _whole;

        public Wording(string text, Func<string, double>? rarity)
        {
            ulong[] grams = new ulong[text.Length * 3];
            int count = 0;
            for (int i = 0; i + 1 < text.Length; i++)
            {
                if (char.IsLetter(text[i]) && !Particles.Contains(text[i])) grams[count++] = text[i];
                if (!char.IsLetterOrDigit(text[i]) || !char.IsLetterOrDigit(text[i + 1])) continue;
                ulong pair = ((ulong)text[i] << 16) | text[i + 1];
                grams[count++] = pair;
                if (i + 2 < text.Length && char.IsLetterOrDigit(text[i + 2])) grams[count++] = (pair << 16) | text[i + 2];
            }

            Array.Sort(grams, 0, count);
            int kept = 0;
            for (int i = 0; i < count; i++)
                if (i == 0 || grams[i] != grams[i - 1]) grams[kept++] = grams[i];
            _grams = grams[..kept];
            _weights = rarity is null ? [] : [.. _grams.Select(gram => WeightOf(gram, text, rarity))];
            _whole = _weights.Sum();
        }

        /// <summary>How alike the other is, as the weight that both have beside the weight of each; what only the other has weighs as much as
        /// this one's on average.</summary>
        public double To(Wording other)
        {
            if (_grams.Length == 0 || other._grams.Length == 0) return 0;
            double shared = 0;
            int both = 0;
            for (int i = 0, j = 0; i < _grams.Length && j < other._grams.Length;)
            {
                if (_grams[i] == other._grams[j])
                {
                    shared += _weights[i];
                    both++;
                    (i, j) = (i + 1, j + 1);
                }
                else if (_grams[i] < other._grams[j])
                {
                    i++;
                }
                else
                {
                    j++;
                }
            }

            return 2 * shared / (_whole + shared + (Beyond * (other._grams.Length - both) * _whole / _grams.Length));
        }

        // Three in a row weigh as much as the two pairs on average, one by the more common of the pairs that it stands in.
        private static double WeightOf(ulong gram, string text, Func<string, double> rarity)
        {
            char first = (char)(gram >> 32), second = (char)(gram >> 16), third = (char)gram;
            if (second == 0) return Single * Enumerable.Range(0, text.Length - 1).Where(i => text[i] == third || text[i + 1] == third).Min(i => rarity(text.Substring(i, 2)));
            double last = rarity(new string([second, third]));
            return first == 0 ? last : (rarity(new string([first, second])) + last) / 2;
        }
    }
}
