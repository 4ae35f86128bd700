using System.Text.RegularExpressions;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Prose;

/// <summary>Wordings whose number counts exactly what a cell of the tables counts, and wordings that are named but have no cell.</summary>
/// <remarks>A wrong match would report a contradiction that is none, so only wordings are listed that can mean nothing else: 予以公开及部分公开 counts
/// two rows at once.</remarks>
internal static class FigurePatterns
{
    /// <param name="Name">Name of the rule.</param>
    /// <param name="Keys">Count keys, of which the first that the report's tables have a cell for is meant.</param>
    /// <param name="Units">The characters that units are made of.</param>
    /// <param name="Signs">Characters of which one must stand before the number: most clauses have none, and need no closer look.</param>
    /// <param name="MayContradict">Whether the words can mean nothing but the cell.</param>
    /// <param name="Before">What must stand right before the number, at the end of its clause.</param>
    /// <param name="Within">What must stand in the sentence before that, where the clause alone does not say it.</param>
    internal sealed record Pattern(string Name, IReadOnlyList<string> Keys, string Units, string Signs, bool MayContradict, Regex Before, Regex? Within)
    {
        /// <summary>The rule that it is.</summary>
        public ReadingRule Rule { get; } = new("figure." + Name, 0, "文中数字：" + CountCatalog.LabelOf(Keys[0]), Before.ToString());

        /// <summary>The key that is meant in a report with these cells.</summary>
        public string KeyFor(Func<string, bool> hasCell) => Keys.FirstOrDefault(hasCell) ?? Keys[0];
    }

    /// <summary>In order; the first that matches names the figure.</summary>
    public static IReadOnlyList<Pattern> Counted { get; } =
    [
        .. ReaderData.Patterns("Prose.figures.tsv")
            .Select(cells => new Pattern(cells[0], cells[1].Split(','), cells[2], cells[3], cells[4] == "yes", Ending(cells[5]), cells.Length > 6 ? Anywhere(cells[6]) : null)),
    ];

    /// <summary>Named figures without a cell: words of which one must stand in the sentence, then what must stand right before the number.</summary>
    public static IReadOnlyList<(ReadingRule Rule, string Name, string[] Words, Regex Before)> Named { get; } =
    [
        .. ReaderData.Patterns("Prose.named-figures.tsv")
            .Select(cells => (new ReadingRule("figure." + cells[0], 0, "文中数字：" + cells[1], cells[3]), cells[0], cells[2].Split('|', StringSplitOptions.RemoveEmptyEntries), Ending(cells[3]))),
    ];

    /// <summary>All of them as rules.</summary>
    public static IEnumerable<ReadingRule> Rules => [.. Counted.Select(pattern => pattern.Rule), .. Named.Select(figure => figure.Rule)];

    private static Regex Anywhere(string words) => new(words, RegexOptions.CultureInvariant | RegexOptions.RightToLeft, PatternTimeout.Longest);

    // Read from the right: whether a clause ends so is seen at its end.
    private static Regex Ending(string before) => new(before + "$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, PatternTimeout.Longest);
}
