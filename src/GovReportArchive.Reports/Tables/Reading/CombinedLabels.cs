using System.Text;
using GovReportArchive.Reports.Tables.Layout;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>Recognises a label that counts several rows of a form together, such as 信函、传真申请数: its number belongs to none of them alone.</summary>
internal sealed class CombinedLabels
{
    private const string Connectors = "、和及与或/";
    private const string Ordinals = "一二三四五六七八九十";

    private readonly string _words;
    private readonly List<int> _origin = [];

    /// <param name="words">Folded words with their punctuation.</param>
    public CombinedLabels(string words)
    {
        _words = words;
        StringBuilder letters = new(words.Length);
        for (int i = 0; i < words.Length; i++)
        {
            if (!LabelFolding.IsHan(words[i]))
                continue;
            letters.Append(words[i]);
            _origin.Add(i);
        }
        Letters = letters.ToString();
    }

    /// <summary>The words' Chinese letters.</summary>
    public string Letters { get; }

    /// <summary>True where words are joined to a label from the left; 一、 is only a number.</summary>
    /// <param name="start">Where the label begins in <see cref="Letters"/>.</param>
    public bool JoinsBefore(int start)
    {
        int at = _origin[start];
        return at > 1 && IsConnector(_words[at - 1]) && LabelFolding.IsHan(_words[at - 2]) && !Ordinals.Contains(_words[at - 2], StringComparison.Ordinal);
    }

    /// <summary>True where words are joined to a label from the right.</summary>
    /// <param name="end">Behind the label in <see cref="Letters"/>.</param>
    public bool JoinsAfter(int end)
    {
        int at = _origin[end - 1] + 1;
        return at + 1 < _words.Length && IsConnector(_words[at]) && LabelFolding.IsHan(_words[at + 1]);
    }

    /// <summary>True where a mark, and no letter, stands right before a place of <see cref="Letters"/>.</summary>
    /// <param name="start">The place.</param>
    public bool StandsBehindMark(int start) => _origin[start] > 0 && !LabelFolding.IsHan(_words[_origin[start] - 1]);

    /// <summary>True where no letter goes on from a place of <see cref="Letters"/> on the same stretch, save for the next heading of the table.</summary>
    /// <param name="end">The place.</param>
    public bool StandsBeforeMark(int end)
    {
        int at = _origin[end - 1] + 1;
        return at >= _words.Length || !LabelFolding.IsHan(_words[at]) || _words.AsSpan(at).StartsWith("第二十条") || _words.AsSpan(at).StartsWith("信息内容");
    }

    /// <summary>The labels that the words end with where they are joined to one another, at least two; empty where they end with one label or none.</summary>
    /// <param name="found">Labels in the letters from left to right, each place once.</param>
    public List<FoundLabel> JoinedAtEnd(IReadOnlyList<FoundLabel> found)
    {
        List<FoundLabel> joined = [];
        int last = found.Count - 1;
        bool isAtEnd = last > 0 && found[last].End == Letters.Length;
        if (!isAtEnd)
            return joined;
        joined.Add(found[last]);
        for (int i = last - 1; i >= 0; i--)
        {
            string between = _words[(_origin[found[i].End - 1] + 1).._origin[found[i + 1].Start]];
            if (between.Length != 1 || !IsConnector(between[0]))
                break;
            joined.Add(found[i]);
        }
        return joined.Count > 1 ? joined : [];
    }

    private static bool IsConnector(char c) => Connectors.Contains(c, StringComparison.Ordinal);
}
