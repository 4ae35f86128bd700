using GovReportArchive.Search.Highlighting;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;
using GovReportArchive.Text;

namespace GovReportArchive.Search.Tests.Reference;

/// <summary>Answers whether one document matches a query, straight from the definitions.</summary>
internal sealed class ReferenceDocument
{
    private readonly List<(int Field, FoldedUnit Unit)> _units = [];
    private readonly List<HashSet<string>> _words = [];
    private readonly List<string>[] _keywords;
    private readonly double?[] _numbers;

    public ReferenceDocument(IndexDocument document, IndexSchema schema)
    {
        Id = document.Id;
        foreach ((string field, string text) in document.Units)
        {
            int index = schema.Fields.Select(item => item.Name).ToList().IndexOf(field);
            if (index < 0) throw new ArgumentException($"The schema {schema.Name} has no text field {field}.", nameof(document));
            FoldedUnit unit = new(text);
            _units.Add((index, unit));
            List<Word> words = [];
            ChineseSegmenter.Segment(unit.Text, words);
            _words.Add(new HashSet<string>(words.Select(word => unit.Text.Substring(word.Start, word.Length)), StringComparer.Ordinal));
        }

        _keywords = new List<string>[schema.Columns.Count];
        _numbers = new double?[schema.Columns.Count];
        for (int i = 0; i < _keywords.Length; i++)
        {
            string name = schema.Columns[i].Name;
            _keywords[i] = [.. document.Keywords.Where(item => item.Column == name).Select(item => item.Value)
                .Distinct(StringComparer.Ordinal).Order(CodePointOrder.Instance)];
            foreach ((string column, double value) in document.Numbers)
                if (column == name) _numbers[i] = value;
        }
    }

    public string Id { get; }

    /// <summary>Whether some unit contains a folded text.</summary>
    public bool Contains(string folded) => _units.Any(unit => unit.Unit.Text.Contains(folded, StringComparison.Ordinal));

    public IReadOnlyList<string> Keywords(int column) => _keywords[column];

    public double? Number(int column) => _numbers[column];

    public bool Matches(QueryNode node) => node switch
    {
        AllNode => true,
        AndNode and => and.Children.All(Matches),
        OrNode or => or.Children.Any(Matches),
        NotNode not => !Matches(not.Child),
        BoostNode boost => Matches(boost.Child),
        KeywordNode keyword => _keywords[keyword.Column].Any(value => keyword.Values.Contains(value)) || (keyword.OrMissing && _keywords[keyword.Column].Count == 0),
        KeywordPrefixNode prefix => _keywords[prefix.Column].Any(value => value.StartsWith(prefix.Prefix, StringComparison.Ordinal)),
        KeywordRangeNode range => _keywords[range.Column].Any(value =>
            WordRange.Contains(range.Low, range.LowIncluded, range.High, range.HighIncluded, value)),
        NumberRangeNode range => _numbers[range.Column] is double value
            && (range.LowIncluded ? value >= range.Low : value > range.Low) && (range.HighIncluded ? value <= range.High : value < range.High),
        PhraseNode phrase => Units(phrase).Any(unit => unit.Text.Contains(phrase.Folded, StringComparison.Ordinal)),
        RunNode run => MatchesRun(run),
        TextNode other => Units(other).Any(unit => Finds(other, unit)),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>A rough score, so that more and rarer matches come first.</summary>
    public double Score(QueryNode node) => node switch
    {
        AndNode and => and.Children.Sum(Score),
        OrNode or => or.Children.Where(Matches).Sum(Score),
        BoostNode boost => boost.Factor * Score(boost.Child),
        TextNode text => Units(text).Sum(unit => { List<FoldedMatch> found = []; LeafMatcher.Find(text, LeafMatcher.WordsOf(text), unit, 0, found); return Math.Log(1 + found.Count); }),
        _ => 0,
    };

    private static bool Finds(TextNode node, FoldedUnit unit)
    {
        List<FoldedMatch> found = [];
        LeafMatcher.Find(node, LeafMatcher.WordsOf(node), unit, 0, found);
        return found.Count > 0;
    }

    private bool MatchesRun(RunNode run)
    {
        return Units(run).Any(unit => unit.Text.Contains(run.Folded, StringComparison.Ordinal)) || MatchesByWords(run);
    }

    /// <summary>Whether all words of a run occur.</summary>
    public bool MatchesByWords(RunNode run)
    {
        IReadOnlyList<string> words = RunWords.Of(run.Folded);
        return words.Count > 0 && words.All(word => Enumerable.Range(0, _units.Count)
            .Any(i => (run.Field == TextNode.AnyField || _units[i].Field == run.Field) && _words[i].Contains(word)));
    }

    private IEnumerable<FoldedUnit> Units(TextNode node) =>
        _units.Where(unit => node.Field == TextNode.AnyField || unit.Field == node.Field).Select(unit => unit.Unit);
}
