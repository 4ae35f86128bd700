using System.Numerics;

namespace GovReportArchive.Discovery.Missing;

/// <summary>Report years, from the first that the regulation asks for; earlier ones are not kept.</summary>
/// <remarks>A bit a year, so that what the whole country holds fits into memory.</remarks>
internal readonly record struct YearSet(ulong Bits)
{
    /// <summary>The first year that there are reports of.</summary>
    public const int FirstYear = 2008;

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => Bits == 0;

    /// <summary>The earliest; only where there is one.</summary>
    public int First => FirstYear + BitOperations.TrailingZeroCount(Bits);

    /// <summary>The latest; only where there is one.</summary>
    public int Last => FirstYear + BitOperations.Log2(Bits);

    /// <summary>Whether a year is among them.</summary>
    public bool Has(int year) => Bit(year) is var bit && (Bits & bit) != 0;

    /// <summary>These and a year.</summary>
    public YearSet With(int year) => new(Bits | Bit(year));

    /// <summary>The latest of them before a year; null where there is none.</summary>
    public int? Before(int year) => year <= FirstYear ? null : Nearest(new YearSet(Bits & (Bit(year) - 1)), set => set.Last);

    /// <summary>The earliest of them after a year; null where there is none.</summary>
    public int? After(int year) => Nearest(new YearSet(Bits & ~(Bit(year) | (Bit(year) - 1))), set => set.First);

    private static int? Nearest(YearSet set, Func<YearSet, int> of) => set.IsEmpty ? null : of(set);

    private static ulong Bit(int year) => year is >= FirstYear and < FirstYear + 64 ? 1UL << (year - FirstYear) : 0;
}
