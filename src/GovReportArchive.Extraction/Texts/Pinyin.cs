using System.Text.RegularExpressions;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Texts;

/// <summary>Takes out the pinyin that some mirrors of pages put in brackets behind characters: 公(gong)開(kāi).</summary>
internal static partial class Pinyin
{
    /// <summary>A text with fewer of them has units or abbreviations in brackets.</summary>
    private const int Fewest = 12;

    /// <summary>The blocks without it; the same list where there is little or none.</summary>
    public static IReadOnlyList<Block> Strip(IReadOnlyList<Block> blocks) =>
        blocks.Sum(block => Texts(block).Sum(text => Syllable().Count(text))) < Fewest ? blocks : [.. blocks.Select(Strip)];

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

    [GeneratedRegex(@"(?<=[\u4e00-\u9fff])(?:\([a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ\u0300-\u036f]{1,9}\)){1,3}")]
    private static partial Regex Syllable();
}
