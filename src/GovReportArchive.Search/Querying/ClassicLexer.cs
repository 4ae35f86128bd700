using System.Text;

namespace GovReportArchive.Search.Querying;

/// <summary>Kinds of token in Lucene's classic query syntax.</summary>
internal enum ClassicToken
{
    End,
    And,
    Or,
    Not,
    Plus,
    Minus,
    Open,
    Close,
    Colon,
    Boost,
    Quoted,
    Term,
    Prefix,
    Star,
    Range,
}

/// <summary>Cuts a query into the tokens of Lucene's classic syntax.</summary>
internal sealed class ClassicLexer(string text)
{
    private const string Special = "+-!():^[]\"{}~*?\\/";
    private int _at;

    /// <summary>Kind of the current token.</summary>
    public ClassicToken Kind { get; private set; }

    /// <summary>Its text without escapes, quotation marks or sign.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Where it begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends.</summary>
    public int End => _at;

    /// <summary>Whether a field name ends here: the next character is a colon.</summary>
    public bool IsBeforeColon => _at < text.Length && text[_at] == ':';

    /// <summary>Moves to the next token.</summary>
    public void Next()
    {
        while (_at < text.Length && IsBlank(text[_at])) _at++;
        (Start, Text) = (_at, "");
        if (_at == text.Length)
        {
            Kind = ClassicToken.End;
            return;
        }

        char c = text[_at];
        switch (c)
        {
            case '(' or ')' or ':':
                Take(c == '(' ? ClassicToken.Open : c == ')' ? ClassicToken.Close : ClassicToken.Colon, 1);
                break;
            case '+' or '-' or '!':
                Sign(c);
                break;
            case '"':
                Quoted();
                break;
            case '^':
                Boost();
                break;
            case '[' or '{':
                Range();
                break;
            case '~' or '/' or '?' or ']' or '}':
                throw QueryParser.Error(_at, $"对照模式不支持“{c}”");
            default:
                Term();
                break;
        }
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\r' or '\u3000';

    private void Take(ClassicToken kind, int length)
    {
        Kind = kind;
        _at += length;
    }

    // A sign with a blank after it is a term of its own, which the analyzer then drops.
    private void Sign(char c)
    {
        bool bare = _at + 1 < text.Length && IsBlank(text[_at + 1]);
        Take(bare ? ClassicToken.Term : c == '+' ? ClassicToken.Plus : c == '-' ? ClassicToken.Minus : ClassicToken.Not, 1);
        if (bare) Text = c.ToString();
    }

    private void Quoted()
    {
        StringBuilder inside = new();
        for (_at++; _at < text.Length && text[_at] != '"'; _at++)
        {
            if (text[_at] == '\\' && _at + 1 < text.Length) _at++;
            inside.Append(text[_at]);
        }

        if (_at == text.Length) throw QueryParser.Error(Start, "引号没有闭合");
        _at++;
        if (_at < text.Length && text[_at] == '~') throw QueryParser.Error(_at, "对照模式不支持“~”");
        (Kind, Text) = (ClassicToken.Quoted, inside.ToString());
    }

    private void Boost()
    {
        int end = _at + 1;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.')) end++;
        (Kind, Text) = (ClassicToken.Boost, text[(_at + 1)..end]);
        if (Text.Length == 0) throw QueryParser.Error(_at, "“^”后面应当是一个数，例如 ^2");
        _at = end;
    }

    private void Range()
    {
        int end = text.IndexOfAny([']', '}'], _at);
        if (end < 0) throw QueryParser.Error(_at, "范围没有闭合，应当写成 [甲 TO 乙]");
        (Kind, Text) = (ClassicToken.Range, text[_at..(end + 1)]);
        _at = end + 1;
    }

    private void Term()
    {
        StringBuilder term = new();
        bool star = false;
        for (; _at < text.Length && !IsBlank(text[_at]); _at++)
        {
            char c = text[_at];
            if (c == '\\' && _at + 1 < text.Length)
            {
                term.Append(text[++_at]);
                continue;
            }

            if (c == '*' && (_at + 1 == text.Length || IsBlank(text[_at + 1]) || text[_at + 1] is ')' or ':' or '^'))
            {
                star = true;
                _at++;
                break;
            }

            if (c is '*' or '?' or '~') throw QueryParser.Error(_at, $"对照模式不支持“{c}”");
            if (Special.Contains(c, StringComparison.Ordinal) && c is not ('+' or '-')) break;
            term.Append(c);
        }

        Text = term.ToString();
        ReadOnlySpan<char> image = text.AsSpan(Start, _at - Start);
        Kind = star ? (Text.Length == 0 ? ClassicToken.Star : ClassicToken.Prefix)
            : image is "AND" or "&&" ? ClassicToken.And
            : image is "OR" or "||" ? ClassicToken.Or
            : image is "NOT" ? ClassicToken.Not
            : ClassicToken.Term;
    }
}
