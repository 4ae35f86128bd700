using System.Numerics;

namespace GovReportArchive.Text.Likeness;

/// <summary>Reduces a set of shingles to a few numbers, one for each band, of which two sets share one the more probably the more alike they are.</summary>
/// <remarks>
/// With bands of r rows, sets of likeness s share at least one of b bands with probability 1 - (1 - s^r)^b: for 20 bands of 3 rows 0.67 at
/// 0.37, 0.99 at 0.6, 0.9998 at 0.7. The numbers depend on nothing but the set. Thread-safe.
/// </remarks>
public static class MinHash
{
    /// <summary>Bands of a signature.</summary>
    public const int Bands = 20;

    private const int Rows = 3;

    // A whole number of the widest vectors; the last few rows are in no band.
    private const int Orders = 64;
    private static readonly uint[] Factors = [.. Enumerable.Range(0, Orders).Select(i => (uint)Shingles.Mix((ulong)i) | 1)];
    private static readonly uint[] Terms = [.. Enumerable.Range(0, Orders).Select(i => (uint)(Shingles.Mix((ulong)i) >> 32))];

    /// <summary>Fills <paramref name="bands"/>, <see cref="Bands"/> numbers, with those of a set.</summary>
    /// <param name="shingles">As <see cref="Shingles.Of"/> gives them.</param>
    /// <param name="bands">Gets the numbers; sets without a shingle share all of them.</param>
    public static void Fill(ReadOnlySpan<uint> shingles, Span<ulong> bands)
    {
        Span<uint> least = stackalloc uint[Orders];
        for (int order = 0; order < Orders; order += Vector<uint>.Count)
        {
            Vector<uint> factors = new(Factors, order), terms = new(Terms, order), lowest = new(uint.MaxValue);
            foreach (uint shingle in shingles)
            {
                // Shingles are hashes already; a multiplication and a fold make of each an order of its own.
                Vector<uint> mixed = (new Vector<uint>(shingle ^ (shingle >> 15)) * factors) + terms;
                lowest = Vector.Min(lowest, mixed ^ (mixed >>> 16));
            }

            lowest.CopyTo(least[order..]);
        }

        for (int band = 0; band < Bands; band++)
        {
            ulong key = (ulong)band;
            foreach (uint row in least.Slice(band * Rows, Rows)) key = Shingles.Mix(key ^ row);
            bands[band] = key;
        }
    }
}
