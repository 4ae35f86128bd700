namespace GovReportArchive.Text.Likeness;

/// <summary>Puts texts of nearly the same wording into groups, each around one text that represents it.</summary>
/// <remarks>
/// Law: every member of a group is at least as alike to its representative as the threshold says; equal sets are always in one group. Texts
/// are compared with representatives only, so that no chain of small steps joins what is not alike. Representatives come in the order of the
/// calls: whoever calls in an order that depends on the texts alone gets groups that depend on the texts alone. Candidates are found by
/// <see cref="MinHash"/>, which overlooks about one pair in a hundred of likeness 0.6 and hardly any of 0.7; what is grouped is measured
/// exactly. Not thread-safe.
/// </remarks>
/// <param name="threshold">Least likeness to the representative, above 0, at most 1.</param>
public sealed class LikenessGroups(double threshold)
{
    // Where so many representatives share a band, the band says nothing; the first of them are the most used ones.
    private const int LargestBucket = 64;
    private const int MostCompared = 48;

    private readonly Dictionary<ulong, List<int>> _buckets = [];
    private readonly Dictionary<int, uint[]> _representatives = [];
    private readonly Dictionary<int, int> _votes = [];
    private readonly ulong[] _bands = new ulong[MinHash.Bands];

    /// <summary>Representatives so far.</summary>
    public int Count => _representatives.Count;

    /// <summary>Finds the group of a text, or opens a new one.</summary>
    /// <param name="text">Number of the text, ascending from call to call.</param>
    /// <param name="shingles">Its shingles.</param>
    /// <param name="accepts">Asked of a representative that is alike enough; false where it must not represent this text all the same.</param>
    /// <returns>Number of the representative most alike, the earlier one of two that are equally so; the text's own number where it
    /// represents a new group.</returns>
    public int Place(int text, uint[] shingles, Func<int, bool>? accepts = null)
    {
        ArgumentNullException.ThrowIfNull(shingles);
        MinHash.Fill(shingles, _bands);
        int best = -1;
        double likeness = 0;
        foreach (int candidate in Candidates())
        {
            uint[] other = _representatives[candidate];
            // Sets of very different sizes cannot be alike.
            if (Math.Min(other.Length, shingles.Length) < threshold * Math.Max(other.Length, shingles.Length)) continue;
            double measured = Shingles.Likeness(shingles, other);
            if (measured < threshold || measured < likeness || (measured == likeness && candidate > best && best >= 0)) continue;
            if (accepts is not null && !accepts(candidate)) continue;
            (best, likeness) = (candidate, measured);
        }

        if (best >= 0) return best;
        _representatives[text] = shingles;
        foreach (ulong band in _bands)
        {
            if (!_buckets.TryGetValue(band, out List<int>? bucket)) _buckets[band] = bucket = new List<int>(1);
            if (bucket.Count < LargestBucket) bucket.Add(text);
        }

        return text;
    }

    /// <summary>Representatives that share a band, those that share most of them first.</summary>
    private IEnumerable<int> Candidates()
    {
        _votes.Clear();
        foreach (ulong band in _bands)
        {
            if (!_buckets.TryGetValue(band, out List<int>? bucket)) continue;
            foreach (int representative in bucket) _votes[representative] = _votes.GetValueOrDefault(representative) + 1;
        }

        return _votes.Count <= MostCompared
            ? _votes.Keys
            : _votes.OrderByDescending(vote => vote.Value).ThenBy(vote => vote.Key).Take(MostCompared).Select(vote => vote.Key).ToArray();
    }
}
