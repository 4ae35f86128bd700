using System.CommandLine;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;

namespace GovReportArchive.Indexer;

/// <summary>The argument and options that make a query: the text, an option for every filter, <c>--where</c>, <c>--sort</c>.</summary>
internal sealed class QueryOptions
{
    private readonly Argument<string?> _text;

    private readonly FilterOptions _filters;

    private readonly Option<string[]> _where = new("--where")
    {
        Description = "指标条件，如 applications.received.total>=1 或 指标键:missing；可重复，须全部满足",
        HelpName = "条件",
    };

    private readonly Option<string?> _syntax = new("--syntax") { Description = "检索式的语法：lucene 为 Lucene 经典语法；缺省为本站检索式", HelpName = "语法" };

    private readonly Option<string?> _sort = new("--sort") { Description = "score、year、agency 或指标键；前加 - 为降序", HelpName = "次序" };

    /// <summary>Adds argument and options to a command.</summary>
    /// <param name="command">Gets them.</param>
    /// <param name="textRequired">Whether the query text must be given.</param>
    /// <param name="kinds">What is searched, which decides about the filters.</param>
    public QueryOptions(Command command, bool textRequired, SearchKinds kinds = SearchKinds.Reports)
    {
        _text = new Argument<string?>("QUERY")
        {
            Description = "检索词；加引号为原文包含",
            Arity = textRequired ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne,
        };
        command.Arguments.Add(_text);
        _filters = new FilterOptions(command, kinds);
        command.Options.Add(_where);
        command.Options.Add(_sort);
        command.Options.Add(_syntax);
    }

    /// <summary>The query that was given.</summary>
    /// <exception cref="QueryParameterException">A condition has the wrong shape.</exception>
    public ReportQuery Of(ParseResult parsed) => new()
    {
        Text = parsed.GetValue(_text),
        Syntax = parsed.GetValue(_syntax),
        Filters = _filters.Of(parsed),
        Where = [.. (parsed.GetValue(_where) ?? []).Select(CountCondition.Parse)],
        Sort = parsed.GetValue(_sort),
    };

    /// <summary>Whether the query asks for every report.</summary>
    public static bool IsEverything(ReportQuery query) =>
        string.IsNullOrWhiteSpace(query.Text) && query.Filters.Count == 0 && query.Where.Count == 0 && query.Sort is null;
}
