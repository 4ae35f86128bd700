using System.Text;
using GovReportArchive.Search.Lucene.Layout;
using GovReportArchive.Search.Lucene.Segments;
using Lucene.Net.Util;

namespace GovReportArchive.Search.Lucene.Searching;

/// <summary>Finds the words that most documents hold.</summary>
/// <remarks>Reads the head of each posting list, not the lists: documents deleted since their segment was written still count.</remarks>
internal sealed class FrequentTerms(int fewestRunes)
{
    private readonly Dictionary<string, int> _documents = new(StringComparer.Ordinal);

    /// <summary>Takes the words of the whole text of a segment.</summary>
    public void Add(SegmentView view, int fewestDocuments, CancellationToken cancellation)
    {
        if (view.Reader.GetTerms(FieldNames.Words)?.GetEnumerator() is not { } terms) return;
        for (int read = 0; terms.MoveNext(); read++)
        {
            if ((read & 0xFFF) == 0) cancellation.ThrowIfCancellationRequested();
            if (terms.DocFreq < fewestDocuments) continue;
            BytesRef term = terms.Term;
            if (Runes(term.Bytes.AsSpan(term.Offset, term.Length)) < fewestRunes) continue;
            string text = term.Utf8ToString();
            _documents[text] = _documents.GetValueOrDefault(text) + terms.DocFreq;
        }
    }

    /// <summary>Those in most documents first; where two are in as many, in order of code points.</summary>
    public IReadOnlyList<IndexTerm> Best(int limit) =>
        [.. _documents.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, Querying.CodePointOrder.Instance).Take(limit).Select(pair => new IndexTerm(pair.Key, 0, pair.Value))];

    private static int Runes(ReadOnlySpan<byte> utf8)
    {
        int count = 0;
        for (; utf8.Length > 0; count++)
        {
            _ = Rune.DecodeFromUtf8(utf8, out _, out int used);
            utf8 = utf8[used..];
        }

        return count;
    }
}
