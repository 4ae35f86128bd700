namespace GovReportArchive.Reports.Forms;

/// <summary>Every count key that exists, with what it means. Derived from the forms; immutable and thread-safe.</summary>
public static class CountCatalog
{
    private static readonly Dictionary<string, CountDefinition> ByKey;

    static CountCatalog()
    {
        All = [.. Disclosure().Concat(Applications()).Concat(Litigation()).Concat(Statistics())];
        ByKey = All.ToDictionary(definition => definition.Key, StringComparer.Ordinal);
    }

    /// <summary>All keys in the order in which the forms print them: disclosure, applications, review and litigation, statistics.</summary>
    public static IReadOnlyList<CountDefinition> All { get; }

    /// <summary>The definition of a key, or null where no such key exists. Keys are case-sensitive.</summary>
    public static CountDefinition? Find(string key) => ByKey.GetValueOrDefault(key);

    private static IEnumerable<CountDefinition> Disclosure()
    {
        string[] forms = [FormIds.Form2021, FormIds.Form2019];
        return forms
            .SelectMany(form => DisclosureForm.PartsOf(form), (form, part) => (form, part))
            .SelectMany(x => x.part.Rows, (x, row) => (x.form, x.part, row))
            .SelectMany(x => x.part.Columns, (x, column) => (x.form, x.part, x.row, column))
            .GroupBy(x => $"{x.row.Key}.{x.column.Suffix}", StringComparer.Ordinal)
            .Select(group => (group.Key, First: group.First(), Forms: group.Select(x => x.form).ToArray()))
            .Select(x => new CountDefinition(
                x.Key,
                $"{x.First.row.Label}·{HeadingWithoutUnit(x.First.column)}",
                x.First.column.Unit,
                x.Forms,
                x.First.part.Article,
                x.First.column.AllowsFraction));
    }

    private static string HeadingWithoutUnit(DisclosureColumn column)
    {
        int bracket = column.Heading.IndexOf('（', StringComparison.Ordinal);
        return bracket < 0 ? column.Heading : column.Heading[..bracket];
    }

    private static IEnumerable<CountDefinition> Applications() =>
        from row in ApplicationsForm.Rows
        from column in ApplicationsForm.Columns
        select new CountDefinition(
            $"{row.Key}.{column.Suffix}",
            $"{ApplicationsForm.ShortLabel(row)}·{column.Label}",
            "件",
            row.Split ? [FormIds.Form2021] : [FormIds.Form2021, FormIds.Form2019],
            null,
            AllowsFraction: false);

    private static IEnumerable<CountDefinition> Litigation() =>
        from @group in LitigationForm.Groups
        from outcome in LitigationForm.Outcomes
        select new CountDefinition(
            $"{@group.Key}.{outcome.Suffix}",
            $"{@group.ShortLabel}·{outcome.Label}",
            "件",
            [FormIds.Form2021, FormIds.Form2019],
            null,
            AllowsFraction: false);

    private static IEnumerable<CountDefinition> Statistics() =>
        StatisticsForm.Keyed.Select(row => new CountDefinition(
            row.Key!,
            row.ShortLabel,
            row.Unit,
            row.National ? [FormIds.Form2014, FormIds.Free] : [FormIds.Free],
            null,
            row.AllowsFraction));

    /// <summary>The label of a key, or of a sum of some; the key itself where it is unknown.</summary>
    public static string LabelOf(string key) => Find(key)?.Label ?? CountSums.Find(key)?.Label ?? key;
}
