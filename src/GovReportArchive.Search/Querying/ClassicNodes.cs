namespace GovReportArchive.Search.Querying;

/// <summary>How a clause of a classic boolean query takes part.</summary>
internal enum Occur
{
    /// <summary>Matches add to the score; without required clauses at least one must match.</summary>
    Should,

    /// <summary>Has to match.</summary>
    Must,

    /// <summary>Must not match.</summary>
    Not,
}

/// <summary>A boolean query as Lucene's classic parser builds it: a flat list of clauses, each with its own role.</summary>
internal sealed record BooleanNode(IReadOnlyList<(Occur Occur, QueryNode Query)> Clauses, int Start, int End) : QueryNode(Start, End);

/// <summary>One token, exactly.</summary>
internal sealed record TermNode(string Word, int Start, int End) : TextNode(AnyField, Start, End);

/// <summary>Tokens at positions that follow each other as given.</summary>
internal sealed record TokenPhraseNode(IReadOnlyList<(string Word, int Position)> Tokens, int Start, int End) : TextNode(AnyField, Start, End);

/// <summary>Tokens that begin so.</summary>
internal sealed record TokenPrefixNode(string Prefix, int Start, int End) : TextNode(AnyField, Start, End);

/// <summary>No document: text without tokens, or a field that the index does not have.</summary>
internal sealed record NothingNode(int Start, int End) : QueryNode(Start, End);
