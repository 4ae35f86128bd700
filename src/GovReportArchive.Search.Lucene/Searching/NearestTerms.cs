using System.Text;
using GovReportArchive.Search.Lucene.Layout;
using GovReportArchive.Search.Lucene.Segments;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace GovReportArchive.Search.Lucene.Searching;

/// <summary>Finds the words of the index that are spelled most like a word: by edits, then by how many documents hold them.</summary>
/// <remarks>Goes once over the words of the whole text in every segment. Most differ too much in length to be looked at, and most others show by their
/// characters alone that they are too far.</remarks>
internal sealed class NearestTerms
{
    private const int LongestWord = 40;
    private readonly int[] _sought;
    private readonly int _most;
    private readonly Dictionary<string, (int Edits, int Documents)> _found = new(StringComparer.Ordinal);
    private readonly int[] _above = new int[LongestWord + 1], _row = new int[LongestWord + 1];

    /// <param name="folded">A folded word; longer ones than forty characters have no neighbours.</param>
    public NearestTerms(string folded)
    {
        _sought = [.. folded.EnumerateRunes().Select(rune => rune.Value)];
        // In Chinese one character of two is half a word: two may be wrong only where three or more are right.
        _most = _sought.Length switch { < 2 or > LongestWord - 2 => 0, < 5 => 1, _ => 2 };
    }

    /// <summary>Takes the words of a segment that are near enough, with the live documents that hold each.</summary>
    public void Add(SegmentView view, CancellationToken cancellation)
    {
        if (_most == 0) return;
        if (view.Reader.GetTerms(FieldNames.Words)?.GetEnumerator() is not { } terms) return;
        Span<int> word = stackalloc int[LongestWord];
        for (int read = 0; terms.MoveNext(); read++)
        {
            if ((read & 0xFFF) == 0) cancellation.ThrowIfCancellationRequested();
            BytesRef term = terms.Term;
            int length = Runes(term.Bytes.AsSpan(term.Offset, term.Length), word);
            if (Math.Abs(length - _sought.Length) > _most || Missing(word[..length]) > _most) continue;
            int edits = Edits(word[..length]);
            if (edits == 0 || edits > _most) continue;
            int documents = Alive(terms, view);
            if (documents == 0) continue;
            string text = term.Utf8ToString();
            _found[text] = (edits, documents + (_found.TryGetValue(text, out (int, int Documents) known) ? known.Documents : 0));
        }
    }

    private static int Alive(TermsEnum terms, SegmentView view)
    {
        if (view.LiveCount == view.Documents) return terms.DocFreq;
        int alive = 0;
        DocsEnum docs = terms.Docs(view.Reader.LiveDocs, null, DocsFlags.NONE);
        while (docs.NextDoc() != DocIdSetIterator.NO_MORE_DOCS) alive++;
        return alive;
    }

    /// <summary>The nearest first; where two are as near, the one in more documents, then in order of code points.</summary>
    public IReadOnlyList<IndexTerm> Best(int limit) =>
        [.. _found.Select(pair => new IndexTerm(pair.Key, pair.Value.Edits, pair.Value.Documents))
            .OrderBy(term => term.Edits).ThenByDescending(term => term.Documents).ThenBy(term => term.Text, Querying.CodePointOrder.Instance).Take(limit)];

    // At most one more than can be of use.
    private int Runes(ReadOnlySpan<byte> utf8, Span<int> into)
    {
        int count = 0, most = Math.Min(into.Length, _sought.Length + _most + 1);
        for (; utf8.Length > 0 && count < most; count++)
        {
            _ = Rune.DecodeFromUtf8(utf8, out Rune rune, out int used);
            into[count] = rune.Value;
            utf8 = utf8[used..];
        }

        return count;
    }

    // How many of the sought characters the word does not have: no fewer edits can do.
    private int Missing(ReadOnlySpan<int> word)
    {
        int missing = 0;
        foreach (int rune in _sought)
            if (!word.Contains(rune) && ++missing > _most) break;
        return missing;
    }

    // Insertions, deletions, replacements, and two neighbours changed over, which is one slip of the hand, counted as one.
    private int Edits(ReadOnlySpan<int> word)
    {
        Span<int> before = stackalloc int[LongestWord + 1];
        Span<int> above = _above, row = _row;
        for (int j = 0; j <= word.Length; j++) above[j] = j;
        for (int i = 1; i <= _sought.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= word.Length; j++)
            {
                int cost = _sought[i - 1] == word[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + cost);
                if (i > 1 && j > 1 && _sought[i - 1] == word[j - 2] && _sought[i - 2] == word[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            above.CopyTo(before);
            row.CopyTo(above);
        }

        return above[word.Length];
    }
}
