
namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>A label found in a text.</summary>
internal readonly record struct FoundLabel(int Id, int Start, int End);

/// <summary>Finds the labels of a table in words, each place once, the longest spelling first.</summary>
internal sealed class LabelFinder
{
    private readonly (string Letters, int Id)[] _spellings;
    private readonly LabelPattern[] _patterns;

    /// <param name="labels">For every row of the table its label and other spellings; the position in the list is the id.</param>
    public LabelFinder(IEnumerable<IEnumerable<string>> labels)
    {
        _patterns = [.. labels.Select(spellings => new LabelPattern(spellings.First(), spellings.Skip(1)))];
        _spellings =
        [
            .. _patterns.SelectMany((pattern, id) => pattern.All.Select(letters => (letters, id)))
                .Where(pair => pair.letters.Length > 1)
                .OrderByDescending(pair => pair.letters.Length),
        ];
    }

    /// <summary>Every label in the text from left to right. Several rows can share a spelling: then each id is given.</summary>
    public IEnumerable<FoundLabel> Find(string letters)
    {
        int i = 0;
        while (i < letters.Length)
        {
            int length = 0;
            foreach ((string spelling, int id) in _spellings)
            {
                if (length > spelling.Length)
                    break;
                if (string.CompareOrdinal(letters, i, spelling, 0, spelling.Length) != 0)
                    continue;
                length = spelling.Length;
                yield return new FoundLabel(id, i, i + length);
            }
            i += Math.Max(1, length);
        }
    }

    /// <summary>The id whose label is most like the end of the text, or -1 where none is like enough.</summary>
    /// <param name="letters">Words before a value.</param>
    /// <param name="least">Share of the label that must be found, 0 to 1.</param>
    public int Closest(string letters, double least)
    {
        int best = -1;
        double bestShare = least;
        Dictionary<int, LetterPairs> ends = [];
        for (int id = 0; id < _patterns.Length; id++)
        {
            foreach (LetterPairs spelling in _patterns[id].Pairs.Where(spelling => spelling.Text.Length > 3))
            {
                int length = Math.Min(letters.Length, spelling.Text.Length + 3);
                if (!ends.TryGetValue(length, out LetterPairs? end))
                    ends[length] = end = new LetterPairs(letters[^length..]);
                double share = end.Share(spelling);
                if (share > bestShare)
                    (best, bestShare) = (id, share);
            }
        }
        return best;
    }
}
