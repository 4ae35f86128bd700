namespace GovReportArchive.Text.Likeness;

/// <summary>Reduces a set of shingles to a few numbers, one for each band, of which two sets share one the more probably the more alike they are.</summary>
/// <remarks>
/// With bands of r rows, sets of likeness s share at least one of b bands with probability 1 - (1 - s^r)^b: for 20 bands of 3 rows 0.67 at
/// 0.37, 0.99 at 0.6, 0.9998 at 0.7. The numbers depend on nothing but the set. Thread-safe.
/// </remarks>
internal static class MinHash
{
    /// <summary>Bands of a signature.</summary>
    public const int Bands = 20;

    private const int Rows = 3;
    private static readonly uint[] Factors = [.. Enumerable.Range(0, Bands * Rows).Select(i => (uint)Shingles.Mix((ulong)i) | 1)];
    private static readonly uint[] Terms = [.. Enumerable.Range(0, Bands * Rows).Select(i => (uint)(Shingles.Mix((ulong)i) >> 32))];

    /// <summary>Fills <paramref name="bands"/>, <see cref="Bands"/> numbers, with those of a set.</summary>
    public static void Fill(ReadOnlySpan<uint> shingles, Span<ulong> bands)
    {
        for (int band = 0; band < Bands; band++)
        {
            ulong key = (ulong)band;
            for (int row = band * Rows; row < (band + 1) * Rows; row++)
            {
                uint least = uint.MaxValue, factor = Factors[row], term = Terms[row];
                foreach (uint shingle in shingles)
                {
                    // Shingles are hashes already; a multiplication and a fold make of each an order of its own.
                    uint mixed = (shingle ^ (shingle >> 15)) * factor + term;
                    mixed ^= mixed >> 16;
                    if (mixed < least) least = mixed;
                }

                key = Shingles.Mix(key ^ least);
            }

            bands[band] = key;
        }
    }
}
