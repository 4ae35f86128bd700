using System.Globalization;
using GovReportArchive.Archive.Catalog;
using GovReportArchive.Archive.Indexing;
using GovReportArchive.Search;
using GovReportArchive.Search.Own;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Archive.Searching;

/// <summary>Takes a query apart, asks for each part alone and for everything but it, and looks for other spellings.</summary>
internal sealed class EmptyExplanation(ReportSearch search, CatalogDatabase catalog, IndexReader? index, CancellationToken cancellationToken)
{
    private const int MostAgencies = 20, MostTerms = 12, MostFilters = 20, MostSpellings = 5, MostWords = 6;

    /// <summary>What each part alone would give, and what is left without it.</summary>
    public EmptyAnswer Explain(ReportQuery query)
    {
        query = query with { Facets = [], Ranges = [], Cursor = null };
        QueryOutline outline = QueryOutline.Of(ParsedQuery.Parse(query.Text, ReportSchema.Schema));
        List<PartAlone> terms = [], filters = [];
        for (int i = 0; i < Math.Min(outline.Clauses.Count, MostTerms); i++)
        {
            QueryClause clause = outline.Clauses[i];
            string? rest = outline.Clauses.Count > 1 ? Without(outline, i) : null;
            terms.Add(new PartAlone(
                "q", clause.Text, (clause.Excludes ? "不含 " : "") + clause.Text, Total(new ReportQuery { Text = clause.Text }),
                rest is null ? null : Total(query with { Text = rest }), rest));
            terms.AddRange(clause.Words.Take(MostWords).Select(word => new PartAlone("q", word, word, Total(new ReportQuery { Text = Quoted(word) }), null)));
        }

        foreach (KeywordFilter filter in query.Filters)
        {
            string name = FilterLabels.Of(ReportFilters.Names, filter.Column);
            ReportQuery rest = query with { Filters = [.. query.Filters.Where(other => other != filter)] };
            filters.AddRange(filter.Values.Select(value => new PartAlone(
                filter.Column,
                value,
                $"{name}：{catalog.Read(connection => FilterLabels.Of(filter.Column, value, connection))}",
                Total(new ReportQuery { Filters = [new KeywordFilter(filter.Column, [value])] }),
                Total(WithOthers(rest, filter, value)))));
            if (filters.Count >= MostFilters) break;
        }

        filters.AddRange(query.Where.Take(MostFilters).Select(condition => new PartAlone(
            "where", CountCondition.Write(condition), CountCondition.Describe(condition), Total(new ReportQuery { Where = [condition] }),
            Total(query with { Where = [.. query.Where.Where(other => other != condition)] }))));
        if (query.ChangedSince is long since)
        {
            string number = since.ToString(CultureInfo.InvariantCulture);
            filters.Add(new PartAlone(
                "changedSince", number, $"变更号 {number} 之后", Total(new ReportQuery { ChangedSince = since }), Total(query with { ChangedSince = null })));
        }

        int? text = string.IsNullOrWhiteSpace(query.Text) ? null : Total(new ReportQuery { Text = query.Text });
        return new EmptyAnswer(terms, filters, Agencies(query), text, Spellings(query, terms));
    }

    private int Total(ReportQuery part) => search.Search(part with { Limit = 0 }, cancellationToken).Total;

    // Of several values of one filter the others stay.
    private static ReportQuery WithOthers(ReportQuery rest, KeywordFilter filter, string value)
    {
        string[] others = [.. filter.Values.Where(other => other != value)];
        return others.Length == 0 ? rest : rest with { Filters = [.. rest.Filters, new KeywordFilter(filter.Column, others)] };
    }

    private static string Without(QueryOutline outline, int left) => string.Join(
        outline.AnyOf ? " OR " : " ", outline.Clauses.Where((_, i) => i != left).Select(clause => clause.Excludes ? $"NOT ({clause.Text})" : clause.Text));

    // A word that stands alone or in a run, or what a quotation holds: other pieces of the language are not misspelled but mistaken.
    private List<OtherSpelling> Spellings(ReportQuery query, List<PartAlone> terms)
    {
        List<OtherSpelling> found = [];
        if (index is null || query.Text is not string text) return found;
        IEnumerable<string> unknown = terms.Where(term => term.Total == 0).Select(term => term.Value.Trim('"', '“', '”', '「', '」'))
            .Where(word => word.All(char.IsLetterOrDigit) && text.Contains(word, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);
        foreach (string word in unknown.Take(MostWords))
        {
            foreach (NearTerm near in index.NearestTerms(word, MostSpellings, cancellationToken))
            {
                string other = text.Replace(word, near.Text, StringComparison.Ordinal);
                found.Add(new OtherSpelling(word, near.Text, other, Total(query with { Text = other }), Total(new ReportQuery { Text = other })));
            }
        }

        // A wrong character is likelier than one too many or too few.
        return
        [
            .. found.Where(spelling => spelling.Text > 0).OrderByDescending(spelling => spelling.Total > 0)
                .ThenBy(spelling => spelling.Word.Length != spelling.Instead.Length).Take(MostSpellings),
        ];
    }

    private List<AgencyInfo> Agencies(ReportQuery query)
    {
        FilterResolver resolver = new(catalog, ReportFilters.Names);
        string[] ids = [.. query.Filters.Where(filter => filter.Column is "agency").SelectMany(filter => resolver.Resolve(filter).Values).Take(MostAgencies)];
        return catalog.Read(connection => ids.Select(id => AgencyQueries.One(connection, id)).OfType<AgencyInfo>().ToList());
    }

    private static string Quoted(string word) => "\"" + word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
