using GovReportArchive.Search.Querying;

namespace GovReportArchive.Search;

/// <summary>The top-level clauses of a query, each a query by itself: for saying what each term alone would give.</summary>
/// <param name="AnyOf">True where the clauses are joined by OR, false for AND.</param>
/// <param name="Clauses">The clauses in order; one where the query has no joints.</param>
public sealed record QueryOutline(bool AnyOf, IReadOnlyList<QueryClause> Clauses)
{
    /// <summary>Takes a query apart; a blank one has no clauses, one in an engine's own syntax is one clause.</summary>
    public static QueryOutline Of(ParsedQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.IsBlank) return new QueryOutline(false, []);
        QueryNode root = query.Root;
        IReadOnlyList<QueryNode> parts = root switch
        {
            AndNode and => and.Children,
            OrNode or => or.Children,
            _ => [root],
        };
        return new QueryOutline(root is OrNode, [.. parts.Select(part => Clause(query.Text, part))]);
    }

    private static QueryClause Clause(string query, QueryNode part)
    {
        bool excludes = part is NotNode;
        QueryNode inner = part is NotNode not ? not.Child : part;
        IReadOnlyList<string> words = inner is RunNode run ? RunWords.Of(run.Folded) : [];
        return new QueryClause(query[inner.Start..inner.End].Trim(), excludes, words.Count > 1 ? words : []);
    }
}

/// <summary>One clause of a query.</summary>
/// <param name="Text">The clause as typed, without the sign or NOT that excludes it: a query by itself.</param>
/// <param name="Excludes">True where the query leaves out what the clause matches.</param>
/// <param name="Words">Where the clause is an unquoted run of more than one word: the words that a report must hold, folded, each a query by itself.</param>
public sealed record QueryClause(string Text, bool Excludes, IReadOnlyList<string> Words);
