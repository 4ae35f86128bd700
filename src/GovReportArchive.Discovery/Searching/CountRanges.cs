using System.Globalization;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Search.Querying;
using GovReportArchive.Text;

namespace GovReportArchive.Discovery.Searching;

/// <summary>Ranges of one count to be counted as a facet: from each bound up to the next, the last without end.</summary>
/// <param name="Key">The count.</param>
/// <param name="Bounds">Ascending, at least one.</param>
public sealed record CountRanges(string Key, IReadOnlyList<double> Bounds)
{
    private const int MostBounds = 20;
    private static readonly double[] Usual = [0, 1, 10, 100, 1000];

    /// <summary>The ranges in order.</summary>
    internal IEnumerable<CountRange> All =>
        Bounds.Select((bound, i) => new CountRange(bound, i + 1 < Bounds.Count ? Bounds[i + 1] : null));

    /// <summary>The ranges of a counted facet, each with the conditions that choose it, as parameters write them.</summary>
    public IEnumerable<(ReportFacetItem Item, IReadOnlyList<string> Conditions)> Choices(ReportFacet counted)
    {
        ArgumentNullException.ThrowIfNull(counted);
        return counted.Items.Select(item =>
        {
            CountRange range = All.First(range => string.Equals(range.Written, item.Value, StringComparison.Ordinal));
            return (item, (IReadOnlyList<string>)[.. range.Conditions(Key).Select(condition => condition.Written)]);
        });
    }

    /// <summary>Reads <c>KEY</c> or <c>KEY:0,1,10,100</c>; full-width signs count as the ASCII ones.</summary>
    /// <exception cref="QueryParameterException">The key is unknown, or the bounds are no ascending numbers.</exception>
    public static CountRanges Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = CompatibleForm.Of(text).Split(':', 2, StringSplitOptions.TrimEntries);
        string key = CountCondition.KeyOf("range", parts[0]);
        if (parts.Length == 1 || parts[1].Length == 0) return new CountRanges(key, Usual);
        List<double> bounds = [];
        foreach (string part in parts[1].Split(',', StringSplitOptions.TrimEntries))
        {
            bool read = double.TryParse(part, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double bound);
            if (!read || (bounds.Count > 0 && bound <= bounds[^1]) || bounds.Count == MostBounds)
            {
                throw new QueryParameterException(
                    "range", $"range 的值“{text}”应写作 指标键:由小到大的界限，例如 applications.received.total:0,1,10,100，界限至多 {MostBounds} 个。");
            }

            bounds.Add(bound);
        }

        return new CountRanges(key, bounds);
    }
}

/// <summary>From a number, included, up to another, not included; null for no end.</summary>
internal readonly record struct CountRange(double From, double? To)
{
    /// <summary>As the query language writes it behind the name of a count: <c>[1 TO 10}</c>.</summary>
    public string Written => $"[{Number(From)} TO {(To is double to ? Number(to) : "*")}}}";

    /// <summary>As a person reads it: a single whole number, 1—9, 不少于 100.</summary>
    public string Label => To is not double to ? "不少于 " + Number(From)
        : !double.IsInteger(From) || !double.IsInteger(to) ? $"{Number(From)} 至不满 {Number(to)}"
        : to - From == 1 ? Number(From) : $"{Number(From)}—{Number(to - 1)}";

    /// <summary>The range as conditions.</summary>
    public CountCondition[] Conditions(string key) => To is double to
        ? [new CountCondition(key, NumberOperator.GreaterOrEqual, From), new CountCondition(key, NumberOperator.Less, to)]
        : [new CountCondition(key, NumberOperator.GreaterOrEqual, From)];

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);
}
