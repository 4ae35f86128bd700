using GovReportArchive.Text;

namespace GovReportArchive.Search.Querying;

/// <summary>The words that a run of query text asks for: each word as it was cut, a term of the domain by the words that it is made of.</summary>
/// <remarks>政策解读 is one word to the segmenter, but a report that holds 政策 and 解读 apart answers it too. The term itself raises the score, and
/// so do the terms inside it.</remarks>
internal sealed class RunWords
{
    private readonly List<RunWord> _words = [];

    private RunWords(string folded)
    {
        List<Word> cuts = [], pieces = [], parts = [];
        ChineseSegmenter.Default.Segment(folded, cuts);
        foreach (Word cut in cuts)
        {
            string word = folded.Substring(cut.Start, cut.Length);
            pieces.Clear();
            if (!ChineseSegmenter.Default.TryPieces(word, pieces))
            {
                Add(new RunWord(word, true, true, []));
                continue;
            }

            parts.Clear();
            ChineseSegmenter.Default.SegmentWithParts(word, parts);
            string[] inside = [.. parts.Select(part => word.Substring(part.Start, part.Length)).Where(part => part.Length < word.Length).Distinct(StringComparer.Ordinal)];
            Add(new RunWord(word, true, false, inside));
            HashSet<string> required = new(pieces.Select(piece => word.Substring(piece.Start, piece.Length)), StringComparer.Ordinal);
            foreach (string part in inside) Add(new RunWord(part, false, required.Contains(part), []));
        }
    }

    /// <summary>All words that count for the score, distinct, in the order of the text.</summary>
    public IReadOnlyList<RunWord> All => _words;

    /// <summary>The words that a report must hold to match by words.</summary>
    public IEnumerable<string> Required => _words.Where(word => word.IsRequired).Select(word => word.Text);

    /// <summary>Cuts a folded run.</summary>
    public static RunWords Of(string folded) => new(folded);

    private void Add(RunWord word)
    {
        int known = _words.FindIndex(other => string.Equals(other.Text, word.Text, StringComparison.Ordinal));
        if (known < 0) _words.Add(word);
        else if (word.IsTyped) _words[known] = word with { IsRequired = word.IsRequired || _words[known].IsRequired };
        else _words[known] = _words[known] with { IsRequired = word.IsRequired || _words[known].IsRequired };
    }
}

/// <summary>A word of a run.</summary>
/// <param name="Text">The word, folded.</param>
/// <param name="IsTyped">Whether the text was cut into it; else it is a part of such a word.</param>
/// <param name="IsRequired">Whether a report must hold it to match by words.</param>
/// <param name="Parts">For a term that is not required itself: the words and terms inside it.</param>
internal sealed record RunWord(string Text, bool IsTyped, bool IsRequired, IReadOnlyList<string> Parts);
