using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Postings;

namespace GovReportArchive.Search.Own.Segments;

/// <summary>Counts the words of a document before they go into the postings, which costs a look-up for each different word instead of each
/// word.</summary>
internal sealed class WordCounter
{
    private readonly IntBuffer _found = new();
    private int[] _times = new int[1 << 10];

    /// <summary>Adds to how often a word stands in the document.</summary>
    public void Add(int word, int times)
    {
        if (word >= _times.Length) Array.Resize(ref _times, Math.Max(word + 1, _times.Length * 2));
        if (_times[word] == 0) _found.Add(word);
        _times[word] += times;
    }

    /// <summary>Hands the counts over under a word field, and begins anew.</summary>
    public void MoveTo(PostingsWriter postings, int field, int doc)
    {
        foreach (int word in _found.Span)
        {
            postings.AddFrequency(((ulong)word << 8) | (uint)field, doc, _times[word]);
            _times[word] = 0;
        }

        _found.Clear();
    }
}
