using System.Text;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Text;

namespace GovReportArchive.Wording.Groups;

/// <summary>What is left of an item's text when all is taken away that any report would say differently: the mark that numbers it, punctuation,
/// numbers and years, and the names of the report's own agency and place.</summary>
/// <remarks>Two items are of the same wording, word for word, where this is equal. Not thread-safe.</remarks>
internal sealed class WordingNormal
{
    /// <summary>Stands for a name of the report's own agency or place, and for 我局, 本县, 全市.</summary>
    public const char Name = '\uE000';

    /// <summary>Stands for a number.</summary>
    public const char Number = '\uE001';

    // Shorter texts (无。) say nothing of their own.
    private const int Shortest = 4;
    private const int ShortestTail = 3;
    private const string YearDigits = "〇○零一二三四五六七八九";
    private static readonly string[] Above = ["", "省", "市", "县", "区", "旗", "镇", "乡"];
    private static readonly string[] Selves = ["我", "本", "全"];

    private static readonly string[] Units =
    [
        "街道办事处", "街道办", "办事处", "管委会", "行政机关", "街道", "单位", "机关", "部门", "中心", "政府", "系统", "局", "委", "办", "厅", "市", "县", "区", "省", "镇", "乡",
        "州", "盟", "旗", "院", "处", "所", "站", "队", "馆",
    ];

    private readonly string[] _names;
    private readonly StringBuilder _text = new();

    private WordingNormal(string[] names) => _names = names;

    /// <summary>Makes items comparable of which nobody knows whose they are.</summary>
    public static WordingNormal Anonymous => new([]);

    /// <summary>Makes the items of one report comparable.</summary>
    public static WordingNormal Of(ReportRecord record)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        List<string> places = [.. RegionNode.PathOf(record.Region).Select(node => node.Name)];
        for (int i = 0; i < places.Count; i++) names.Add(string.Concat(places.Skip(i)));
        names.UnionWith(places);
        foreach (string? name in new[] { record.Agency.Name, record.Agency.Printed })
        {
            if (name is not { Length: > 2 }) continue;
            names.Add(name);
            string tail = name;
            foreach (string place in places)
                if (tail.StartsWith(place, StringComparison.Ordinal)) tail = tail[place.Length..];
            // 人民政府 is what every place has; whose it is stands before it.
            if (tail.Length < ShortestTail || tail.Length == name.Length || tail is "人民政府") continue;
            names.UnionWith(Above.Select(above => above + tail));
        }

        return new WordingNormal([.. names.Select(Folding.Fold).Where(name => name.Length > 1).OrderByDescending(name => name.Length).ThenBy(name => name, StringComparer.Ordinal)]);
    }

    /// <summary>The comparable text of an item; null where too little is left to be a wording.</summary>
    public string? Of(string text)
    {
        string folded = Folding.Fold(text.Trim());
        _text.Clear();
        int runes = 0;
        for (int i = PassageMarks.LengthOf(folded); i < folded.Length;)
        {
            int taken = NameAt(folded, i);
            if (taken > 0) Put(Name);
            else if ((taken = NumberAt(folded, i)) > 0) Put(Number);
            else if (char.IsLetter(folded[i]) || char.IsSurrogate(folded[i]))
            {
                _text.Append(folded[i]);
                runes++;
                taken = 1;
            }

            i += Math.Max(1, taken);
        }

        return runes < Shortest ? null : _text.ToString();
    }

    private void Put(char sign)
    {
        if (_text.Length == 0 || _text[^1] != sign) _text.Append(sign);
    }

    private int NameAt(string text, int start)
    {
        foreach (string name in _names)
            if (string.CompareOrdinal(text, start, name, 0, name.Length) == 0) return name.Length;
        foreach (string self in Selves)
        {
            if (string.CompareOrdinal(text, start, self, 0, self.Length) != 0) continue;
            foreach (string unit in Units)
                if (string.CompareOrdinal(text, start + self.Length, unit, 0, unit.Length) == 0) return self.Length + unit.Length;
        }

        return 0;
    }

    private static int NumberAt(string text, int start)
    {
        int end = start;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (end > start && text[end] is '.' or ',' or '%' && end + 1 <= text.Length && char.IsAsciiDigit(text[end - 1])))) end++;
        if (end > start) return end - start;
        // 二〇二三年
        while (end < text.Length && YearDigits.Contains(text[end], StringComparison.Ordinal)) end++;
        return end - start == 4 && end < text.Length && text[end] == '年' ? 4 : 0;
    }
}
