using GovReportArchive.Archive.Catalog;
using GovReportArchive.Archive.Indexing;
using GovReportArchive.Search;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Archive.Searching;

/// <summary>Takes a query apart and asks for each part alone.</summary>
internal sealed class EmptyExplanation(ReportSearch search, CatalogDatabase catalog)
{
    private const int MostAgencies = 20;

    /// <summary>What each part alone would give.</summary>
    public EmptyAnswer Explain(ReportQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        bool hasText = !string.IsNullOrWhiteSpace(query.Text);
        int Total(ReportQuery part) => search.Search(part with { Limit = 0 }, cancellationToken).Total;

        List<PartAlone> terms = [];
        foreach (QueryClause clause in QueryOutline.Parse(query.Text, ReportSchema.Schema).Clauses)
        {
            terms.Add(new PartAlone("q", clause.Text, (clause.Excludes ? "不含 " : "") + clause.Text, Total(new ReportQuery { Text = clause.Text })));
            terms.AddRange(clause.Words.Select(word => new PartAlone("q", word, word, Total(new ReportQuery { Text = Quoted(word) }))));
        }

        List<PartAlone> parts = [];
        foreach (KeywordFilter filter in query.Filters)
        {
            string name = FilterLabels.Of(ReportFilters.Names, filter.Column);
            parts.AddRange(filter.Values.Select(value => new PartAlone(
                filter.Column,
                value,
                $"{name}：{catalog.Read(connection => FilterLabels.Of(filter.Column, value, connection))}",
                Total(new ReportQuery { Filters = [new KeywordFilter(filter.Column, [value])] }))));
        }

        parts.AddRange(query.Where.Select(condition => new PartAlone(
            "where", CountCondition.Write(condition), CountCondition.Describe(condition), Total(new ReportQuery { Where = [condition] }))));
        if (query.ChangedSince is long since)
        {
            string number = since.ToString(System.Globalization.CultureInfo.InvariantCulture);
            parts.Add(new PartAlone("changedSince", number, $"变更号 {number} 之后", Total(new ReportQuery { ChangedSince = since })));
        }

        return new EmptyAnswer(terms, parts, Agencies(query), hasText ? Total(new ReportQuery { Text = query.Text }) : null);
    }

    private List<AgencyInfo> Agencies(ReportQuery query)
    {
        FilterResolver resolver = new(catalog, ReportFilters.Names);
        string[] ids = [.. query.Filters.Where(filter => filter.Column is "agency").SelectMany(filter => resolver.Resolve(filter).Values).Take(MostAgencies)];
        return catalog.Read(connection => ids.Select(id => AgencyQueries.One(connection, id)).OfType<AgencyInfo>().ToList());
    }

    private static string Quoted(string word) => "\"" + word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
