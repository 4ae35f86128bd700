using System.Collections.Frozen;
using System.Numerics;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Tables.Layout;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>The pairs of neighbouring letters of a text, as far as labels of the forms have them.</summary>
/// <remarks>Every pair that occurs in any label has a bit, so that comparing a text with a label is counting common bits.</remarks>
internal sealed class LetterPairs
{
    private static readonly FrozenDictionary<int, int> Bits = Labels()
        .SelectMany(label => Of(Letters(label)))
        .Distinct()
        .Select((pair, bit) => (pair, bit))
        .ToFrozenDictionary(x => x.pair, x => x.bit);

    private static readonly int Words = (Bits.Count + 63) / 64;

    private readonly ulong[] _bits = new ulong[Words];

    /// <param name="folded">Folded text; all but its Chinese letters is left out.</param>
    public LetterPairs(string folded)
    {
        Text = LabelFolding.Letters(folded);
        int[] pairs = Of(Text);
        Array.Sort(pairs);
        for (int i = 0; i < pairs.Length; i++)
        {
            if (i > 0 && pairs[i] == pairs[i - 1])
                continue;
            Count++;
            if (Bits.TryGetValue(pairs[i], out int bit))
                _bits[bit >> 6] |= 1UL << (bit & 63);
        }
    }

    /// <summary>The letters without digits and punctuation.</summary>
    public string Text { get; }

    /// <summary>How many different pairs there are, also those that no label has.</summary>
    public int Count { get; }

    /// <summary>The share of a label's pairs that this text has, 0 to 1.</summary>
    public double Share(LetterPairs label) => label.Count == 0 ? 0 : (double)Common(label) / label.Count;

    /// <summary>Twice the common pairs over all pairs of both, 0 to 1.</summary>
    public double Likeness(LetterPairs label) => label.Count + Count == 0 ? 0 : 2.0 * Common(label) / (label.Count + Count);

    private int Common(LetterPairs other)
    {
        int common = 0;
        for (int i = 0; i < _bits.Length; i++)
            common += BitOperations.PopCount(_bits[i] & other._bits[i]);
        return common;
    }

    private static string Letters(string label) => LabelFolding.Letters(LabelFolding.Squeeze(label));

    private static int[] Of(string letters)
    {
        int[] pairs = new int[Math.Max(0, letters.Length - 1)];
        for (int i = 1; i < letters.Length; i++)
            pairs[i - 1] = (letters[i - 1] << 16) | letters[i];
        return pairs;
    }

    /// <summary>Everything that a pattern is made of.</summary>
    private static IEnumerable<string> Labels()
    {
        foreach (ApplicationRow row in ApplicationsForm.Rows)
        {
            foreach (string label in row.Spellings.Prepend(row.Label))
                yield return label;
            foreach (string sum in (string[])["小计", "合计"])
                yield return row.Group + sum;
        }
        foreach (StatisticRow row in StatisticsForm.Rows)
        {
            foreach (string label in row.Spellings.Prepend(row.Label))
                yield return label;
        }
        foreach (DisclosureRow row in ((string[])[FormIds.Form2021, FormIds.Form2019]).SelectMany(DisclosureForm.PartsOf).SelectMany(part => part.Rows))
        {
            foreach (string label in row.Spellings.Prepend(row.Label))
                yield return label;
        }
        foreach (Outcome outcome in LitigationForm.Outcomes)
        {
            foreach (string label in outcome.Spellings.Prepend(outcome.Label))
                yield return label;
        }
    }
}
