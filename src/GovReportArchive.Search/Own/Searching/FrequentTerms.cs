using System.Text;
using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Segments;

namespace GovReportArchive.Search.Own.Searching;

/// <summary>Finds the words that most documents hold.</summary>
/// <remarks>Reads the head of each posting list, not the lists: documents deleted since their segment was written still count.</remarks>
internal sealed class FrequentTerms(int fewestRunes)
{
    private readonly Dictionary<string, int> _documents = new(StringComparer.Ordinal);

    /// <summary>Takes the words of the whole text of a segment.</summary>
    public void Add(SegmentReader segment, int fewestDocuments, CancellationToken cancellation)
    {
        (int first, int end) = segment.Words.Range([SegmentLayout.WholeText]);
        for (int term = first; term < end; term++)
        {
            if ((term & 0xFFF) == 0) cancellation.ThrowIfCancellationRequested();
            ReadOnlySpan<byte> bytes = segment.Words.Term(term)[1..];
            if (Runes(bytes) < fewestRunes) continue;
            int documents = segment.WordList(term).DocCount;
            if (documents < fewestDocuments) continue;
            string text = Utf8.Text(bytes);
            _documents[text] = _documents.GetValueOrDefault(text) + documents;
        }
    }

    /// <summary>Those in most documents first; where two are in as many, in order of code points.</summary>
    public IReadOnlyList<string> Best(int limit) =>
        [.. _documents.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, Querying.CodePointOrder.Instance).Take(limit).Select(pair => pair.Key)];

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
