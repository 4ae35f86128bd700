using System.Globalization;
using GovReportArchive.Search.Schema;
using GovReportArchive.Text.SmartCn;

namespace GovReportArchive.Search.Querying;

/// <summary>Reads a query as Lucene 8.7's classic parser does, its clause building included, over SmartCn's tokens.</summary>
/// <remarks>AND and OR set the roles of the clauses beside them and have no precedence: a OR b AND c requires b and c and leaves a optional.
/// Fuzzy terms, wildcards inside terms, regular expressions and sloppy phrases are refused.</remarks>
internal sealed class ClassicQueryParser
{
    private readonly ClassicLexer _lexer;
    private readonly IndexSchema _schema;
    private readonly bool _and;
    private readonly SmartCnAnalyzer _analyzer = new();
    private int _depth;
    private int _clauses;

    private ClassicQueryParser(string text, IndexSchema schema, bool and) => (_lexer, _schema, _and) = (new ClassicLexer(text), schema, and);

    /// <summary>Reads a query; blank text asks for every document.</summary>
    public static QueryNode Parse(string? text, IndexSchema schema, bool and)
    {
        text ??= "";
        if (text.Length > QueryLimits.Length) throw QueryParser.Error(QueryLimits.Length, $"查询太长，最多 {QueryLimits.Length} 个字符");
        if (string.IsNullOrWhiteSpace(text)) return new AllNode(0, text.Length);
        ClassicQueryParser parser = new(text, schema, and);
        parser._lexer.Next();
        QueryNode root = parser.Query(false) ?? new NothingNode(0, text.Length);
        if (parser._lexer.Kind != ClassicToken.End) throw QueryParser.Error(parser._lexer.Start, "多出一个右括号");
        return root;
    }

    private QueryNode? Query(bool foreign)
    {
        int start = _lexer.Start;
        List<(Occur Occur, QueryNode Query)> clauses = [];
        QueryNode? first = null;
        for (bool isFirst = true; isFirst || _lexer.Kind is not (ClassicToken.End or ClassicToken.Close); isFirst = false)
        {
            ClassicToken conjunction = ClassicToken.End;
            if (!isFirst && _lexer.Kind is ClassicToken.And or ClassicToken.Or && !isFirst)
            {
                conjunction = _lexer.Kind;
                _lexer.Next();
            }

            ClassicToken sign = ClassicToken.End;
            if (_lexer.Kind is ClassicToken.Plus or ClassicToken.Minus or ClassicToken.Not)
            {
                sign = _lexer.Kind;
                _lexer.Next();
            }

            QueryNode? clause = Clause(foreign);
            Add(clauses, conjunction, sign, clause);
            if (isFirst && sign == ClassicToken.End) first = clause;
        }

        if (clauses.Count == 1 && first is not null) return first;
        return clauses.Count == 0 ? null : new BooleanNode(ClassicRewrite.Clauses(clauses), start, _lexer.Start);
    }

    private void Add(List<(Occur Occur, QueryNode Query)> clauses, ClassicToken conjunction, ClassicToken sign, QueryNode? clause)
    {
        bool prohibited = sign is ClassicToken.Minus or ClassicToken.Not;
        if (clauses.Count > 0 && clauses[^1].Occur != Occur.Not)
        {
            if (conjunction == ClassicToken.And) clauses[^1] = (Occur.Must, clauses[^1].Query);
            else if (_and && conjunction == ClassicToken.Or) clauses[^1] = (Occur.Should, clauses[^1].Query);
        }

        if (clause is null) return;
        bool required = _and
            ? conjunction != ClassicToken.Or
            : sign == ClassicToken.Plus || conjunction == ClassicToken.And;
        clauses.Add((prohibited ? Occur.Not : required ? Occur.Must : Occur.Should, clause));
    }

