using System.Globalization;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Querying;

/// <summary>Reads the query language. Law: any text gives a tree or one <see cref="QuerySyntaxException"/>; nothing else is thrown.</summary>
internal sealed class QueryParser
{
    private readonly string _text;
    private readonly QueryNames _names;
    private readonly LeafParser _leaves;
    private int _at;
    private int _depth;

    private QueryParser(string text, QueryNames names)
    {
        _text = text;
        _names = names;
        _leaves = new LeafParser(text, names);
    }

    /// <summary>Reads a query; blank text asks for every document.</summary>
    public static QueryNode Parse(string? text, IndexSchema schema)
    {
        text ??= "";
        RequireLength(text);
        QueryParser parser = new(text, new QueryNames(schema));
        parser.SkipBlanks();
        if (parser._at == text.Length) return new AllNode(0, text.Length);
        QueryNode root = parser.Or(Scope.Default);
        if (parser._at < text.Length) throw Error(parser._at, "多出一个右括号");
        return root;
    }

    /// <summary>Refuses text that is longer than any query may be.</summary>
    internal static void RequireLength(string text)
    {
        if (text.Length > QueryLimits.Length) throw Error(QueryLimits.Length, $"查询太长，最多 {QueryLimits.Length} 个字符");
    }

    internal static QuerySyntaxException Error(int position, string what) =>
        new(position, string.Create(CultureInfo.InvariantCulture, $"第 {position + 1} 个字符：{what}"));

    private QueryNode Or(Scope scope)
    {
        int start = _at;
        List<QueryNode> parts = [And(scope)];
        while (TryOperator("OR", "||")) parts.Add(And(scope));
        return parts.Count == 1 ? parts[0] : new OrNode(parts, start, _at);
    }

    private QueryNode And(Scope scope)
    {
        int start = _at;
        List<QueryNode> parts = [];
        while (true)
        {
            parts.Add(Not(scope));
            bool joined = TryOperator("AND", "&&");
            SkipBlanks();
            if (joined) continue;
            if (_at == _text.Length || Peek() == ')' || IsOperator("OR", "||")) break;
        }

        return parts.Count == 1 ? parts[0] : new AndNode(parts, start, _text.AsSpan(0, _at).TrimEnd().Length);
    }

    private QueryNode Not(Scope scope)
    {
        SkipBlanks();
        int start = _at;
        bool negated = false;
        while (true)
        {
            if (TryOperator("NOT", null) || TrySign('-') || TrySign('!')) negated = !negated;
            else if (!TrySign('+')) break;
            SkipBlanks();
        }

        QueryNode child = Primary(scope);
        return negated ? new NotNode(child, start, child.End) : child;
    }

    private QueryNode Primary(Scope scope)
    {
        SkipBlanks();
        int start = _at;
        if (_at == _text.Length) throw Error(Math.Max(0, _text.Length - 1), _text.Length > 0 && start > 0 ? "后面缺少要查的内容" : "查询是空的");
        if (IsOperator("AND", "&&") || IsOperator("OR", "||")) throw Error(_at, "这个连接词的一边没有要查的内容");
        if (Peek() == ')') throw Error(_at, "右括号前面没有要查的内容");
        if (Peek() == '(') return Boosted(Group(scope), start);
        if (_leaves.TryField(_at, out string name, out int after))
        {
            (int field, int column) = _names.Resolve(name);
            Scope inner = new(field, column);
            _at = after;
            SkipBlanks();
            if (_at == _text.Length || Peek() == ')') throw Error(start, $"“{name}”后面缺少要查的内容");
            return Boosted(Peek() == '(' ? Group(inner) : Leaf(inner), start);
        }

        return Boosted(Leaf(scope), start);
    }

    private QueryNode Group(Scope scope)
    {
        int open = _at++;
        if (++_depth > QueryLimits.Depth) throw Error(open, $"括号套得太深，最多 {QueryLimits.Depth} 层");
        SkipBlanks();
        if (_at == _text.Length) throw Error(open, "括号没有闭合");
        if (Peek() == ')') throw Error(open, "括号里没有内容");
        QueryNode inner = Or(scope);
        if (_at == _text.Length) throw Error(open, "括号没有闭合");
        _at++;
        _depth--;
        return inner;
    }

    private QueryNode Leaf(Scope scope)
    {
        QueryNode leaf = _leaves.Read(_at, scope, out int end);
        _at = end;
        return leaf;
    }

    private QueryNode Boosted(QueryNode node, int start)
    {
        QueryNode placed = node with { Start = start, End = _at };
        if (_at >= _text.Length || QueryCharacters.Narrow(_text[_at]) != '^') return placed;
        float factor = Factor();
        return new BoostNode(placed, factor, start, _at);
    }

    private float Factor()
    {
        int end = _at + 1;
        while (end < _text.Length && (char.IsAsciiDigit(QueryCharacters.Narrow(_text[end])) || QueryCharacters.Narrow(_text[end]) == '.')) end++;
        string digits = string.Concat(_text[(_at + 1)..end].Select(QueryCharacters.Narrow));
        if (!float.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out float factor))
            throw Error(_at, "“^”后面应当是一个数，例如 ^2");
        if (factor is not (> 0 and <= 1_000_000)) throw Error(_at, "“^”后面的数应当大于 0，至多 1000000");
        _at = end;
        return factor;
    }

    private char Peek() => QueryCharacters.Narrow(_text[_at]);

    private void SkipBlanks()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
    }

    // A sign is one only in front of something: "2020 - 2023" looks for the text "-".
    private bool TrySign(char sign)
    {
        if (_at + 1 >= _text.Length || char.IsWhiteSpace(_text[_at + 1]) || Peek() != sign) return false;
        if (QueryCharacters.Narrow(_text[_at + 1]) == ')') return false;
        if (sign == '!' && _text[_at] != '!') return false;
        _at++;
        return true;
    }

    private bool TryOperator(string word, string? symbol)
    {
        SkipBlanks();
        if (!IsOperator(word, symbol)) return false;
        int start = _at;
        _at += IsWordHere(word) ? word.Length : symbol!.Length;
        SkipBlanks();
        if (_at == _text.Length || Peek() == ')') throw Error(start, $"“{word}”后面缺少要查的内容");
        return true;
    }

    private bool IsOperator(string word, string? symbol) =>
        IsWordHere(word) || (symbol is not null && _text.AsSpan(_at).StartsWith(symbol, StringComparison.Ordinal));

    private bool IsWordHere(string word) =>
        _at + word.Length <= _text.Length
        && QueryCharacters.IsWord(_text.AsSpan(_at, word.Length), word)
        && (_at + word.Length == _text.Length || QueryCharacters.EndsRun(_text[_at + word.Length]));
}

/// <summary>What names a clause is under: a text field, a column, or neither.</summary>
internal readonly record struct Scope(int Field, int Column)
{
    public static Scope Default { get; } = new(TextNode.AnyField, -1);
}
