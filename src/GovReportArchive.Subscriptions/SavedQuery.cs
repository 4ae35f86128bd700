using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;

namespace GovReportArchive.Subscriptions;

/// <summary>What a subscription looks for: which reports, not in what order nor on what page.</summary>
/// <param name="Q">Query text; absent for every report.</param>
/// <param name="Syntax">As <see cref="ReportQuery.Syntax"/>.</param>
/// <param name="Filters">Choices by the name of the parameter.</param>
/// <param name="Where">Conditions on counts, as parameters write them.</param>
internal sealed record SavedQuery(string? Q, string? Syntax, IReadOnlyDictionary<string, IReadOnlyList<string>> Filters, IReadOnlyList<string> Where)
{
    /// <summary>What is to be kept of a query.</summary>
    public static SavedQuery Of(ReportQuery query) => new(
        string.IsNullOrWhiteSpace(query.Text) ? null : query.Text.Trim(),
        query.Syntax,
        query.Filters.ToDictionary(filter => filter.Name, filter => filter.Values, StringComparer.Ordinal),
        [.. query.Where.Select(condition => condition.Written)]);

    /// <summary>The query, over the reports that changed after a change, those that changed first in front.</summary>
    /// <exception cref="QueryParameterException">A condition names a count that this program does not know.</exception>
    public ReportQuery After(long change) => new()
    {
        Text = Q,
        Syntax = Syntax,
        Filters = [.. Filters.Select(filter => new ReportFilter(filter.Key, filter.Value))],
        Where = [.. Where.Select(CountCondition.Parse)],
        ChangedSince = change,
        Sort = "changed",
    };

    /// <summary>The parameters of an address that asks the same: name and value, in order.</summary>
    public IEnumerable<(string Name, string Value)> Parameters() =>
    [
        .. Q is null ? [] : new[] { ("q", Q) },
        .. Syntax is null ? [] : new[] { ("syntax", Syntax) },
        .. Filters.SelectMany(filter => filter.Value, (filter, value) => (filter.Key, value)),
        .. Where.Select(condition => ("where", condition)),
    ];
}
