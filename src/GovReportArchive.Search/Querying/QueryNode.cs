namespace GovReportArchive.Search.Querying;

/// <summary>What a query asks, after parsing: names are resolved to fields and columns, text is folded.</summary>
/// <remarks>Fields and columns are numbered by their place in the schema that the query was parsed for. Immutable.</remarks>
/// <param name="Start">First UTF-16 unit of the query that the node stands for.</param>
/// <param name="End">End of it, exclusive.</param>
public abstract record QueryNode(int Start, int End);

/// <summary>Every document.</summary>
/// <param name="Start">As in <see cref="QueryNode"/>.</param>
/// <param name="End">As in <see cref="QueryNode"/>.</param>
public sealed record AllNode(int Start, int End) : QueryNode(Start, End);

/// <summary>A leaf over text.</summary>
/// <param name="Field">A field of the schema, or <see cref="AnyField"/>.</param>
/// <param name="Start">As in <see cref="QueryNode"/>.</param>
/// <param name="End">As in <see cref="QueryNode"/>.</param>
public abstract record TextNode(int Field, int Start, int End) : QueryNode(Start, End)
{
    /// <summary>Stands for the whole searched text.</summary>
    public const int AnyField = -1;
}

/// <summary>An unquoted run: a document matches that holds all its words, in whatever unit, or contains it whole in one unit.</summary>
/// <param name="Folded">The run, folded; not empty.</param>
/// <param name="Field">As in <see cref="TextNode"/>.</param>
/// <param name="Start">As in <see cref="QueryNode"/>.</param>
/// <param name="End">As in <see cref="QueryNode"/>.</param>
public sealed record RunNode(string Folded, int Field, int Start, int End) : TextNode(Field, Start, End);

/// <summary>A quoted string: contained in one unit.</summary>
/// <param name="Folded">The string, folded; not empty.</param>
/// <param name="Field">As in <see cref="TextNode"/>.</param>
/// <param name="Start">As in <see cref="QueryNode"/>.</param>
/// <param name="End">As in <see cref="QueryNode"/>.</param>
public sealed record PhraseNode(string Folded, int Field, int Start, int End) : TextNode(Field, Start, End);

/// <summary>Parts near each other in one unit: for some choice of one occurrence of each part, the last start is at most
/// <paramref name="Distance"/> runes after the first end.</summary>
/// <param name="Parts">Two or more strings, folded.</param>
/// <param name="Distance">Runes.</param>
/// <param name="Field">As in <see cref="TextNode"/>.</param>
/// <param name="Start">As in <see cref="QueryNode"/>.</param>
/// <param name="End">As in <see cref="QueryNode"/>.</param>
public sealed record NearNode(IReadOnlyList<string> Parts, int Distance, int Field, int Start, int End) : TextNode(Field, Start, End);

/// <summary>A prefix: Latin letters and digits begin a word with it, other text contains it (<see cref="PrefixRule"/>).</summary>
/// <param name="Folded">The prefix, folded; not empty.</param>
/// <param name="Field">As in <see cref="TextNode"/>.</param>
/// <param name="Start">As in <see cref="QueryNode"/>.</param>
/// <param name="End">As in <see cref="QueryNode"/>.</param>
public sealed record PrefixNode(string Folded, int Field, int Start, int End) : TextNode(Field, Start, End);

/// <summary>Words between two words, by code point (<see cref="WordRange"/>).</summary>
/// <param name="Low">The lower bound, folded; null where it is open.</param>
/// <param name="LowIncluded">Whether the lower bound itself fits.</param>
/// <param name="High">The upper bound, folded; null where it is open.</param>
/// <param name="HighIncluded">Whether the upper bound itself fits.</param>
/// <param name="Field">As in <see cref="TextNode"/>.</param>
/// <param name="Start">As in <see cref="QueryNode"/>.</param>
/// <param name="End">As in <see cref="QueryNode"/>.</param>
public sealed record WordRangeNode(string? Low, bool LowIncluded, string? High, bool HighIncluded, int Field, int Start, int End)
    : TextNode(Field, Start, End);

