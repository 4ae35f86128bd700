using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Collecting.Adapters;
using GovReportArchive.Text;

namespace GovReportArchive.Collecting.Sites;

/// <summary>What texts of links say, by the tables beside this file.</summary>
internal static class SiteWords
{
    /// <summary>What a link must weigh to lead to a report or a column of reports.</summary>
    public const int Enough = 3;

    private static readonly (string Name, int Weight, Regex Pattern)[] Weights =
        [.. Rows("Sites.links.tsv").Select(row => (row[0], int.Parse(row[1], CultureInfo.InvariantCulture), SiteAdapters.Pattern(row[2])))];

    private static readonly (string Name, Regex Pattern)[] Signs = [.. Rows("Sites.signs.tsv").Select(row => (row[0], SiteAdapters.Pattern($"^(?:{row[1]})$")))];

    private static readonly FrozenSet<string> PageParameters = Set("Sites.page-parameters.txt"), FileEndings = Set("Sites.file-endings.txt"), OtherEndings = Set("Sites.other-endings.txt");

    /// <summary>How much a text speaks for a report, and the row that says most.</summary>
    public static (int Weight, string Rule) Weigh(string text)
    {
        int weight = 0;
        (string Name, int Weight) most = ("", 0);
        foreach ((string name, int one, Regex pattern) in Weights)
        {
            if (!pattern.IsMatch(text)) continue;
            weight += one;
            if (Math.Abs(one) > Math.Abs(most.Weight)) most = (name, one);
        }

        return (weight, most.Name);
    }

    /// <summary>Whether a text names a year.</summary>
    public static bool NamesYear(string text) => Weights.First(row => row.Name == "for.year").Pattern.IsMatch(text);

    /// <summary>Whether a text is nothing but what a row of <c>signs.tsv</c> says.</summary>
    public static bool Is(string sign, string text) => Signs.First(row => row.Name == sign).Pattern.IsMatch(text.Trim());

    /// <summary>Whether a text is one of those by which the pages of a list are turned.</summary>
    public static bool TurnsPages(string text) => Is("next", text) || Is("onward", text) || Is("number", text);

    /// <summary>Whether lists name their pages by this parameter.</summary>
    public static bool IsPageParameter(string name) => PageParameters.Contains(name);

    /// <summary>Whether an address, or the name in one of its parameters, ends as files of reports do.</summary>
    public static bool IsFile(Uri address) => Ending(address.AbsolutePath) || address.Query.TrimStart('?').Split('&').Any(Ending);

    /// <summary>Whether an address ends as files do that are neither pages nor reports.</summary>
    public static bool IsOther(Uri address) => OtherEndings.Contains(EndingOf(address.AbsolutePath));

    /// <summary>Whether a text is or ends with the name of such a file.</summary>
    public static bool NamesFile(string text) => Ending(text.TrimEnd(' ', ')', '）', '】', ']'));

    private static bool Ending(string text) => FileEndings.Contains(EndingOf(text));

    private static string EndingOf(string text) => text[(text.LastIndexOf('.') + 1)..];

    private static FrozenSet<string> Set(string table) => Rows(table).Select(row => row[0]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string[]> Rows(string table) => DataFile.Rows(typeof(SiteWords).Assembly, table);
}
