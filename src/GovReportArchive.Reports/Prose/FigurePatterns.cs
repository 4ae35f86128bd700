using System.Text.RegularExpressions;
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
        /// <summary>The key that is meant in a report with these cells.</summary>
        public string KeyFor(Func<string, bool> hasCell) => Keys.FirstOrDefault(hasCell) ?? Keys[0];
    }

    /// <summary>One application, however it is called.</summary>
    public const string Request = "(?:(?:政府|政务)?信息)?(?:依申请公开|公开申请|公开的?申请|申请公开)(?:政府信息)?(?:的)?(?:申请|事项|案件|件)?";

    private const string Sum = "(?:总?数量?)?(?:共计?|总计|合计|累计|为|是|达|了|有){0,3}";
    private const string Got = "(?:收到|受理|接收|接到|新收)";

    // 部分公开、不予公开共5件 counts both.
    private const string Alone = "(?<![、和及与或])";

    /// <summary>In order; the first that matches names the figure.</summary>
    public static IReadOnlyList<Pattern> Counted { get; } =
    [
        .. ReaderData.Rows("Prose.figures.tsv")
            .Select(cells => new Pattern(cells[0], cells[1].Split(','), cells[2], cells[3], cells[4] == "yes", Ending(cells[5]), cells.Length > 6 ? Anywhere(cells[6]) : null)),
    ];

    /// <summary>Named figures without a cell: words of which one must stand in the sentence, then what must stand right before the number.</summary>
    public static IReadOnlyList<(string Name, string[] Words, Regex Before)> Named { get; } =
    [
        ("wechat.posts", ["微信", "公众号"], Posts), ("weibo.posts", ["微博"], Posts), ("website.posts", ["网站"], Posts),
        ("board.posts", ["公告栏", "公示栏", "公开栏", "宣传栏", "电子屏"], Posts),
        ("disclosed.total", [], Ending("主动公开(?:各类|的)*(?:政府|政务)?信息{S}")),
        ("informationFee.amount", [], Ending("(?:收取|收取了)(?:政府信息公开)?(?:信息)?处理费(?:用)?{S}")),
    ];

    private static Regex Posts => Ending("(?:发布|公开|推送|编发|发文)(?:了)?(?:各类|的|政务|政府|权威|有关)*(?:信息|文章|动态|消息|内容){S}");

    private static Regex Anywhere(string words) => new(words, RegexOptions.CultureInvariant | RegexOptions.RightToLeft, PatternTimeout.Longest);

    // Read from the right: whether a clause ends so is seen at its end.
    private static Regex Ending(string before) => new(
        before.Replace("{R}", Request, StringComparison.Ordinal).Replace("{S}", Sum, StringComparison.Ordinal).Replace("{G}", Got, StringComparison.Ordinal)
            .Replace("{A}", Alone, StringComparison.Ordinal) + "$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, PatternTimeout.Longest);
}
