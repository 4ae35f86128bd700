using System.Text;

namespace GovReportArchive.Extraction.Texts;

/// <summary>Writes the raised stretches of a text as the marks of notes that they are, so that no digit of a mark joins the number before it.</summary>
/// <remarks>A line that is raised altogether is only printed so and stays as it is.</remarks>
internal sealed class RaisedText
{
    private const string Digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>Notes are numbered with one digit or two.</summary>
    private const int LongestNumber = 2;
    private const int LongestMark = 12;

    private readonly List<(int Start, int End)> _stretches = [];

    /// <summary>Notes that a stretch of the text is raised. Stretches come in order and do not overlap; neighbours become one.</summary>
    public void Add(int start, int end)
    {
        if (end <= start) return;
        if (_stretches.Count > 0 && _stretches[^1].End >= start) _stretches[^1] = (_stretches[^1].Start, Math.Max(end, _stretches[^1].End));
        else _stretches.Add((start, end));
    }

    /// <summary>Rewrites the raised stretches of the text and forgets them.</summary>
    public void Apply(StringBuilder text)
    {
        for (int i = _stretches.Count - 1; i >= 0; i--)
        {
            (int start, int end) = _stretches[i];
            if (end > text.Length || IsWholeLine(text, start, end)) continue;
            string raised = text.ToString(start, end - start);
            text.Remove(start, end - start).Insert(start, Mark(start > 0 ? text[start - 1] : '\0', raised));
        }

        _stretches.Clear();
    }

    private static bool IsWholeLine(StringBuilder text, int start, int end)
    {
        while (start > 0 && text[start - 1] is ' ' or '\t' or '\u3000') start--;
        while (end < text.Length && text[end] is ' ' or '\t' or '\u3000') end++;
        return (start == 0 || text[start - 1] == '\n') && (end == text.Length || text[end] == '\n');
    }

    /// <summary>How the raised mark behind a digit is written.</summary>
    public static string MarkOf(string raised) => Mark('0', raised);

    private static string Mark(char before, string raised)
    {
        string mark = raised.Trim();
        if (mark.Length is > 0 and <= LongestNumber && mark.All(char.IsAsciiDigit)) return string.Concat(mark.Select(digit => Digits[digit - '0']));
        // 26 with a raised 注1 behind it: in brackets the words are a remark on the number.
        bool joins = char.IsAsciiDigit(before) && mark.Length is > 0 and <= LongestMark && (char.IsAsciiDigit(mark[0]) || char.IsLetter(mark[0]));
        return joins ? $"〔{mark}〕" : raised;
    }
}