/// <summary>Text in a syntax that the engine reads itself, such as Lucene's classic one.</summary>
/// <remarks>It stands alone in its tree. An engine that does not know the syntax refuses it with a <see cref="QuerySyntaxException"/>; the highlighter
/// marks nothing for it.</remarks>
/// <param name="Syntax">Name of the syntax: <c>lucene</c>.</param>
/// <param name="Text">The text as typed.</param>
/// <param name="Start">As in <see cref="QueryNode"/>.</param>
/// <param name="End">As in <see cref="QueryNode"/>.</param>
public sealed record EngineNode(string Syntax, string Text, int Start, int End) : QueryNode(Start, End);

/// <summary>A keyword column holds one of the values.</summary>
/// <param name="Column">A keyword column of the schema.</param>
/// <param name="Values">The values, as stored.</param>
/// <param name="Start">As in <see cref="QueryNode"/>.</param>
/// <param name="End">As in <see cref="QueryNode"/>.</param>
public sealed record KeywordNode(int Column, IReadOnlyList<string> Values, int Start, int End) : QueryNode(Start, End)
{
    /// <summary>Whether documents without any value in the column match too.</summary>
    public bool OrMissing { get; init; }
}

/// <summary>A keyword column holds a value that begins so.</summary>
/// <param name="Column">A keyword column of the schema.</param>
/// <param name="Prefix">The beginning, ordinal.</param>
/// <param name="Start">As in <see cref="QueryNode"/>.</param>
/// <param name="End">As in <see cref="QueryNode"/>.</param>
public sealed record KeywordPrefixNode(int Column, string Prefix, int Start, int End) : QueryNode(Start, End);

/// <summary>A keyword column holds a value between two values, by code point (<see cref="WordRange"/>).</summary>
/// <param name="Column">A keyword column of the schema.</param>
/// <param name="Low">The lower bound; null where it is open.</param>
/// <param name="LowIncluded">Whether the lower bound itself fits.</param>
/// <param name="High">The upper bound; null where it is open.</param>
/// <param name="HighIncluded">Whether the upper bound itself fits.</param>
/// <param name="Start">As in <see cref="QueryNode"/>.</param>
/// <param name="End">As in <see cref="QueryNode"/>.</param>
public sealed record KeywordRangeNode(int Column, string? Low, bool LowIncluded, string? High, bool HighIncluded, int Start, int End)
    : QueryNode(Start, End);

/// <summary>A number column holds a number between two numbers.</summary>
/// <param name="Column">A number column of the schema.</param>
/// <param name="Low">The lower bound; negative infinity where it is open.</param>
/// <param name="LowIncluded">Whether the lower bound itself fits.</param>
/// <param name="High">The upper bound; infinity where it is open.</param>
/// <param name="HighIncluded">Whether the upper bound itself fits.</param>
/// <param name="Start">As in <see cref="QueryNode"/>.</param>
/// <param name="End">As in <see cref="QueryNode"/>.</param>
public sealed record NumberRangeNode(int Column, double Low, bool LowIncluded, double High, bool HighIncluded, int Start, int End)
    : QueryNode(Start, End);

/// <summary>All children match.</summary>
/// <param name="Children">Two or more.</param>
/// <param name="Start">As in <see cref="QueryNode"/>.</param>
/// <param name="End">As in <see cref="QueryNode"/>.</param>
public sealed record AndNode(IReadOnlyList<QueryNode> Children, int Start, int End) : QueryNode(Start, End);

/// <summary>At least one child matches.</summary>
/// <param name="Children">Two or more.</param>
/// <param name="Start">As in <see cref="QueryNode"/>.</param>
/// <param name="End">As in <see cref="QueryNode"/>.</param>
public sealed record OrNode(IReadOnlyList<QueryNode> Children, int Start, int End) : QueryNode(Start, End);

/// <summary>The child does not match.</summary>
/// <param name="Child">What is left out.</param>
/// <param name="Start">As in <see cref="QueryNode"/>.</param>
/// <param name="End">As in <see cref="QueryNode"/>.</param>
public sealed record NotNode(QueryNode Child, int Start, int End) : QueryNode(Start, End);

/// <summary>The child's score is multiplied.</summary>
/// <param name="Child">What is weighed.</param>
/// <param name="Factor">Above 0, at most 1,000,000.</param>
/// <param name="Start">As in <see cref="QueryNode"/>.</param>
/// <param name="End">As in <see cref="QueryNode"/>.</param>
public sealed record BoostNode(QueryNode Child, float Factor, int Start, int End) : QueryNode(Start, End);
