using System.Text;

namespace GovReportArchive.Extraction.Pages;

/// <summary>A stretch of one piece of a text.</summary>
/// <param name="Piece">Which piece, from 0.</param>
/// <param name="Start">First UTF-16 unit in it.</param>
/// <param name="Length">UTF-16 units.</param>
public readonly record struct TextStretch(int Piece, int Start, int Length);

/// <summary>A text in pieces (words of a page, paragraphs, cells), in which words are found whatever blanks and ends of pieces stand between them.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class PlacedText
{
    /// <summary>Places given at most; who is shown more sees none.</summary>
    public const int Most = 100;

    private readonly string _text;
    private readonly List<(int Piece, int Offset)> _places = [];

    /// <summary>Joins pieces in reading order.</summary>
    public PlacedText(IEnumerable<string> pieces)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        StringBuilder text = new();
        foreach ((int piece, string words) in pieces.Index())
        {
            for (int i = 0; i < words.Length; i++)
            {
                if (char.IsWhiteSpace(words[i])) continue;
                text.Append(words[i]);
                _places.Add((piece, i));
            }
        }

        _text = text.ToString();
    }

    /// <summary>The places where the words stand, in order, the first <see cref="Most"/> of them; where a heading is named that stands before some of them, only the one that follows it most closely.</summary>
    /// <param name="words">The words; blanks in them do not count.</param>
    /// <param name="heading">The heading that they stand under; null for none.</param>
    /// <param name="from">The first piece to look into.</param>
    /// <returns>Each place as the stretches that make it up; empty where the words are nowhere, or none.</returns>
    public IReadOnlyList<IReadOnlyList<TextStretch>> Find(string words, string? heading = null, int from = 0)
    {
        string sought = WithoutBlanks(words);
        List<int> found = All(sought, from);
        if (found.Count > 1 && heading is not null && WithoutBlanks(heading) is { Length: > 0 } above && All(above, from) is { Count: > 0 } headings)
        {
            (int At, int Distance)[] under = [.. found.Select(at => (at, Above(at - above.Length) is { } nearest ? at - nearest : int.MaxValue))];
            if (under.MinBy(place => place.Distance) is { Distance: < int.MaxValue } nearest) found = [nearest.At];

            // The last one that begins there or before.
            int? Above(int last) => headings.BinarySearch(last) switch { >= 0 => last, -1 => null, int after => headings[~after - 1] };
        }

        return [.. found.Take(Most).Select(at => Stretches(at, sought.Length))];
    }

    private List<int> All(string sought, int from)
    {
        List<int> found = [];
        if (sought.Length == 0) return found;
        int first = _places.FindIndex(place => place.Piece >= from);
        for (int at = first; at >= 0 && (at = _text.IndexOf(sought, at, StringComparison.Ordinal)) >= 0; at += sought.Length) found.Add(at);
        return found;
    }

    private List<TextStretch> Stretches(int at, int length)
    {
        List<TextStretch> stretches = [];
        foreach (IGrouping<int, (int Piece, int Offset)> piece in _places.GetRange(at, length).GroupBy(place => place.Piece))
        {
            int start = piece.Min(place => place.Offset);
            stretches.Add(new TextStretch(piece.Key, start, piece.Max(place => place.Offset) - start + 1));
        }

        return stretches;
    }

    private static string WithoutBlanks(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
