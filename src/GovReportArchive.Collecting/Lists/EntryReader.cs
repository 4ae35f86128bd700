using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Reports.Records;
using GovReportArchive.Text;

namespace GovReportArchive.Collecting.Lists;

/// <summary>Asks one entry for its values; what is not as it should be is a mistake with its line, and counts as not said.</summary>
internal sealed class EntryReader(ListEntry entry, List<string> mistakes)
{
    private const int LongestText = 4_000;
    private static readonly char[] Separators = [';', '；', '、', ' ', '|'];

    /// <summary>The line of a key, or of the entry where the key is not there.</summary>
    public int LineOf(string key) => entry.Values.TryGetValue(key, out (object, int Line) found) ? found.Line : entry.Line;

    /// <summary>A text on one line without blanks around it; null where there is none.</summary>
    public string? Text(string key, int most = LongestText)
    {
        if (!entry.Values.TryGetValue(key, out (object Value, int Line) found)) return null;
        if (found.Value is not string text) return Wrong<string>(key, "应是文字，请放在引号里");
        text = text.Trim();
        if (text.Length > most) return Wrong<string>(key, $"有 {text.Length} 个字符，最多 {most} 个");
        if (Unprintable.IsIn(text)) return Wrong<string>(key, "含有控制字符，请删去");
        return text.Length > 0 ? text : null;
    }

    /// <summary>Several texts: a list, or one text parted by blanks or semicolons.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        if (!entry.Values.TryGetValue(key, out (object Value, int) found)) return [];
        string[]? texts = found.Value as string[] ?? (found.Value as string)?.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (texts is null) return Wrong<string[]>(key, "应是文字的列表") ?? [];
        return texts.Any(text => text.Length > LongestText || Unprintable.IsIn(text)) ? Wrong<string[]>(key, "太长或含有控制字符") ?? [] : texts;
    }

    /// <summary>A whole number between bounds; null where there is none.</summary>
    public int? Number(string key, int least, int most) =>
        Seconds(key, least, most) is not double number ? null : number % 1 == 0 ? (int)number : Wrong<string>(key, "应是整数") is null ? null : 0;

    /// <summary>A number between bounds; null where there is none.</summary>
    public double? Seconds(string key, double least, double most)
    {
        if (!entry.Values.TryGetValue(key, out (object Value, int) found)) return null;
        double? number = found.Value switch
        {
            long whole => whole,
            double some => some,
            string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double some) => some,
            _ => null,
        };
        if (number is double value && value >= least && value <= most) return value;
        mistakes.Add(string.Create(CultureInfo.InvariantCulture, $"第 {LineOf(key)} 行：{key} 应是 {least:0.###} 到 {most:0.###} 之间的数字。"));
        return null;
    }

    /// <summary>A truth; false where it is not said.</summary>
    public bool Truth(string key) => entry.Values.TryGetValue(key, out (object Value, int) found) && (found.Value is bool truth ? truth : Wrong<string>(key, "应是 true 或 false") is not null);

    /// <summary>A pattern; null where there is none. It takes time by the length of what it reads alone.</summary>
    public Regex? Pattern(string key, Func<string, Regex> make)
    {
        if (Text(key) is not string pattern) return null;
        try
        {
            return make(pattern);
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            return Wrong<Regex>(key, $"不是可用的模式（正则表达式，不能前瞻、后顾和反向引用）：{Unprintable.Escaped(wrong.Message)}");
        }
    }

    /// <summary>Tells of every key that is none of those known.</summary>
    public void Only(IReadOnlyList<string> known)
    {
        foreach ((string key, (_, int line)) in entry.Values)
            if (!known.Contains(key, StringComparer.Ordinal)) mistakes.Add($"第 {line} 行：没有“{key}”这一项{NearName.Of(key, known)}可用的：{string.Join('、', known)}。");
    }

    /// <summary>Says that the value of a key is wrong.</summary>
    /// <returns>Nothing, for whoever returns it.</returns>
    public T? Wrong<T>(string key, string why)
        where T : class
    {
        mistakes.Add($"第 {LineOf(key)} 行：{key} {why}。");
        return null;
    }
}
