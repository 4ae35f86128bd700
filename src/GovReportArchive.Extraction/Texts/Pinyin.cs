using System.Text.RegularExpressions;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Texts;

/// <summary>Takes out the pinyin that some mirrors of pages put in brackets behind characters: 公(gong)開(kāi).</summary>
internal static partial class Pinyin
{
    /// <summary>A text with fewer of them has units or abbreviations in brackets.</summary>
    private const int Fewest = 12;

    /// <summary>A tone is written on nothing but pinyin.</summary>
    private const int FewestToned = 2;

    /// <summary>The blocks without it; the same list where there is little or none.</summary>
    public static IReadOnlyList<Block> Strip(IReadOnlyList<Block> blocks)
    {
        string[] found = [.. blocks.SelectMany(Texts).SelectMany(text => Syllable().Matches(text)).Select(m => m.Value)];
        return found.Length < Fewest && found.Count(syllable => Toned().IsMatch(syllable)) < FewestToned ? blocks : [.. blocks.Select(Strip)];
    }

    private static Block Strip(Block block) => block switch
    {
        Paragraph paragraph => paragraph with { Text = Syllable().Replace(paragraph.Text, "") },
        Table table => table with { Rows = [.. table.Rows.Select(row => new TableRow([.. row.Cells.Select(cell => cell with { Text = Syllable().Replace(cell.Text, "") })]))] },
        _ => block,
    };

    private static IEnumerable<string> Texts(Block block) => block switch
    {
        Paragraph paragraph => [paragraph.Text],
        Table table => table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Text),
        _ => [],
    };

    [GeneratedRegex(@"[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ\u0300-\u036f]")]
    private static partial Regex Toned();

    // A vowel with or without its tone, also where the tone is a character of its own.
    private const string Tone = @"[\u0300-\u036f]?";
    private const string A = "[aāáǎà]" + Tone;
    private const string E = "[eēéěè]" + Tone;
    private const string I = "[iīíǐì]" + Tone;
    private const string O = "[oōóǒò]" + Tone;
    private const string U = "[uūúǔù]" + Tone;
    private const string V = "(?:[vüǖǘǚǜ]|u\u0308)" + Tone;

    private const string Initials = "(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])";
    private const string Finals = "(?:" + A + "(?:" + I + "|" + O + "|ng?)?|" + O + "(?:" + U + "|ng)?|" + E + "(?:" + I + "|ng?)?|"
        + I + "(?:" + A + "(?:" + O + "|ng?)?|" + E + "|" + O + "ng|" + U + "|ng?)?|"
        + U + "(?:" + A + "(?:" + I + "|ng?)?|" + I + "|" + O + "|" + E + "|n)?|" + V + "(?:" + E + "|n)?)";

    // One vowel alone is told from the mark of an item by its tone only.
    private const string Alone = "(?:" + A + "(?:" + I + "|" + O + "|ng?)|" + E + "(?:" + I + "|ng?|r)|" + O + U + @"|[āáǎàōóǒòēéěè]|[aoe][\u0300-\u036f])";

    [GeneratedRegex(@"(?<=[\u4e00-\u9fff])(?:\((?:" + Initials + Finals + "|" + Alone + @")\)){1,3}")]
    private static partial Regex Syllable();
}
