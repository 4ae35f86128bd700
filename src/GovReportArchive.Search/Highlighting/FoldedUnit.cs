using GovReportArchive.Text;

namespace GovReportArchive.Search.Highlighting;

/// <summary>One unit, folded, with its words cut when they are first asked for.</summary>
internal sealed class FoldedUnit(FoldedText folded)
{
    private List<Word>? _words;

    public string Text => folded.Text;

    public IReadOnlyList<Word> Words
    {
        get
        {
            if (_words is not null) return _words;
            _words = [];
            ChineseSegmenter.Segment(Text, _words);
            return _words;
        }
    }

    /// <summary>The stretch of the original that a stretch of the folded text came from: whole characters.</summary>
    public (int Start, int End) Original(int start, int end) => (folded.Starts[start], folded.Ends[end - 1]);
}

/// <summary>A stretch of folded text that a leaf of the query matched.</summary>
internal readonly record struct FoldedMatch(int Start, int End, int Leaf);
