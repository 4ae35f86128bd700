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
        Dictionary<string, Choice> chosen = filters.ToDictionary(f => f.Column, f => new Choice([.. f.Values], f.OrMissing), StringComparer.Ordinal);
        Choice? agencies = chosen.GetValueOrDefault("agency"), types = chosen.GetValueOrDefault("agencyType"), levels = chosen.GetValueOrDefault("level");
        Choice? regions = chosen.GetValueOrDefault("region"), years = chosen.GetValueOrDefault("year");
        bool all = agencies is null && types is null && levels is null && regions is null;
        return new WordingSelection(
            all ? null : [.. Enumerable.Range(1, authors.Length - 1).Where(n => authors[n] is var author
                && In(agencies, author.Agency) && In(types, author.Type) && In(levels, author.Level)
                && In(regions, author.Region, author.Province, author.City, author.County))],
            Numbers("section", WordingTally.KindNames),
            Numbers("role", WordingTally.RoleNames),
            years is null ? ulong.MaxValue
                : (years.Values.Aggregate(0UL, (set, year) => set | WordingSchema.Years(int.Parse(year, CultureInfo.InvariantCulture))) & ~WordingSchema.NoYear) | (years.OrMissing ? WordingSchema.NoYear : 0));

        static bool In(Choice? choice, params ReadOnlySpan<string?> values)
        {
            if (choice is null) return true;
            bool missing = true;
            foreach (string? value in values)
            {
                if (value is null) continue;
                if (choice.Values.Contains(value)) return true;
                missing = false;
            }

            return missing && choice.OrMissing;
        }

        // An item has a section and a role: none is without.
        int[]? Numbers(string filter, string[] names) => chosen.TryGetValue(filter, out Choice? choice) ? [.. choice.Values.Select(value => Array.IndexOf(names, value))] : null;
    }

    /// <summary>What one filter lets through.</summary>
    private sealed record Choice(HashSet<string> Values, bool OrMissing);
}
