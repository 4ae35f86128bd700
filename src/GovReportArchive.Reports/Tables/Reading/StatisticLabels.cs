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

    /// <summary>By position of the row the words that tell its channel from the others: 信函, 传真, 网站.</summary>
    private static readonly (int Id, string Stem)[] Channels =
    [
        .. Rows.SelectMany((row, id) => row.Key!.StartsWith("stats.applications.", StringComparison.Ordinal) || row.Key.StartsWith("stats.disclosed.", StringComparison.Ordinal)
            ? row.Spellings.Prepend(row.Label).Select(label => (id, Stem: ChannelEnd().Replace(label, ""))).Where(channel => channel.Stem.Length is > 1 and < 6).Distinct() : []),
    ];

    private static readonly LabelPattern[] Patterns = [.. Rows.Select(row => new LabelPattern(row.Label, row.Spellings))];
    private const string Denials = "不未非否";

    private static readonly string[] Units = ["人次", "万元", "条", "件", "次", "篇", "个", "人", "元", "份", "宗", "项"];

    private string? _section;

    /// <summary>Rows whose label has been seen, with or without a value.</summary>
    public HashSet<int> Seen { get; } = [];

    /// <summary>Rows that a label counts together with others.</summary>
    public HashSet<int> Combined { get; } = [];

    /// <summary>Position of the row's statistic in <see cref="StatisticsForm.Keyed"/>, or a negative constant.</summary>
    public int RowOf(ValueRow row)
    {
        string words = row.Structured && row.Own.Length > 0 ? row.Own : row.Before;
        Note(row.Before);
        CombinedLabels label = new(WithoutRemarks(words));
        string bare = WithoutUnit(label.Letters);
        if (CountsSeveral(bare))
            return Several;
        List<FoundLabel> found = [.. Finder.Find(bare)];
        List<FoundLabel> atEnd = [.. found.Where(place => place.End == bare.Length)];
        if (atEnd.Count == 0)
            return Closest(bare);
        if (label.JoinsBefore(atEnd[0].Start) && (Closest(bare) is var closest) && (closest == Unknown || atEnd.Exists(place => place.Id == closest)))
        {
            Combined.UnionWith(found.Select(place => place.Id).Where(id => id < Rows.Count));
            return Several;
        }
        if (!OpensLabel(label, atEnd[0].Start))
            return Closest(bare);
        if (atEnd.All(place => place.Id >= Rows.Count))
            return HeadingRow;
        int chosen = Choose([.. atEnd.Where(place => place.Id < Rows.Count).Select(place => place.Id)]);
        return IsOfAnotherPart(chosen) ? Unknown : chosen;
    }

    /// <summary>True for 信函传真申请数: the label names the channels of several rows and is no row's own label.</summary>
    private bool CountsSeveral(string bare)
    {
        int[] named = [.. Channels.Where(channel => bare.Contains(channel.Stem, StringComparison.Ordinal)).Select(channel => channel.Id).Distinct()];
        bool isOwn = named.Length < 2 || Patterns.Any(pattern => pattern.All.Contains(bare)) || !ChannelEnd().IsMatch(bare)
            || named.Select(id => Rows[id].Key![..Rows[id].Key!.LastIndexOf('.')]).Distinct().Count() > 1;
        if (!isOwn)
            Combined.UnionWith(named);
        return !isOwn;
    }

    /// <summary>A label of the reviews cannot name a row among the lawsuits: it is the beginning of a longer label.</summary>
    private bool IsOfAnotherPart(int id) =>
        Rows[id].Parent is { } parent && _section is not null && parent != _section && Rows.Any(row => row.Key == parent && row.Depth == 0);

    /// <summary>True for a word that is a unit and nothing else.</summary>
    public static bool IsUnit(string letters) => Units.Contains(letters);

    /// <summary>Keeps track of the part of the table, and of labels that have no value.</summary>
    private void Note(string words)
    {
        CombinedLabels labels = new(WithoutRemarks(words));
        int end = 0;
        foreach (IGrouping<(int Start, int End), FoundLabel> place in Finder.Find(labels.Letters).GroupBy(found => (found.Start, found.End)))
        {
            bool isLabel = (place.Key.Start == end || OpensLabel(labels, place.Key.Start)) && !labels.JoinsBefore(place.Key.Start) && !labels.JoinsAfter(place.Key.End);
            end = place.Key.End;
            int id = Choose([.. place.Select(found => found.Id)]);
            if (id >= Rows.Count || !isLabel)
                continue;
            Seen.Add(id);
            if (Rows[id].Depth == 0)
                _section = Rows[id].Key;
        }
    }

    /// <summary>Takes note of the labels that lines behind the last row print alone.</summary>
    /// <returns>Behind the last of them; <paramref name="from"/> where there is none.</returns>
    public int NoteBehind(TableText source, int from, int limit)
    {
        int end = from;
        foreach (TextLine line in BareLabels.Lines(source, from, limit))
        {
            int before = Seen.Count;
            string words = source.Text[line.Start..line.End];
            string letters = WithoutUnit(LabelFolding.Letters(WithoutRemarks(words)));
            if (!Finder.Find(letters).Any(label => label.End == letters.Length && label.End - label.Start >= letters.Length / 2))
                continue;
            Note(words);
            end = Seen.Count > before ? line.End : end;
        }
        return end;
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

    /// <summary>True where a label is not the end of a longer one: 未同意公开答复数 is not 同意公开答复数.</summary>
    private static bool OpensLabel(CombinedLabels label, int start) =>
        start == 0 || label.StandsBehindMark(start) || Boundary().IsMatch(label.Letters[..start]);

    private static string WithoutRemarks(string words)
    {
        foreach (string remark in StatisticsForm.Remarks)
            words = words.Replace(LabelFolding.Squeeze(remark), "", StringComparison.Ordinal);
        return words;
    }

    /// <summary>Drops a unit at the end.</summary>
    public static string WithoutUnit(string letters) => UnitOf(letters) is { } unit ? letters[..^unit.Length] : letters;

    /// <summary>The unit that a label ends with; null where it ends with none.</summary>
    public static string? UnitOf(string label) =>
        Array.Find(Units, unit => label.Length > unit.Length + 2 && label.EndsWith(unit, StringComparison.Ordinal));

    [GeneratedRegex("(?:条|件|次|篇|个|人|元|其中|数|数量|度|计|单位|情况|指标|名称)$")]
    private static partial Regex Boundary();

    [GeneratedRegex("(?:申请数?|公开(?:政府)?信息数|公开数|公开)$")]
    private static partial Regex ChannelEnd();
}
