using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Querying;

/// <summary>A query that has been read once, for whoever needs it: the search, the marks, the explanations.</summary>
/// <remarks>Immutable and thread-safe. Good for any index of its schema.</remarks>
public sealed class ParsedQuery
{
    private ParsedQuery(string text, IndexSchema schema, QueryNode root) => (Text, Schema, Root) = (text, schema, root);

    /// <summary>The query as typed; empty where nothing was.</summary>
    public string Text { get; }

    /// <summary>The schema whose fields and columns it names.</summary>
    public IndexSchema Schema { get; }

    /// <summary>What it asks.</summary>
    public QueryNode Root { get; }

    /// <summary>Whether it asks for every document because nothing was typed.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    /// <summary>Reads a query in the query language; null or blank text asks for every document.</summary>
    /// <exception cref="QuerySyntaxException">The query cannot be understood; nothing else is thrown, whatever the text.</exception>
    public static ParsedQuery Parse(string? text, IndexSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new ParsedQuery(text ?? "", schema, QueryParser.Parse(text, schema));
    }

    /// <summary>Takes a query in a syntax that only the engine knows; blank text asks for every document. It is read when it is searched for.</summary>
    /// <param name="syntax">Name of the syntax: <c>lucene</c>.</param>
    /// <param name="text">The query.</param>
    /// <param name="schema">The schema whose fields it names.</param>
    /// <exception cref="QuerySyntaxException">The text is longer than any query may be.</exception>
    public static ParsedQuery InEngineSyntax(string syntax, string? text, IndexSchema schema)
    {
        ArgumentException.ThrowIfNullOrEmpty(syntax);
        ArgumentNullException.ThrowIfNull(schema);
        text ??= "";
        QueryParser.RequireLength(text);
        return new ParsedQuery(text, schema, string.IsNullOrWhiteSpace(text) ? new AllNode(0, text.Length) : new EngineNode(syntax, text, 0, text.Length));
    }

    /// <summary>The same query with other conditions in the place of those that name values of a keyword column: for values that are not what people write.</summary>
    /// <param name="instead">The condition that takes the place of one; the same one to leave it.</param>
    public ParsedQuery Replacing(Func<KeywordNode, KeywordNode> instead)
    {
        ArgumentNullException.ThrowIfNull(instead);
        return new ParsedQuery(Text, Schema, Replaced(Root, instead));
    }

    private static QueryNode Replaced(QueryNode node, Func<KeywordNode, KeywordNode> instead) => node switch
    {
        KeywordNode keyword => instead(keyword),
        AndNode and => and with { Children = [.. and.Children.Select(child => Replaced(child, instead))] },
        OrNode or => or with { Children = [.. or.Children.Select(child => Replaced(child, instead))] },
        NotNode not => not with { Child = Replaced(not.Child, instead) },
        BoostNode boost => boost with { Child = Replaced(boost.Child, instead) },
        _ => node,
    };
}
