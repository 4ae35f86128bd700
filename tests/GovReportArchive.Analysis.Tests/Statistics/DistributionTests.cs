using GovReportArchive.Analysis.Statistics;

namespace GovReportArchive.Analysis.Tests.Statistics;

public sealed class DistributionTests
{
    // Worked out by Python: statistics.quantiles(x, n=4, method='inclusive'), which is type 7.
    public static TheoryData<decimal[], decimal, decimal, decimal> Known => new()
    {
        { [1], 1, 1, 1 },
        { [1, 2], 1.25m, 1.5m, 1.75m },
        { [1, 2, 3, 4], 1.75m, 2.5m, 3.25m },
        { [1, 3, 3, 6, 7, 8, 9], 3, 6, 7.5m },
        { [6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49], 25.5m, 40, 42.5m },
        { [0, 0, 0, 0, 100], 0, 0, 0 },
        { [-2, 0.5m, 12.25m], -0.75m, 0.5m, 6.375m },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void Quartiles_are_those_of_type_seven(decimal[] numbers, decimal q1, decimal median, decimal q3)
    {
        Distribution found = Distribution.Of(numbers)!;
        Assert.Equal((numbers.Length, numbers.Sum(), numbers[0], numbers[^1]), (found.Count, found.Sum, found.Min, found.Max));
        Assert.Equal((q1, median, q3), (found.Q1, found.Median, found.Q3));
    }

    [Fact]
    public void Quartiles_stand_in_order_between_the_least_and_the_greatest_and_the_numbers_in_the_middle_make_the_median()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            Random random = new(seed);
            decimal[] numbers = [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => (decimal)random.Next(-50, 500) / (1 << random.Next(3))).Order()];
            Distribution found = Distribution.Of(numbers)!;
            Assert.True(found.Min <= found.Q1 && found.Q1 <= found.Median && found.Median <= found.Q3 && found.Q3 <= found.Max, $"seed {seed}");
            Assert.InRange(found.Mean, found.Min - 0.000001m, found.Max + 0.000001m);
            (int lower, int upper) = Distribution.Middle(numbers.Length);
            Assert.True(found.Median == (numbers[lower] + numbers[upper]) / 2, $"seed {seed}");
        }
    }

    [Fact]
    public void Of_no_numbers_there_is_none() => Assert.Null(Distribution.Of([]));
}
