using GovReportArchive.Reports.Tables.Layout;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>One label of a form with its other spellings, prepared for comparison with what a source prints.</summary>
internal sealed class LabelPattern
{
    private readonly Spelling[] _spellings;

    public LabelPattern(string label, params IEnumerable<string> spellings)
    {
        _spellings =
        [
            new Spelling(Prepare(label), 1.0),
            .. spellings.Select(spelling => new Spelling(Prepare(spelling), 0.95)),
        ];
    }

    /// <summary>Letters of the label as the form prints it.</summary>
    public string Letters => _spellings[0].Letters;

    /// <summary>Letters of every spelling, the form's own first.</summary>
    public IEnumerable<string> All => _spellings.Select(spelling => spelling.Letters);

    /// <summary>How much of the label occurs in a text, 0 to 1: the best spelling's share of neighbouring characters that are found.</summary>
    /// <param name="letters">Folded letters of the text.</param>
    public double FoundIn(BigramSet letters)
    {
        double best = 0;
        foreach (Spelling spelling in _spellings)
            best = Math.Max(best, spelling.Weight * letters.Share(spelling.Bigrams));
        return best;
    }

    private static string Prepare(string label) => LabelFolding.Letters(LabelFolding.Squeeze(label));

    private sealed class Spelling(string letters, double weight)
    {
        public string Letters { get; } = letters;

        public double Weight { get; } = weight;

        public int[] Bigrams { get; } = BigramSet.Of(letters);
    }
}

/// <summary>The pairs of neighbouring letters of a text.</summary>
internal sealed class BigramSet
{
    private readonly HashSet<int> _pairs;

    public BigramSet(string folded)
    {
        Letters = LabelFolding.Letters(folded);
        _pairs = [.. Of(Letters)];
    }

    /// <summary>The letters without digits and punctuation.</summary>
    public string Letters { get; }

    /// <summary>The share of pairs that this text has.</summary>
    public double Share(int[] pairs)
    {
        if (pairs.Length == 0)
            return 0;
        int found = 0;
        foreach (int pair in pairs)
        {
            if (_pairs.Contains(pair))
                found++;
        }
        return (double)found / pairs.Length;
    }

    /// <summary>Every pair of neighbouring letters once.</summary>
    public static int[] Of(string letters)
    {
        HashSet<int> pairs = [];
        for (int i = 1; i < letters.Length; i++)
            pairs.Add((letters[i - 1] << 16) | letters[i]);
        return [.. pairs];
    }
}
