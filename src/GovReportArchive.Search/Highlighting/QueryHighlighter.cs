using GovReportArchive.Search.Highlighting;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search;

/// <summary>Shows what a query matches in stored text. A snippet is a substring of the stored text, and its marks cover what matched, in the
/// original's own glyphs.</summary>
/// <remarks>Made from the query alone; no index is needed. Immutable and thread-safe.</remarks>
public sealed class QueryHighlighter
{
    private readonly IndexSchema _schema;
    private readonly List<(TextNode Leaf, HashSet<string> Words)> _leaves = [];

    private QueryHighlighter(IndexSchema schema) => _schema = schema;

    /// <summary>Prepares marks for a query; what the query excludes is never marked.</summary>
    /// <param name="query">The query; a blank one, and one in an engine's own syntax, has no marks.</param>
    public static QueryHighlighter Create(ParsedQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        QueryHighlighter highlighter = new(query.Schema);
        highlighter.Collect(query.Root);
        return highlighter;
    }

    /// <summary>What matched in one unit of a field: in order, without overlaps, in UTF-16 units of the original text.</summary>
    /// <param name="field">Name of the field; what the query seeks in other fields is not marked.</param>
    /// <param name="unit">The original text of one unit.</param>
    /// <exception cref="ArgumentException">The schema has no such field.</exception>
    public IReadOnlyList<Mark> Marks(string field, string unit) => Marks(field, new FoldedUnit(unit));

    /// <summary>As above, of a unit that was made ready before.</summary>
    public IReadOnlyList<Mark> Marks(string field, FoldedUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return Merge(Matches(FieldIndex(field), unit), 0, unit.Original.Length);
    }

    /// <summary>The snippets of a field's units that show the most of the query, in the order of the units.</summary>
    /// <param name="field">Name of the field.</param>
    /// <param name="units">Original texts.</param>
    /// <param name="most">The most to give; fewer, possibly none, where fewer match.</param>
    /// <param name="length">The longest, in UTF-16 units.</param>
    /// <exception cref="ArgumentException">The schema has no such field.</exception>
    public IReadOnlyList<Snippet> Snippets(string field, IReadOnlyList<string> units, int most, int length) =>
        Snippets(field, [.. units.Select(unit => new FoldedUnit(unit))], most, length);

    /// <summary>As above, of units that were made ready before.</summary>
    public IReadOnlyList<Snippet> Snippets(string field, IReadOnlyList<FoldedUnit> units, int most, int length)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 10);
        int index = FieldIndex(field);
        List<SnippetSpan> snippets = [];
        List<OriginalMatch>[] matches = [.. units.Select(unit => Matches(index, unit))];
        for (int i = 0; i < units.Count; i++)
            if (matches[i].Count > 0) SnippetCutter.Cut(i, units[i].Original, matches[i], length, snippets);

        return [.. snippets.OrderByDescending(snippet => snippet.Leaves).ThenByDescending(snippet => snippet.Matches)
            .ThenBy(snippet => snippet.Unit).ThenBy(snippet => snippet.Start).Take(most)
            .OrderBy(snippet => snippet.Unit).ThenBy(snippet => snippet.Start)
            .Select(snippet => new Snippet(snippet.Unit, snippet.Start, units[snippet.Unit].Original[snippet.Start..snippet.End],
                Merge(matches[snippet.Unit], snippet.Start, snippet.End)))];
    }

    private int FieldIndex(string field)
    {
        for (int i = 0; i < _schema.Fields.Count; i++)
            if (string.Equals(_schema.Fields[i].Name, field, StringComparison.Ordinal)) return i;
        throw new ArgumentException($"The schema {_schema.Name} has no text field {field}.", nameof(field));
    }

    private void Collect(QueryNode node)
    {
        switch (node)
        {
            case TextNode leaf:
                _leaves.Add((leaf, LeafMatcher.WordsOf(leaf)));
                break;
            case AndNode and:
                foreach (QueryNode child in and.Children) Collect(child);
                break;
            case OrNode or:
                foreach (QueryNode child in or.Children) Collect(child);
                break;
            case BoostNode boost:
                Collect(boost.Child);
                break;
        }
    }

    private List<OriginalMatch> Matches(int field, FoldedUnit unit)
    {
        List<OriginalMatch> found = [];
        List<FoldedMatch> matches = [];
        for (int i = 0; i < _leaves.Count; i++)
        {
            (TextNode leaf, HashSet<string> words) = _leaves[i];
            if (leaf.Field == TextNode.AnyField || leaf.Field == field) LeafMatcher.Find(leaf, words, unit, i, matches);
        }

        foreach (FoldedMatch match in matches)
        {
            (int start, int end) = unit.Place(match.Start, match.End);
            found.Add(new OriginalMatch(start, end, match.Leaf));
        }

        found.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        return found;
    }

    private static List<Mark> Merge(List<OriginalMatch> matches, int from, int to)
    {
        List<Mark> marks = [];
        foreach (OriginalMatch match in matches)
        {
            int start = Math.Max(match.Start, from), end = Math.Min(match.End, to);
            if (start >= end) continue;
            start -= from;
            end -= from;
            if (marks.Count > 0 && start <= marks[^1].Start + marks[^1].Length)
            {
                Mark last = marks[^1];
                marks[^1] = last with { Length = Math.Max(last.Length, end - last.Start) };
            }
            else
            {
                marks.Add(new Mark(start, end - start));
            }
        }

        return marks;
    }
}
