using System.Globalization;
using GovReportArchive.Search.Lucene.Layout;
using GovReportArchive.Search.Querying;
using GovReportArchive.Text;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Index;
using Lucene.Net.QueryParsers.Classic;
using Lucene.Net.Search;
using Lucene.Net.Util;
using ClassicQueryParser = Lucene.Net.QueryParsers.Classic.QueryParser;

namespace GovReportArchive.Search.Lucene.Matching;

/// <summary>Lucene's classic query parser over the words of the whole text or of a field, for those who know it: operators, wildcards, fuzzy terms and ranges are
/// Lucene's; regular expressions are refused. A quotation is characters here as everywhere, and columns are conditions beside the query.</summary>
internal sealed class ClassicSyntax : ClassicQueryParser
{
    /// <summary>Name of the syntax.</summary>
    public const string Name = "lucene";

    // Each doubles the states that Lucene makes.
    private const int MostAfterStar = 8;

    private readonly SchemaLayout _layout;

    private ClassicSyntax(SchemaLayout layout, Analyzer analyzer)
        : base(LuceneVersion.LUCENE_48, FieldNames.Words, analyzer)
    {
        _layout = layout;
        DefaultOperator = Operator.AND;
    }

    /// <summary>Reads a query.</summary>
    /// <exception cref="QuerySyntaxException">The parser refuses it, or it names a field that there is not.</exception>
    public static Query Parse(EngineNode node, SchemaLayout layout)
    {
        RequireDepth(node);
        if (node.Syntax != Name) throw Querying.QueryParser.Error(node.Start, $"本检索库不认识 {node.Syntax} 语法");
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            // The parser lower-cases by the culture of the thread, which makes another letter of I in Turkish.
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            using FoldedWords analyzer = new();
            return new ClassicSyntax(layout, analyzer).Parse(node.Text);
        }
        catch (Exception error) when (error is ParseException or BooleanQuery.TooManyClausesException or FormatException or ArgumentException)
        {
            throw Querying.QueryParser.Error(node.Start, "Lucene 语法有误：" + error.Message.ReplaceLineEndings(" "));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    // The parser calls itself for each, and a stack that overflows ends the process.
    private static void RequireDepth(EngineNode node)
    {
        int depth = 0;
        for (int i = 0; i < node.Text.Length; i++)
        {
            if (node.Text[i] == '(' && ++depth > QueryLimits.Depth) throw Querying.QueryParser.Error(node.Start + i, $"括号套得太深，最多 {QueryLimits.Depth} 层");
            if (node.Text[i] == ')') depth--;
        }
    }

    protected override Query GetFieldQuery(string field, string queryText, bool quoted) =>
        quoted ? Quoted(field, queryText, 0) : base.GetFieldQuery(field, queryText, quoted);

    protected override Query GetFieldQuery(string field, string queryText, int slop) => Quoted(field, queryText, slop);

    protected override Query NewTermQuery(Term term) => base.NewTermQuery(Word(term));

    protected override Query NewPrefixQuery(Term prefix) => base.NewPrefixQuery(Word(prefix));

    protected override Query NewWildcardQuery(Term t)
    {
        int star = t.Text.IndexOf('*', StringComparison.Ordinal);
        if (star >= 0 && t.Text.Skip(star).Count(c => c == '?') > MostAfterStar) throw new ParseException($"* 之后最多 {MostAfterStar} 个 ?");
        return base.NewWildcardQuery(Pattern(t));
    }

    // The character for the field is not to be mistyped.
    protected override Query NewFuzzyQuery(Term term, float minimumSimilarity, int prefixLength) =>
        Word(term) is { Field: FieldNames.FieldWords } word ? base.NewFuzzyQuery(word, minimumSimilarity, prefixLength + 1) : base.NewFuzzyQuery(Word(term), minimumSimilarity, prefixLength);

    // A few characters of it can stand for more states than there is memory, and Lucene makes them all before it looks at a word.
    protected override Query NewRegexpQuery(Term regexp) => throw new ParseException("不支持正则表达式；请用 * 和 ?");

    protected override Query NewRangeQuery(string field, string part1, string part2, bool startInclusive, bool endInclusive)
    {
        Term start = Word(new Term(field, part1 ?? ""));
        // After the last word of a field come those of the next.
        BytesRef? end = part2 is not null ? Word(new Term(field, part2)).Bytes : start.Field == FieldNames.FieldWords ? new BytesRef([(byte)(TextField(field) + 1)]) : null;
        return new TermRangeQuery(start.Field, start.Bytes, end, startInclusive, part2 is not null && endInclusive);
    }

    // The character for the field may mean something in patterns.
    private Term Pattern(Term term) => Word(term) is { Field: FieldNames.FieldWords } word ? new Term(word.Field, "\\" + word.Text) : Word(term);

    // The words of a field stand behind a character for the field.
    private Term Word(Term term)
    {
        int field = TextField(term.Field);
        return field < 0 || !_layout.HasFieldWords ? new Term(FieldNames.Words, term.Bytes) : new Term(FieldNames.FieldWords, (char)field + term.Text);
    }

    private int TextField(string name)
    {
        if (name == FieldNames.Words) return TextNode.AnyField;
        int field = _layout.Schema.Fields.ToList().FindIndex(known => known.Name == name || known.Aliases.Contains(name));
        if (field >= 0) return field;
        throw new ParseException($"没有名为“{name}”的字段；可用的有 {string.Join('、', _layout.Schema.Fields.Select(known => known.Name))}");
    }

    // A quotation is a phrase of pairs, as in the language of people; one character is every pair that begins with it.
    private Query Quoted(string field, string text, int slop)
    {
        if (TextField(field) >= 0) throw new ParseException($"“{field}:\"…\"”在 Lucene 语法中不可用；引号只用于全文");
        int[] runes = PairKey.Runes(Folding.Fold(text));
        if (runes.Length == 0) throw new ParseException("引号里没有内容");
        if (runes.Length == 1) return new PrefixQuery(new Term(FieldNames.Pairs, new BytesRef(PairKey.Prefix(runes[0]))));
        PhraseQuery phrase = new() { Slop = slop };
        for (int i = 0; i + 1 < runes.Length; i++) phrase.Add(new Term(FieldNames.Pairs, new BytesRef(PairKey.Bytes(PairKey.Key(runes[i], runes[i + 1])))));
        return phrase;
    }

    /// <summary>Folds and cuts what is typed as documents are folded and cut.</summary>
    private sealed class FoldedWords : Analyzer
    {
        protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader) => new(new Words(reader));

        private sealed class Words : Tokenizer
        {
            private readonly ICharTermAttribute _term;
            private readonly List<Word> _cuts = [];
            private string _text = "";
            private int _next;

            public Words(TextReader reader)
                : base(reader) => _term = AddAttribute<ICharTermAttribute>();

            public override bool IncrementToken()
            {
                if (_next == _cuts.Count) return false;
                ClearAttributes();
                Word cut = _cuts[_next++];
                _term.SetEmpty().Append(_text.Substring(cut.Start, cut.Length));
                return true;
            }

            public override void Reset()
            {
                base.Reset();
                _text = Folding.Fold(m_input.ReadToEnd());
                _cuts.Clear();
                ChineseSegmenter.Segment(_text, _cuts);
                _next = 0;
            }
        }
    }
}
