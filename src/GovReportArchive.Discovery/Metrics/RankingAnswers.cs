using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;

namespace GovReportArchive.Discovery.Metrics;

/// <summary>Who has most of a metric in one year.</summary>
/// <param name="Counted">The metric and the reports that count, of exactly one year.</param>
/// <param name="By"><c>agency</c>, or a level of places (<see cref="MetricDimensions.Places"/>).</param>
/// <param name="Of">Of places: which number of their agencies they are ranked by, of <see cref="Statistics"/>.</param>
/// <param name="Ascending">True: the least first.</param>
/// <param name="ByShare">True: ranked by the share of what the metric is a part of (<see cref="Metric.WholeOf"/>), and not by the number.</param>
public sealed record RankingQuestion(MetricQuestion Counted, string By, string Of, bool Ascending, bool ByShare = false)
{
    /// <summary>Agencies are ranked.</summary>
    public const string Agency = "agency";

    /// <summary>Places are ranked by the sum of the numbers of their agencies.</summary>
    public const string Sum = "sum";

    /// <summary>What can be ranked.</summary>
    public static IReadOnlyList<(string Value, string Label)> Ranked { get; } = [.. MetricDimensions.Places.Prepend(Agency).Select(name => (name, FacetTable.Heading(name)))];

    /// <summary>What places can be ranked by.</summary>
    public static IReadOnlyList<(string Value, string Label)> Statistics { get; } = [(Sum, "合计"), ("median", "中位数"), ("mean", "平均"), ("max", "最大")];

    /// <summary>Whether the first is the greatest or the least.</summary>
    public static IReadOnlyList<(string Value, string Label)> Orders { get; } = [("desc", "由大到小"), ("asc", "由小到大")];

    internal string Question => $"{Counted.Question}\0{By}\0{Of}\0{Ascending}\0{ByShare}";
}

/// <summary>A ranking.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Whole">The metric of which it is a part; absent where it is none.</param>
/// <param name="Year">The year.</param>
/// <param name="By">What is ranked.</param>
/// <param name="Of">What places are ranked by; absent where agencies are ranked.</param>
/// <param name="Share">Whether the ranks are those of the shares.</param>
/// <param name="Order"><c>desc</c>: the greatest first; <c>asc</c>: the least.</param>
/// <param name="Scopes">The scopes that were chosen, each with its reports that count.</param>
/// <param name="Excluded">Reports that are selected and do not count.</param>
/// <param name="Total">How many are ranked.</param>
/// <param name="NotRanked">How many are not, by why: of agencies the states of <c>/metrics/{key}/values</c>, of places <c>none</c> (no agency has a number), <c>tooFew</c> and
/// <c>noPlace</c> (reports of no place at that level, or whose place is not known); by share also <c>noWhole</c>, <c>smallWhole</c> and <c>overWhole</c>.</param>
/// <param name="NotHeld">Agencies of which reports on other years are held and none on this one; absent where reports are chosen by more than their agencies.</param>
/// <param name="Doubted">Numbers among those ranked that a failed check speaks of.</param>
/// <param name="Median">The median of what is ranked by; absent where fewer than <paramref name="AtLeast"/> are ranked.</param>
/// <param name="Max">The greatest of what is ranked by; absent where nothing is ranked.</param>
/// <param name="AtLeast">Fewest numbers of which a median is told, and fewest peers.</param>
/// <param name="Comparable">How far the numbers may be compared with one another; where that is <c>none</c> nothing is ranked.</param>
/// <param name="Note">What differs between the forms; absent where they count the same.</param>
/// <param name="Items">A page of the ranking.</param>
/// <param name="Next">Cursor of the next page; absent at the end.</param>
/// <param name="Places">Where a name in a filter stands for more than one place: these.</param>
public sealed record RankingAnswer(
    Metric Metric, Metric? Whole, int Year, string By, string? Of, bool Share, string Order, IReadOnlyDictionary<string, int> Scopes, MetricExcluded Excluded, int Total,
    IReadOnlyDictionary<string, int> NotRanked, int? NotHeld, int Doubted, decimal? Median, decimal? Max, int AtLeast, string Comparable, string? Note, IReadOnlyList<RankedItem> Items, string? Next,
    IReadOnlyList<NamedPlace>? Places) : IPage;

/// <summary>A place in a ranking.</summary>
/// <param name="Rank">From 1; equal numbers share it, and as many ranks after it are left out.</param>
/// <param name="Id">Id of the agency, or code of the place.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Value">The number.</param>
/// <param name="Share">What share it is of the whole; absent where the metric is no part, or no share can be told.</param>
/// <param name="Change">Of an agency: against the year before; absent where that cannot be said.</param>
/// <param name="Peers">Of an agency: among those of its type and level; absent where these are too few, or type or level are not known.</param>
/// <param name="Report">Of an agency: the report that prints it.</param>
/// <param name="Group">Of a place: what its agencies come to, with sources.</param>
public sealed record RankedItem(
    int Rank, string Id, string Label, decimal Value, RankedShare? Share, RankedChange? Change, RankedPeers? Peers, MetricValue? Report, MetricGroup? Group);

/// <summary>What share a number is of a whole.</summary>
/// <param name="Part">The number; of a place the sum of those of which the whole is printed, too.</param>
/// <param name="Whole">The whole, at least <see cref="LeastWhole"/>.</param>
/// <param name="Share">The part divided by the whole, rounded to six decimals.</param>
/// <param name="Agencies">Agencies that print both.</param>
/// <param name="Cells">Of an agency: the cells whose sum the whole is.</param>
public sealed record RankedShare(decimal Part, decimal Whole, decimal Share, int Agencies, IReadOnlyList<MetricCell> Cells)
{
    /// <summary>The least whole of which a share is told: one of three is no third of anything.</summary>
    public const int LeastWhole = 10;
}

/// <summary>A number beside that of the year before, of the same scope, in a form that counts the same or nearly so.</summary>
/// <param name="Year">The year before.</param>
/// <param name="Value">Its number.</param>
/// <param name="Difference">The later number less the earlier.</param>
/// <param name="Ratio">The difference divided by the earlier number, rounded to six decimals; absent where that is less than <see cref="LeastBefore"/>.</param>
/// <param name="Comparable"><c>exact</c>, or <c>near</c> where the forms count a little differently.</param>
/// <param name="Report">Id of the report that prints it.</param>
/// <param name="Version">The version that was read.</param>
/// <param name="Cells">The cells whose sum it is.</param>
public sealed record RankedChange(
    int Year, decimal Value, decimal Difference, decimal? Ratio, string Comparable, string Report, int Version, IReadOnlyList<MetricCell> Cells)
{
    /// <summary>The least number from which a change is told as a ratio: from one to three is no trebling.</summary>
    public const int LeastBefore = 10;
}

/// <summary>An agency among the others of its type and level that are ranked with it.</summary>
/// <param name="Count">How many others there are.</param>
/// <param name="Below">How many of them have less.</param>
public sealed record RankedPeers(int Count, int Below)
{
    /// <summary>Of a hundred others so many have less, rounded down.</summary>
    public int Percentile => 100 * Below / Count;
}
