using System.Globalization;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Wording.Groups;

/// <summary>What filters let through: authors, kinds of sections, roles and years; null for all.</summary>
internal sealed record WordingSelection(int[]? Authors, int[]? Kinds, int[]? Roles, ulong Years)
{
    /// <summary>Everything.</summary>
    public static WordingSelection Whole { get; } = new(null, null, null, ulong.MaxValue);

    /// <summary>Whether it lets everything through.</summary>
    public bool IsWhole => this == Whole;

    /// <summary>What resolved filters let through.</summary>
    public static WordingSelection Of(WordingAuthor[] authors, IReadOnlyList<KeywordFilter> filters)
    {
        Dictionary<string, HashSet<string>> chosen = filters.ToDictionary(f => f.Column, f => f.Values.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        HashSet<string>? agencies = chosen.GetValueOrDefault("agency"), types = chosen.GetValueOrDefault("agencyType"), levels = chosen.GetValueOrDefault("level");
        HashSet<string>? regions = chosen.GetValueOrDefault("region"), years = chosen.GetValueOrDefault("year");
        bool all = agencies is null && types is null && levels is null && regions is null;
        return new WordingSelection(
            all ? null : [.. Enumerable.Range(1, authors.Length - 1).Where(n => authors[n] is var author
                && In(agencies, author.Agency) && In(types, author.Type) && In(levels, author.Level)
                && (regions is null || In(regions, author.Region) || In(regions, author.Province) || In(regions, author.City) || In(regions, author.County)))],
            Numbers("section", WordingTally.KindNames),
            Numbers("role", WordingTally.RoleNames),
            years is null ? ulong.MaxValue : years.Aggregate(0UL, (set, year) => set | WordingSchema.Years(int.Parse(year, CultureInfo.InvariantCulture))) & ~WordingSchema.NoYear);

        static bool In(HashSet<string>? values, string? value) => values is null || (value is not null && values.Contains(value));
        int[]? Numbers(string filter, string[] names) => chosen.TryGetValue(filter, out HashSet<string>? values) ? [.. values.Select(value => Array.IndexOf(names, value))] : null;
    }
}
