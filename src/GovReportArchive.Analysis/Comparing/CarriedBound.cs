using System.Runtime.InteropServices;

namespace GovReportArchive.Analysis.Comparing;

/// <summary>Bounds from above how much of a report's prose an alignment can find in an earlier report.</summary>
/// <remarks>
/// Law: no alignment by <see cref="SentenceAlignment"/> carries more. A sentence that equals an earlier one may be carried whole. Any other can only be a
/// reworded one: what it keeps are characters of one earlier sentence, and of one that is not kept or moved itself, each with a neighbour that it
/// has there too (<see cref="NeighbourPairs"/>). Costs a pass over both texts, cut short where the bound falls below what is asked for.
/// </remarks>
internal static class CarriedBound
{
    [ThreadStatic]
    private static NeighbourPairs? _pairs;

    /// <summary>Characters of the later report that are not blank, and how many of them may stand in the earlier one.</summary>
    /// <param name="before">Sentences of the earlier report.</param>
    /// <param name="now">Sentences of the later report.</param>
    /// <param name="percent">The share that matters: below it the bound need not be the least one, but holds.</param>
    public static (int All, int Most) Of(IReadOnlyList<Sentence> before, IReadOnlyList<Sentence> now, int percent = 0)
    {
        Dictionary<string, (int Before, int Now)> keys = new(before.Count + now.Count, StringComparer.Ordinal);
        foreach (Sentence sentence in before) CollectionsMarshal.GetValueRefOrAddDefault(keys, sentence.Key, out _).Before++;
        int all = 0;
        foreach (Sentence sentence in now)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(keys, sentence.Key, out _).Now++;
            all += sentence.Ink;
        }

        NeighbourPairs pairs = _pairs ??= new NeighbourPairs();
        pairs.Clear();
        foreach (Sentence sentence in before)
            if (MayBeReworded(sentence, keys[sentence.Key])) pairs.Add(sentence.Text);

        int most = all;
        foreach (Sentence sentence in now)
        {
            if (keys[sentence.Key].Before > 0) continue;
            most -= pairs.LeastLost(sentence.Text);
            if ((long)most * 100 < (long)all * percent) break;
        }

        return (all, most);
    }

    // Where the later report has as many equal sentences, each earlier one is kept or moved, unless it is too short to be moved.
    private static bool MayBeReworded(Sentence sentence, (int Before, int Now) times) =>
        times.Before > times.Now || sentence.Key.Length < SentenceAlignment.ShortestMoved;
}
