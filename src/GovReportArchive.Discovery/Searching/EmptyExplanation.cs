using System.Globalization;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Search;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Discovery.Searching;

/// <summary>Takes a query apart, asks for each part alone and for everything but it, and looks for other spellings.</summary>
/// <param name="total">Asks how many reports match, in the view of the answer that is explained.</param>
/// <param name="catalog">Names.</param>
/// <param name="view">That view.</param>
/// <param name="cancellationToken">Gives up.</param>
internal sealed class EmptyExplanation(Func<ReportQuery, int> total, CatalogDatabase catalog, ISearchView? view, CancellationToken cancellationToken)
{
    private const int MostAgencies = 20, MostTerms = 12, MostFilters = 20, MostSpellings = 5, MostWords = 6;

    /// <summary>What each part alone would give, and what is left without it.</summary>
    public EmptyAnswer Explain(ReportQuery query, ParsedQuery parsed)
    {
        query = query with { Facets = [], Ranges = [], Cursor = null };
        // Pieces of a query that only the engine can read cannot be asked for alone.
        QueryOutline outline = parsed.Root is EngineNode ? new QueryOutline(false, []) : QueryOutline.Of(parsed);
        List<PartAlone> terms = [], filters = [];
        for (int i = 0; i < Math.Min(outline.Clauses.Count, MostTerms); i++)
        {
            QueryClause clause = outline.Clauses[i];
            string? rest = outline.Clauses.Count > 1 ? Without(outline, i) : null;
            terms.Add(new PartAlone(
                "q", clause.Text, (clause.Excludes ? "不含 " : "") + clause.Text, total(new ReportQuery { Text = clause.Text }),
                rest is null ? null : total(query with { Text = rest }), rest));
            terms.AddRange(clause.Words.Take(MostWords).Select(word => new PartAlone("q", word, word, total(new ReportQuery { Text = Quoted(word) }), null)));
        }

        foreach (ReportFilter filter in query.Filters)
        {
            string name = FacetTable.Heading(filter.Name);
            ReportQuery rest = query with { Filters = [.. query.Filters.Where(other => other != filter)] };
            filters.AddRange(filter.Values.Select(value => new PartAlone(
                filter.Name,
                value,
                $"{name}：{catalog.Read(reader => FacetTable.Label(filter.Name, value, reader))}",
                total(new ReportQuery { Filters = [new ReportFilter(filter.Name, [value])] }),
                total(WithOthers(rest, filter, value)))));
            if (filters.Count >= MostFilters) break;
        }

        filters.AddRange(query.Where.Take(MostFilters).Select(condition => new PartAlone(
            "where", condition.Written, condition.Label, total(new ReportQuery { Where = [condition] }),
            total(query with { Where = [.. query.Where.Where(other => other != condition)] }))));
        if (query.ChangedSince is long since)
        {
            string number = since.ToString(CultureInfo.InvariantCulture);
            filters.Add(new PartAlone(
                "changedSince", number, $"变更号 {number} 之后", total(new ReportQuery { ChangedSince = since }), total(query with { ChangedSince = null })));
        }

        int? text = string.IsNullOrWhiteSpace(query.Text) ? null : total(new ReportQuery { Text = query.Text, Syntax = query.Syntax });
        return new EmptyAnswer(terms, filters, Agencies(query), text, Spellings(query, terms));
    }

    // Of several values of one filter the others stay.
    private static ReportQuery WithOthers(ReportQuery rest, ReportFilter filter, string value)
    {
        string[] others = [.. filter.Values.Where(other => other != value)];
        return others.Length == 0 ? rest : rest with { Filters = [.. rest.Filters, new ReportFilter(filter.Name, others)] };
    }

    private static string Without(QueryOutline outline, int left) => string.Join(
        outline.AnyOf ? " OR " : " ", outline.Clauses.Where((_, i) => i != left).Select(clause => clause.Excludes ? $"NOT ({clause.Text})" : clause.Text));

    // A word that stands alone or in a run, or what a quotation holds: other pieces of the language are not misspelled but mistaken.
    private List<OtherSpelling> Spellings(ReportQuery query, List<PartAlone> terms)
    {
        List<OtherSpelling> found = [];
        if (view is null || query.Text is not string text) return found;
        IEnumerable<string> unknown = terms.Where(term => term.Total == 0).Select(term => term.Value.Trim('"', '“', '”', '「', '」'))
            .Where(word => word.All(char.IsLetterOrDigit) && text.Contains(word, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);
        foreach (string word in unknown.Take(MostWords))
        {
            foreach (IndexTerm near in view.Terms(new TermRequest(word, MostSpellings), cancellationToken))
            {
                string other = text.Replace(word, near.Text, StringComparison.Ordinal);
                found.Add(new OtherSpelling(word, near.Text, other, total(query with { Text = other }), total(new ReportQuery { Text = other })));
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
        FilterResolver resolver = new(catalog, SearchKinds.Reports);
        string[] ids = [.. query.Filters.Where(filter => filter.Name is "agency").SelectMany(filter => resolver.Values(filter.Name, filter.Values.Where(value => !FilterResolver.IsMissing(value)))).Take(MostAgencies)];
        return catalog.Read(reader => ids.Select(id => reader.Agencies.One(id)).OfType<AgencyInfo>().ToList());
    }

    private static string Quoted(string word) => "\"" + word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
