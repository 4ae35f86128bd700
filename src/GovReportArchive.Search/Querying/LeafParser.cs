using System.Globalization;
using System.Text;
using GovReportArchive.Search.Schema;
using GovReportArchive.Text;

namespace GovReportArchive.Search.Querying;

/// <summary>Reads the leaves of a query: runs, quotations, ranges, prefixes and field names.</summary>
internal sealed class LeafParser
{
    private readonly string _text;
    private readonly QueryNames _names;
    private int _clauses, _nearParts;

    public LeafParser(string text, QueryNames names) => (_text, _names) = (text, names);

    /// <summary>Reads <c>name:</c> where the name is known. An unknown Latin name is a mistake; other text before a colon is text.</summary>
    public bool TryField(int at, out string name, out int after)
    {
        (name, after) = ("", at);
        int end = at;
        while (end < _text.Length && !QueryCharacters.EndsRun(_text[end]) && QueryCharacters.Narrow(_text[end]) is not (':' or '\\')) end++;
        if (end == at || end == _text.Length || QueryCharacters.Narrow(_text[end]) != ':') return false;
        name = string.Concat(_text[at..end].Select(QueryCharacters.Narrow));
        after = end + 1;
        if (_names.IsKnown(name)) return true;
        bool looksLikeName = char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
        if (looksLikeName && after < _text.Length && _text[after] != '/' && !char.IsWhiteSpace(_text[after]))
            throw QueryParser.Error(at, $"没有名为“{name}”的字段；可用的有 {_names.Listing} 等");
        return false;
    }

    public QueryNode Read(int at, Scope scope, out int end)
    {
        if (++_clauses > QueryLimits.Clauses) throw QueryParser.Error(at, $"查询的条件太多，最多 {QueryLimits.Clauses} 个");
        if (QueryCharacters.Opens(_text[at])) return Quoted(at, scope, out end);
        if (scope != Scope.Default && QueryCharacters.Narrow(_text[at]) is '[' or '{' && scope != Scope.Default) return Range(at, scope, out end);
        return Run(at, scope, out end);
    }

    private QueryNode Run(int at, Scope scope, out int end)
    {
        StringBuilder run = new();
        bool starred = false;
        int i = at;
        for (; i < _text.Length && !QueryCharacters.EndsRun(_text[i]); i++)
        {
            char c = _text[i];
            starred = false;
            if (c == '\\' && i + 1 < _text.Length) c = _text[++i];
            else if (IsBoost(i)) break;
            else starred = QueryCharacters.Narrow(c) == '*';
            run.Append(c);
        }

        end = i;
        string text = run.ToString();
        RefuseWildcards(at, end);
        if (starred && text.Length == 1) return new AllNode(at, end);
        if (starred && text.Length == 3 && text.All(c => QueryCharacters.Narrow(c) is '*' or ':')) return new AllNode(at, end);
        if (scope.Column >= 0) return ColumnLeaf(scope.Column, text, starred, at, end);
        string folded = Folding.Fold(starred ? text[..^1] : text);
        if (folded.Length == 0) throw QueryParser.Error(at, "这里没有可查的字符");
        return starred ? new PrefixNode(folded, scope.Field, at, end) : new RunNode(folded, scope.Field, at, end);
    }

    // Other query languages have these; to look for the signs themselves without a word would be an answer that nobody asked for.
    private void RefuseWildcards(int at, int end)
    {
        for (int i = at; i < end; i++)
        {
            char c = QueryCharacters.Narrow(_text[i]);
            if (c == '\\') i++;
            else if (c == '*' && i + 1 < end && !IsAll(at, end)) throw QueryParser.Error(i, "“*”只能写在词的末尾；要查星号本身，请加引号");
            else if (_text[i] == '?' && i + 1 < end) throw QueryParser.Error(i, "不支持用“?”代替一个字符；要查问号本身，请加引号");
            else if (c == '~' && i > at && _text.AsSpan(i + 1, end - i - 1).IndexOfAnyExceptInRange('0', '9') < 0)
                throw QueryParser.Error(i, "不支持用“~”查相近的词；两个词相距多远写成 \"甲 乙\"~10，要查这个符号本身，请加引号");
        }
    }

    private bool IsAll(int at, int end) => end - at == 3 && QueryCharacters.Narrow(_text[at + 1]) == ':';

    private bool IsBoost(int i) =>
        QueryCharacters.Narrow(_text[i]) == '^' && i + 1 < _text.Length && char.IsAsciiDigit(QueryCharacters.Narrow(_text[i + 1]));

    private QueryNode ColumnLeaf(int column, string text, bool starred, int at, int end)
    {
        Column definition = _names.Schema.Columns[column];
        if (definition.Kind == ColumnKind.Keyword)
            return starred ? new KeywordPrefixNode(column, text[..^1], at, end) : new KeywordNode(column, Spellings(text), at, end);
        (bool below, bool itself, bool above, int signs) = Comparison(Folding.Fold(text));
        double value = Number(Folding.Fold(text)[signs..], at, definition.Name);
        return new NumberRangeNode(
            column, below ? double.NegativeInfinity : value, below || itself, above ? double.PositiveInfinity : value, above || itself, at, end);
    }

