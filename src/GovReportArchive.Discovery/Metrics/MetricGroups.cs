using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Facets;

namespace GovReportArchive.Discovery.Metrics;

/// <summary>Makes groups of rows what answers show of them: names, numbers, sources, and where the rest stands.</summary>
internal sealed class MetricGroups(MetricQuestion question, MetricGrouping grouping, MetricTable table, CatalogDatabase catalog)
{
    /// <summary>Groups as answers show them.</summary>
    public IReadOnlyList<MetricGroup> Of(IReadOnlyList<IReadOnlyList<int>> groups)
    {
        GroupSummary[] summaries = [.. groups.Select(group => grouping.Summary(group, question.AtLeast))];
        (int? Min, IReadOnlyList<int> Median, int? Max)[] sources = [.. summaries.Select(grouping.Sources)];
        MetricRows named = new(table, sources.SelectMany(source => source.Median.Concat(new[] { source.Min, source.Max }.OfType<int>())), catalog);
        Dictionary<string, string>[] values = [.. groups.Select(group => new Dictionary<string, string>(group.Count > 0 ? grouping.ValuesOf(group) : [], StringComparer.Ordinal))];
        Dictionary<string, Dictionary<string, string>> labels = LabelsOf(values);
        return [.. summaries.Zip(sources, values).Select(group => Told(
            group.First, group.Third, group.Third.ToDictionary(value => value.Key, value => labels[value.Key][value.Value], StringComparer.Ordinal), new MetricSources(
                group.Second.Min is int min ? named.Of(min) : null, [.. group.Second.Median.Select(named.Of)], group.Second.Max is int max ? named.Of(max) : null)))];
    }

    private MetricGroup Told(GroupSummary group, IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, string> labels, MetricSources sources)
    {
        Distribution? whole = group.Whole, told = group.Told;
        return new MetricGroup(
            values, labels, group.Rows.Count, group.Numbers.Count, group.Rows.Count - group.Numbers.Count,
            MetricTable.States.Zip(group.States).Where(state => state.Second > 0).ToDictionary(state => state.First, state => state.Second, StringComparer.Ordinal),
            group.Agencies, group.Doubted, whole?.Sum, whole?.Min, told?.Q1, told?.Median, told?.Q3, whole?.Max, told?.Mean,
            group.Comparable, MetricSearch.NoteOf(question.Metric, group.Comparable), group.Withheld, sources, question.ValuesAddress(values));
    }

    private Dictionary<string, Dictionary<string, string>> LabelsOf(IReadOnlyCollection<Dictionary<string, string>> groups) => catalog.Read(reader => grouping.By.ToDictionary(
        column => column,
        column =>
        {
            Facet facet = FacetTable.Find(column)!;
            string[] values = [.. groups.Select(group => group.GetValueOrDefault(column, Facet.Missing)).Where(value => value != Facet.Missing).Distinct(StringComparer.Ordinal)];
            return new Dictionary<string, string>(facet.Values.LabelsOf(values, reader), StringComparer.Ordinal) { [Facet.Missing] = facet.MissingLabel };
        },
        StringComparer.Ordinal));
}
