using System.Runtime.InteropServices;

namespace GovReportArchive.Archive.Comparing;

/// <summary>Bounds from above how much of a report's prose an alignment can find in an earlier report.</summary>
/// <remarks>
/// Law: no alignment by <see cref="SentenceAlignment"/> carries more. A sentence that equals an earlier one may be carried whole. Any other can only be a
/// reworded one: what it keeps are characters of one earlier sentence, and of one that is not kept or moved itself. Costs a pass over both
/// texts, and one over the earlier sentences that are left for each later one that is.
/// </remarks>
internal static class CarriedBound
{
    [ThreadStatic]
    private static CharacterBag? _bag;

    /// <summary>Characters of the later report that are not blank, and how many of them may stand in the earlier one.</summary>
    public static (int All, int Most) Of(IReadOnlyList<Sentence> before, IReadOnlyList<Sentence> now)
    {
        Dictionary<string, (int Before, int Now)> keys = new(before.Count + now.Count, StringComparer.Ordinal);
        foreach (Sentence sentence in before) CollectionsMarshal.GetValueRefOrAddDefault(keys, sentence.Key, out _).Before++;
        foreach (Sentence sentence in now) CollectionsMarshal.GetValueRefOrAddDefault(keys, sentence.Key, out _).Now++;

        List<string> left = [];
        foreach (Sentence sentence in before)
            if (MayBeReworded(sentence, keys[sentence.Key])) left.Add(sentence.Text);

        int all = 0, most = 0;
        CharacterBag bag = _bag ??= new CharacterBag();
        foreach (Sentence sentence in now)
        {
            int ink = sentence.Ink;
            all += ink;
            most += keys[sentence.Key].Before > 0 ? ink : bag.MostShared(sentence.Text, ink, left);
        }

        return (all, most);
    }

    // Where the later report has as many equal sentences, each earlier one is kept or moved, unless it is too short to be moved.
    private static bool MayBeReworded(Sentence sentence, (int Before, int Now) times) =>
        times.Before > times.Now || sentence.Key.Length < SentenceAlignment.ShortestMoved;

    /// <summary>The characters of a sentence with how often each may still be taken.</summary>
    private sealed class CharacterBag
    {
        private readonly short[] _times = new short[char.MaxValue + 1];

        /// <summary>How many characters of a text, blanks left out, stand in that one of the others which holds most of them.</summary>
        /// <param name="text">The text.</param>
        /// <param name="ink">Its characters without blanks; also the answer where a text is too long to be counted.</param>
        /// <param name="others">The others.</param>
        public int MostShared(string text, int ink, List<string> others)
        {
            if (text.Length > short.MaxValue) return ink;
            foreach (char c in text)
                if (!char.IsWhiteSpace(c)) _times[c]++;
            int most = 0;
            foreach (string other in others)
                if (other.Length > most) most = Math.Max(most, other.Length > short.MaxValue ? ink : Shared(other));
            foreach (char c in text) _times[c] = 0;
            return most;
        }

        private int Shared(string other)
        {
            int shared = 0;
            foreach (char c in other)
                if (_times[c]-- > 0) shared++;
            foreach (char c in other) _times[c]++;
            return shared;
        }
    }
}
