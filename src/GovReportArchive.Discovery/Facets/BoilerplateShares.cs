namespace GovReportArchive.Discovery.Facets;

/// <summary>Which share of each report's sentences is boilerplate, in the ranges that it is filtered and counted by: a column of the reports' index.</summary>
/// <remarks>The shares are worked out for all reports at once, so they are handed to the follower as a whole, under the name of their making. A report that came
/// later has none. Immutable.</remarks>
public sealed class BoilerplateShares
{
    /// <summary>Name of the column, and of the filter and facet.</summary>
    public const string Column = "boilerplate";

    /// <summary>In reports of so many other agencies a sentence counts as shared.</summary>
    public const int LeastAgencies = 3;

    /// <summary>Code of the error where nobody has worked the shares out.</summary>
    public const string MissingCode = "wordings.missing";

    /// <summary>What is said then, and what to do.</summary>
    public const string MissingMessage = "措辞沿革尚未整理；服务运行时会在收录后自动整理，也可运行 govreport wordings --rebuild。";

    private const int Step = 20;
    private readonly IReadOnlyDictionary<string, int> _ranges;

    /// <param name="name">Name of the making; another one has another.</param>
    /// <param name="ranges">For each report with sentences the position in <see cref="Ranges"/>.</param>
    public BoilerplateShares(string name, IReadOnlyDictionary<string, int> ranges) => (Name, _ranges) = (name, ranges);

    /// <summary>Ranges of the share in per cent, from the lowest.</summary>
    public static IReadOnlyList<string> Ranges { get; } = [.. Enumerable.Range(0, 100 / Step).Select(i => FormattableString.Invariant($"{i * Step}-{(i + 1) * Step}"))];

    /// <summary>Name of the making.</summary>
    public string Name { get; }

    /// <summary>In which of <see cref="Ranges"/> a report with sentences is.</summary>
    public static int RangeOf(int shared, int sentences) => (int)Math.Min(Ranges.Count - 1, 100L * shared / sentences / Step);

    /// <summary>The range of a report; null where it has none.</summary>
    public string? Of(string id) => _ranges.TryGetValue(id, out int range) ? Ranges[range] : null;
}
