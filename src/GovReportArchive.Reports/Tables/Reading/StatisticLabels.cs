using System.Text.RegularExpressions;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Tables.Layout;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>Tells which statistic a row is, by its label and by the part of the table it stands in.</summary>
/// <remarks>Rows are to be asked for from top to bottom: 其他情形数 means one thing under reviews and another under lawsuits.</remarks>
internal sealed partial class StatisticLabels
{
    /// <summary>The label names no statistic that has a key.</summary>
    public const int Unknown = -1;

    /// <summary>A heading row of the form, without a key.</summary>
    public const int HeadingRow = -2;

    /// <summary>A row behind the end of the table.</summary>
    public const int Beyond = -3;

    /// <summary>The label names several statistics at once, which no key counts together.</summary>
    public const int Several = -4;

    private const double LeastLikeness = 0.8;

    private static readonly IReadOnlyList<StatisticRow> Rows = StatisticsForm.Keyed;
    private static readonly StatisticRow[] Headings = [.. StatisticsForm.Rows.Where(row => row.Key is null)];
    private static readonly LabelFinder Finder = new(
        Rows.Select(row => row.Spellings.Prepend(row.Label)).Concat(Headings.Select(row => (IEnumerable<string>)[row.Label])));

    private static readonly LabelPattern[] Patterns = [.. Rows.Select(row => new LabelPattern(row.Label, row.Spellings))];
    private const string Denials = "不未非否";

    private static readonly string[] Units = ["人次", "万元", "条", "件", "次", "篇", "个", "人", "元", "份", "宗"];

    private string? _section;

    /// <summary>Rows whose label has been seen, with or without a value.</summary>
    public HashSet<int> Seen { get; } = [];

    /// <summary>Position of the row's statistic in <see cref="StatisticsForm.Keyed"/>, or a negative constant.</summary>
    public int RowOf(ValueRow row)
    {
        string words = row.Structured && row.Own.Length > 0 ? row.Own : row.Before;
        Note(row.Before);
        string letters = LabelFolding.Letters(WithoutRemarks(words));
        string bare = WithoutUnit(letters);
        List<FoundLabel> atEnd = [.. Finder.Find(bare).Where(found => found.End == bare.Length)];
        if (atEnd.Count > 0 && CountsSeveral(words, bare, atEnd[0]))
            return Several;
        if (atEnd.Count == 0 || !OpensLabel(words, bare, atEnd[0]))
            return Closest(bare);
        if (atEnd.All(found => found.Id >= Rows.Count))
            return HeadingRow;
        int chosen = Choose([.. atEnd.Where(found => found.Id < Rows.Count).Select(found => found.Id)]);
        return IsOfAnotherPart(chosen) ? Unknown : chosen;
    }

    /// <summary>A label of the reviews cannot name a row among the lawsuits: it is the beginning of a longer label.</summary>
    private bool IsOfAnotherPart(int id) =>
        Rows[id].Parent is { } parent && _section is not null && parent != _section && Rows.Any(row => row.Key == parent && row.Depth == 0);

    /// <summary>True for a word that is a unit and nothing else.</summary>
    public static bool IsUnit(string letters) => Units.Contains(letters);

    /// <summary>Keeps track of the part of the table, and of labels that have no value.</summary>
    private void Note(string words)
    {
        foreach (IGrouping<int, FoundLabel> place in Finder.Find(LabelFolding.Letters(WithoutRemarks(words))).GroupBy(found => found.Start))
        {
            int id = Choose([.. place.Select(found => found.Id)]);
            if (id >= Rows.Count)
                continue;
            Seen.Add(id);
            if (Rows[id].Depth == 0)
                _section = Rows[id].Key;
        }
    }

    private int Choose(int[] ids)
    {
        int inSection = Array.FindIndex(ids, id => id < Rows.Count && Rows[id].Parent is { } parent && parent == _section);
        return inSection >= 0 ? ids[inSection] : ids[0];
    }

    /// <summary>A label that differs by a few letters; one that denies what the form's label says is another label.</summary>
    private static int Closest(string letters)
    {
        int best = Unknown;
        double bestLikeness = LeastLikeness;
        LetterPairs pairs = new(letters);
        bool denies = letters.Length > 0 && Denials.Contains(letters[0], StringComparison.Ordinal);
        for (int id = 0; id < Rows.Count; id++)
        {
            foreach (LetterPairs label in Patterns[id].Pairs)
            {
                double likeness = denies && label.Text[0] != letters[0] ? 0 : pairs.Likeness(label);
                if (likeness > bestLikeness)
                    (best, bestLikeness) = (id, likeness);
            }
        }
        return best;
    }

    /// <summary>True where the label is not the end of a longer one: 未同意公开答复数 is not 同意公开答复数.</summary>
    private static bool OpensLabel(string words, string bare, FoundLabel label)
    {
        if (label.Start == 0)
            return true;
        string opening = bare[label.Start..Math.Min(bare.Length, label.Start + 2)];
        int at = words.LastIndexOf(opening, StringComparison.Ordinal);
        bool afterMark = at > 0 && !LabelFolding.IsHan(words[at - 1]);
        return afterMark || Boundary().IsMatch(bare[..label.Start]);
    }

    /// <summary>True for 信函、传真申请数, which counts both together and is not 传真申请数; 一、 is only a number.</summary>
    private static bool CountsSeveral(string words, string bare, FoundLabel label)
    {
        int at = words.LastIndexOf(bare[label.Start..Math.Min(bare.Length, label.Start + 2)], StringComparison.Ordinal);
        return at > 1 && words[at - 1] == '、' && LabelFolding.IsHan(words[at - 2])
            && !"一二三四五六七八九十".Contains(words[at - 2], StringComparison.Ordinal);
    }

    private static string WithoutRemarks(string words)
    {
        foreach (string remark in StatisticsForm.Remarks)
            words = words.Replace(LabelFolding.Squeeze(remark), "", StringComparison.Ordinal);
        return words;
    }

    /// <summary>Drops a unit at the end.</summary>
    public static string WithoutUnit(string letters)
    {
        foreach (string unit in Units)
        {
            if (letters.Length > unit.Length + 2 && letters.EndsWith(unit, StringComparison.Ordinal))
                return letters[..^unit.Length];
        }
        return letters;
    }

    [GeneratedRegex("(?:条|件|次|篇|个|人|元|其中|数|度|计|单位|情况|指标|名称)$")]
    private static partial Regex Boundary();
}
