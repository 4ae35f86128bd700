namespace GovReportArchive.Search.Querying;

/// <summary>What a query asks, after parsing: names are resolved to fields and columns, text is folded.</summary>
/// <param name="Start">First UTF-16 unit of the query that the node stands for.</param>
/// <param name="End">End of it, exclusive.</param>
internal abstract record QueryNode(int Start, int End);

/// <summary>Every document.</summary>
internal sealed record AllNode(int Start, int End) : QueryNode(Start, End);

/// <summary>A leaf over text. <paramref name="Field"/> is an index into the schema's fields, or <see cref="AnyField"/>.</summary>
internal abstract record TextNode(int Field, int Start, int End) : QueryNode(Start, End)
{
    /// <summary>Stands for the whole searched text.</summary>
    public const int AnyField = -1;
}

/// <summary>An unquoted run: all its words occur, or it is contained in one unit.</summary>
internal sealed record RunNode(string Folded, int Field, int Start, int End) : TextNode(Field, Start, End);

/// <summary>A quoted string: contained in one unit.</summary>
internal sealed record PhraseNode(string Folded, int Field, int Start, int End) : TextNode(Field, Start, End);

/// <summary>Parts near each other in one unit: for some choice of one occurrence of each part, the last start is at most
/// <paramref name="Distance"/> runes after the first end.</summary>
internal sealed record NearNode(IReadOnlyList<string> Parts, int Distance, int Field, int Start, int End) : TextNode(Field, Start, End);

/// <summary>A prefix: Latin letters and digits begin a word with it, other text contains it.</summary>
internal sealed record PrefixNode(string Folded, int Field, int Start, int End) : TextNode(Field, Start, End);

/// <summary>Words between two words, by code point; null bounds are open.</summary>
internal sealed record WordRangeNode(string? Low, bool LowIncluded, string? High, bool HighIncluded, int Field, int Start, int End)
    : TextNode(Field, Start, End);

/// <summary>A keyword column holds one of the values.</summary>
internal sealed record KeywordNode(int Column, IReadOnlyList<string> Values, int Start, int End) : QueryNode(Start, End);

/// <summary>A keyword column holds a value that begins so.</summary>
internal sealed record KeywordPrefixNode(int Column, string Prefix, int Start, int End) : QueryNode(Start, End);

/// <summary>A keyword column holds a value between two values, by code point; null bounds are open.</summary>
internal sealed record KeywordRangeNode(int Column, string? Low, bool LowIncluded, string? High, bool HighIncluded, int Start, int End)
    : QueryNode(Start, End);

/// <summary>A number column holds a number between two numbers; open bounds are infinite.</summary>
internal sealed record NumberRangeNode(int Column, double Low, bool LowIncluded, double High, bool HighIncluded, int Start, int End)
    : QueryNode(Start, End);

/// <summary>All children match.</summary>
internal sealed record AndNode(IReadOnlyList<QueryNode> Children, int Start, int End) : QueryNode(Start, End);

/// <summary>At least one child matches.</summary>
internal sealed record OrNode(IReadOnlyList<QueryNode> Children, int Start, int End) : QueryNode(Start, End);

/// <summary>The child does not match.</summary>
internal sealed record NotNode(QueryNode Child, int Start, int End) : QueryNode(Start, End);

/// <summary>The child's score is multiplied.</summary>
internal sealed record BoostNode(QueryNode Child, float Factor, int Start, int End) : QueryNode(Start, End);
