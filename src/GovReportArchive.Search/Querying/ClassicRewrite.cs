namespace GovReportArchive.Search.Querying;

/// <summary>What Lucene does to the clauses of a boolean query before it searches, as far as it shows in the last digits of scores.</summary>
internal static class ClassicRewrite
{
    /// <summary>Takes the clauses of optional clauses up where those have only optional ones, and gives terms that occur twice the sum of their
    /// boosts.</summary>
    public static List<(Occur Occur, QueryNode Query)> Clauses(IEnumerable<(Occur Occur, QueryNode Query)> clauses)
    {
        List<(Occur Occur, QueryNode Query)> rewritten = [];
        foreach ((Occur occur, QueryNode query) in clauses)
        {
            if (occur == Occur.Should && query is BooleanNode inner && inner.Clauses.All(clause => clause.Occur == Occur.Should))
            {
                foreach ((_, QueryNode part) in inner.Clauses) Add(rewritten, Occur.Should, part);
            }
            else
            {
                Add(rewritten, occur, query);
            }
        }

        return rewritten;
    }

    private static void Add(List<(Occur Occur, QueryNode Query)> clauses, Occur occur, QueryNode query)
    {
        (TermNode? term, float boost) = Term(query);
        int same = term is null || occur == Occur.Not
            ? -1
            : clauses.FindIndex(clause => clause.Occur == occur && Term(clause.Query).Term?.Word == term.Word);
        if (same < 0)
        {
            clauses.Add((occur, query));
            return;
        }

        (TermNode? first, float firstBoost) = Term(clauses[same].Query);
        clauses[same] = (occur, new BoostNode(first!, firstBoost + boost, first!.Start, first.End));
    }

    private static (TermNode? Term, float Boost) Term(QueryNode query) => query switch
    {
        TermNode term => (term, 1),
        BoostNode { Child: TermNode term } boost => (term, boost.Factor),
        _ => (null, 1),
    };
}
