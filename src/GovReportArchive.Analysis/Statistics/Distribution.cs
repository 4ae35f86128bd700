namespace GovReportArchive.Analysis.Statistics;

/// <summary>How numbers are spread.</summary>
/// <remarks>Law: min ≤ q1 ≤ median ≤ q3 ≤ max. Quantiles are those of Hyndman and Fan's type 7, as <c>PERCENTILE.INC</c> of spreadsheets, <c>quantile</c> of R and
/// <c>numpy.quantile</c> have them without being told otherwise: between the two numbers beside the place (n - 1) p, in proportion.</remarks>
/// <param name="Count">How many numbers there are; at least one.</param>
/// <param name="Sum">Their sum.</param>
/// <param name="Min">The least.</param>
/// <param name="Q1">The first quartile.</param>
/// <param name="Median">The median.</param>
/// <param name="Q3">The third quartile.</param>
/// <param name="Max">The greatest.</param>
public sealed record Distribution(int Count, decimal Sum, decimal Min, decimal Q1, decimal Median, decimal Q3, decimal Max)
{
    /// <summary>Decimals of a mean.</summary>
    private const int MeanDecimals = 6;

    /// <summary>The arithmetic mean, to six decimals.</summary>
    public decimal Mean => Plain(decimal.Round(Sum / Count, MeanDecimals));

    /// <summary>The distribution of numbers in ascending order; null where there are none.</summary>
    public static Distribution? Of(IReadOnlyList<decimal> ascending)
    {
        ArgumentNullException.ThrowIfNull(ascending);
        if (ascending.Count == 0) return null;
        return new Distribution(
            ascending.Count, ascending.Sum(), ascending[0], Quantile(ascending, 0.25m), Quantile(ascending, 0.5m), Quantile(ascending, 0.75m), ascending[^1]);
    }

    /// <summary>A quantile of numbers in ascending order, of which there is at least one.</summary>
    public static decimal Quantile(IReadOnlyList<decimal> ascending, decimal share)
    {
        ArgumentNullException.ThrowIfNull(ascending);
        decimal place = (ascending.Count - 1) * share;
        int below = (int)place;
        decimal rest = place - below;
        return rest == 0 ? ascending[below] : Plain(ascending[below] + (rest * (ascending[below + 1] - ascending[below])));
    }

    // Dividing by one to so many places drops the zeros at the end.
    private static decimal Plain(decimal number) => number / 1.0000000000000000000000000000m;

    /// <summary>The places of the one or two numbers in the middle.</summary>
    public static (int Lower, int Upper) Middle(int count) => ((count - 1) / 2, count / 2);
}