    private QueryNode? Clause(bool foreign)
    {
        if (++_clauses > QueryLimits.Clauses) throw QueryParser.Error(_lexer.Start, $"查询的条件太多，最多 {QueryLimits.Clauses} 个");
        int start = _lexer.Start;
        if (_lexer.Kind is ClassicToken.Term or ClassicToken.Star && _lexer.IsBeforeColon)
        {
            bool all = _lexer.Kind == ClassicToken.Star;
            foreign = !all && !string.Equals(_lexer.Text, _schema.Fields[0].Name, StringComparison.Ordinal);
            _lexer.Next();
            _lexer.Next();
            if (all && _lexer.Kind == ClassicToken.Star)
            {
                _lexer.Next();
                return Boosted(new AllNode(start, _lexer.Start), start);
            }
        }

        QueryNode? clause;
        if (_lexer.Kind == ClassicToken.Open)
        {
            if (++_depth > QueryLimits.Depth) throw QueryParser.Error(start, $"括号套得太深，最多 {QueryLimits.Depth} 层");
            int open = _lexer.Start;
            _lexer.Next();
            clause = Query(foreign);
            if (_lexer.Kind != ClassicToken.Close) throw QueryParser.Error(open, "括号没有闭合");
            _depth--;
        }
        else
        {
            clause = Leaf();
        }

        _lexer.Next();
        if (foreign && clause is not null) clause = new NothingNode(start, _lexer.Start);
        return clause is null ? SkipBoost() : Boosted(clause, start);
    }

    private QueryNode? Leaf()
    {
        (int start, int end) = (_lexer.Start, _lexer.End);
        switch (_lexer.Kind)
        {
            case ClassicToken.Term: return Tokens(_lexer.Text, false, start, end);
            case ClassicToken.Quoted: return Tokens(_lexer.Text, true, start, end);
            case ClassicToken.Star: return new AllNode(start, end);
            case ClassicToken.Prefix: return new TokenPrefixNode(_lexer.Text.ToLowerInvariant(), start, end);
            case ClassicToken.Range: return Range(start, end);
            case ClassicToken.End: throw QueryParser.Error(Math.Max(0, start - 1), "后面缺少要查的内容");
            default: throw QueryParser.Error(start, "这里应当是要查的内容");
        }
    }

    private QueryNode? Tokens(string text, bool quoted, int start, int end)
    {
        _analyzer.Analyze(text);
        List<(string Word, int Position)> tokens = [.. _analyzer.Tokens.Select(token => (_analyzer.Term(token).ToString(), token.Position))];
        if (tokens.Count == 0) return null;
        if (tokens.Count == 1) return new TermNode(tokens[0].Word, start, end);
        if (quoted) return new TokenPhraseNode(tokens, start, end);
        List<(Occur, QueryNode)> clauses = [.. tokens.Select(token => (_and ? Occur.Must : Occur.Should, (QueryNode)new TermNode(token.Word, start, end)))];
        return new BooleanNode(ClassicRewrite.Clauses(clauses), start, end);
    }

    private WordRangeNode Range(int start, int end)
    {
        string[] parts = _lexer.Text[1..^1].Split([' ', '\t', '\n', '\r', '\u3000'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 3 || parts[1] != "TO") throw QueryParser.Error(start, "范围应当写成 [甲 TO 乙]，不限的一端写 *");
        return new WordRangeNode(Bound(parts[0]), _lexer.Text[0] == '[', Bound(parts[2]), _lexer.Text[^1] == ']', TextNode.AnyField, start, end);
    }

    private static string? Bound(string text) => text == "*" ? null : text.Trim('"').ToLowerInvariant();

    private QueryNode Boosted(QueryNode node, int start)
    {
        if (_lexer.Kind != ClassicToken.Boost) return node;
        if (!float.TryParse(_lexer.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out float factor) || !float.IsFinite(factor))
            throw QueryParser.Error(_lexer.Start, "“^”后面应当是一个数，例如 ^2");
        _lexer.Next();
        return new BoostNode(node, factor, start, _lexer.Start);
    }

    private QueryNode? SkipBoost()
    {
        if (_lexer.Kind == ClassicToken.Boost) _lexer.Next();
        return null;
    }
}
