using GovReportArchive.Search.Own.Postings;
using GovReportArchive.Search.Own.Segments;
using GovReportArchive.Search.Own.Storage;

namespace GovReportArchive.Search.Own.Writing;

/// <summary>Merges the terms and posting lists of several segments into one file, leaving deleted documents out.</summary>
internal sealed class TermMerger(IReadOnlyList<TermDictionaryReader> terms, Func<int, int, PostingsReader> list, int[][] docMaps, Action letPagesGo,
    CancellationToken cancellation)
{
    private readonly int[] _next = new int[terms.Count];
    private int[] _positions = new int[256];

    /// <summary>Writes sections of terms and postings; lets the sources' pages go as it passes them.</summary>
    /// <param name="file">The file.</param>
    /// <param name="postings">Takes the lists.</param>
    /// <param name="lengths">Length codes of a term's field, for score bounds.</param>
    public void Write(FramedFileWriter file, PostingsSerializer postings, Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> lengths)
    {
        TermDictionarySerializer merged = new();
        file.BeginSection(SegmentLayout.Postings);
        byte[] term = [];
        long next = FramedFileReader.MostPages;
        for (int count = 0; ; count++)
        {
            if (count % 256 == 0) cancellation.ThrowIfCancellationRequested();
            if (file.SectionLength >= next)
            {
                letPagesGo();
                next = file.SectionLength + FramedFileReader.MostPages;
            }

            int least = Least();
            if (least < 0) break;
            ReadOnlySpan<byte> head = terms[least].Term(_next[least]);
            if (term.Length != head.Length) term = new byte[head.Length];
            head.CopyTo(term);
            for (int i = least; i < terms.Count; i++)
            {
                if (_next[i] == terms[i].Count || !terms[i].Term(_next[i]).SequenceEqual(term)) continue;
                Append(list(i, _next[i]++), docMaps[i], postings);
            }

            if (!postings.IsEmpty) merged.Add(term, postings.FinishList(lengths(term).Span));
        }

        SegmentSerializer.EndPostings(file);
        merged.Write(file, SegmentLayout.Terms);
    }

    private int Least()
    {
        int least = -1;
        for (int i = 0; i < terms.Count; i++)
        {
            if (_next[i] == terms[i].Count) continue;
            if (least < 0 || terms[i].Term(_next[i]).SequenceCompareTo(terms[least].Term(_next[least])) < 0) least = i;
        }

        return least;
    }

    private void Append(PostingsReader source, int[] docMap, PostingsSerializer postings)
    {
        PostingsCursor cursor = new(source);
        for (int block = 0; block < cursor.BlockCount; block++)
        {
            cursor.Load(block);
            ReadOnlySpan<int> docs = cursor.Docs, frequencies = cursor.Frequencies;
            for (int i = 0; i < docs.Length; i++)
            {
                int doc = docMap[docs[i]];
                if (doc < 0) continue;
                if (!source.HasPositions)
                {
                    postings.Add(doc, frequencies[i]);
                    continue;
                }

                cursor.MoveTo(docs[i]);
                int count = cursor.CopyPositions(ref _positions);
                postings.Add(doc, _positions.AsSpan(0, count));
            }
        }
    }
}