    // Which numbers fit: those below, the one that is named, those above; and how many signs say so.
    private static (bool Below, bool Itself, bool Above, int Signs) Comparison(string text) => text switch
    {
        ['>', '=', ..] => (false, true, true, 2),
        ['<', '=', ..] => (true, true, false, 2),
        ['≥', ..] => (false, true, true, 1),
        ['≤', ..] => (true, true, false, 1),
        ['>', ..] => (false, false, true, 1),
        ['<', ..] => (true, false, false, 1),
        _ => (false, true, false, 0),
    };

    private QueryNode Quoted(int at, Scope scope, out int end)
    {
        int close = Next(at, QueryCharacters.Closers(_text[at]));
        if (close < 0) close = Next(at, QueryCharacters.OtherClosers(_text[at]));
        if (close < 0) throw QueryParser.Error(at, "引号没有闭合");
        StringBuilder inside = new();
        for (int i = at + 1; i < close; i++)
        {
            if (_text[i] == '\\') i++;
            inside.Append(_text[i]);
        }

        end = close + 1;
        string text = inside.ToString();
        if (scope.Column >= 0) return ColumnLeaf(scope.Column, text, false, at, end);
        if (TryDistance(ref end, out int distance) && Parts(text) is { Count: > 1 } parts)
        {
            if ((_nearParts += parts.Count) > QueryLimits.NearParts) throw QueryParser.Error(at, $"用“~”查的词合起来最多 {QueryLimits.NearParts} 个");
            return new NearNode(parts, distance, scope.Field, at, end);
        }

        string folded = Folding.Fold(text);
        if (folded.Length == 0) throw QueryParser.Error(at, "引号里没有内容");
        return new PhraseNode(folded, scope.Field, at, end);
    }

    /// <summary>Where one of the marks follows that no backslash makes text; -1 where none does.</summary>
    private int Next(int at, string marks)
    {
        for (int i = at + 1; i < _text.Length; i++)
        {
            if (_text[i] == '\\') i++;
            else if (marks.Contains(_text[i], StringComparison.Ordinal)) return i;
        }

        return -1;
    }

    private static List<string> Parts(string text) =>
        [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Folding.Fold).Where(part => part.Length > 0)
            .Distinct(StringComparer.Ordinal)];

    private bool TryDistance(ref int end, out int distance)
    {
        distance = 0;
        if (end >= _text.Length || QueryCharacters.Narrow(_text[end]) != '~') return false;
        int i = end + 1;
        while (i < _text.Length && char.IsAsciiDigit(QueryCharacters.Narrow(_text[i]))) i++;
        if (i == end + 1) throw QueryParser.Error(end, "“~”后面应当是字数，例如 \"甲 乙\"~10");
        string digits = string.Concat(_text[(end + 1)..i].Select(QueryCharacters.Narrow));
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out distance) || distance > QueryLimits.Distance)
            throw QueryParser.Error(end, $"“~”后面的字数最多 {QueryLimits.Distance}");
        end = i;
        return true;
    }

    private QueryNode Range(int at, Scope scope, out int end)
    {
        int close = at + 1;
        while (close < _text.Length && QueryCharacters.Narrow(_text[close]) is not (']' or '}')) close++;
        if (close == _text.Length) throw QueryParser.Error(at, "范围没有闭合，应当写成 [甲 TO 乙]");
        end = close + 1;
        string[] parts = _text[(at + 1)..close].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 3 || !QueryCharacters.IsWord(parts[1], "TO")) throw QueryParser.Error(at, "范围应当写成 [甲 TO 乙]，不限的一端写 *");
        string? low = Bound(parts[0]), high = Bound(parts[2]);
        bool lowIncluded = QueryCharacters.Narrow(_text[at]) == '[', highIncluded = QueryCharacters.Narrow(_text[close]) == ']';
        if (scope.Column < 0)
        {
            return new WordRangeNode(low is null ? null : Folding.Fold(low), lowIncluded, high is null ? null : Folding.Fold(high),
                highIncluded, scope.Field, at, end);
        }

        Column definition = _names.Schema.Columns[scope.Column];
        if (definition.Kind == ColumnKind.Keyword)
            return new KeywordRangeNode(scope.Column, low, lowIncluded, high, highIncluded, at, end);
        double from = low is null ? double.NegativeInfinity : Number(low, at, definition.Name);
        double to = high is null ? double.PositiveInfinity : Number(high, at, definition.Name);
        return new NumberRangeNode(scope.Column, from, lowIncluded || low is null, to, highIncluded || high is null, at, end);
    }

    private static string? Bound(string text)
    {
        string bound = text.Trim('"', '“', '”', '＂');
        return QueryCharacters.IsWord(bound, "*") ? null : bound.Length == 0 ? text : Folding.Fold(bound);
    }

    // A value is taken as typed and as folded, so that ２０２３ finds 2023 and 〔2023〕 finds itself.
    private static List<string> Spellings(string text)
    {
        string folded = Folding.Fold(text);
        return string.Equals(text, folded, StringComparison.Ordinal) ? [text] : [text, folded];
    }

    private static double Number(string text, int at, string column)
    {
        if (double.TryParse(Folding.Fold(text), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value))
            return value;
        throw QueryParser.Error(at, $"“{column}”是数字，这里应当写一个数");
    }
}
