using System.Text.RegularExpressions;

namespace GovReportArchive.Reports.Prose;

/// <summary>Wordings whose number counts exactly what a cell of the tables counts, and wordings that are named but have no cell.</summary>
/// <remarks>A wrong match would report a contradiction that is none, so only wordings are listed that can mean nothing else: 收办 counts what
/// was carried in as well, 予以公开及部分公开 two rows at once.</remarks>
internal static class FigurePatterns
{
    /// <param name="Key">Count key of the forms of 2019 and 2021, or a plain name where no cell counts this.</param>
    /// <param name="StatisticsKey">Count key of the older statistics, where they have the cell.</param>
    /// <param name="Before">What must stand right before the number, at the end of its clause.</param>
    internal sealed record Pattern(string Key, string? StatisticsKey, Regex Before);

    private const string Request = "(?:(?:政府)?信息)?(?:依申请公开|公开申请|公开的?申请|申请公开)(?:政府信息)?(?:的)?(?:申请|事项|案件|件)?";
    private const string Sum = "(?:数量?)?(?:共计?|总计|合计|累计|为|是|达)*";

    // 部分公开、不予公开共5件 counts both.
    private const string Alone = "(?<![、和及与或])";

    /// <summary>In order; the first that matches names the figure.</summary>
    public static IReadOnlyList<Pattern> Counted { get; } =
    [
        Row("applications.received.total", "stats.applications.total", "(?:收到|受理|接收|接到|新收)(?:了|的)?(?:各类)?(?:公民、法人(?:和|或)其他组织)?(?:的)?(?:提出的)?" + Request + Sum),
        Row("applications.carriedIn.total", null, "上一?年度?结转(?:的)?(?:(?:政府)?信息公开)?(?:申请)?" + Sum),
        Row("applications.carriedOut.total", null, "(?:结转|转)(?:至|到|入)?下一?年度?(?:继续)?(?:办理|答复)?(?:答复)?(?:的)?(?:(?:政府)?信息公开)?(?:申请)?(?:的)?" + Sum),
        Row("applications.disclosed.total", null, "(?<!不)予以公开(?:[及和与或、]|以及)(?:予以)?部分公开(?:答复|的)?" + Sum),
        Row("applications.granted.total", "stats.replies.granted", "(?<!不)予以公开(?:答复)?" + Sum),
        Row("applications.partlyGranted.total", "stats.replies.partlyGranted", "(?<!公开[及和与、])(?:予以)?部分公开(?:答复)?" + Sum),
        Row("applications.denied.total", null, Alone + "不予公开(?:答复|的)?" + Sum),
        Row("applications.unavailable.total", null, Alone + "无法提供(?:的)?" + Sum),
        Row("applications.refused.total", null, Alone + "不予处理(?:的)?" + Sum),
        Row("applications.closed.total", null, Alone + "其他处理(?:的)?" + Sum),
        Row("review.total", "stats.review.total", "(?<!诉讼(?:案件)?(?:[和、及与或/]|以及))(?:申请|提起|发生|收到|受理|类|领域)?(?:的)?行政复议(?:案件|申请)?" + Sum),
        Row("litigation.total", "stats.litigation.total", "(?<!复议(?:案件|申请)?(?:[和、及与或/]|以及))(?:行政诉讼|(?:(?<=^|类|领域|引发|引起|提起|发生|公开|工作)|的)诉讼)(?:案件)?" + Sum),
        Row("disclosure.normativeDocuments.inForce", null, "现行有效(?:的)?(?:行政)?规范性文件" + Sum),
        Row("disclosure.normativeDocuments.repealed", null, "废止(?:的)?(?:行政)?规范性文件" + Sum),
        Row("disclosure.normativeDocuments.made", "stats.normativeDocuments.made", "(?:制发|新制发|制定)(?:的)?(?:行政)?规范性文件" + Sum),
        Row("disclosure.licences.decisions", null, "(?:作出|做出|处理|办理|实施)(?:的)?行政许可(?:决定|事项处理决定)?" + Sum),
        Row("disclosure.penalties.decisions", null, "(?:作出|做出|处理|办理|实施)(?:的)?行政处罚(?:决定|案件)?" + Sum),
        Row("disclosure.coercion.decisions", null, "(?:作出|做出|处理|办理|实施)(?:的)?行政强制(?:决定|措施)?" + Sum),
    ];

    /// <summary>Named figures without a cell: words of which one must stand in the sentence, then what must stand right before the number.</summary>
    public static IReadOnlyList<(string Name, string[] Words, Regex Before)> Named { get; } =
    [
        ("wechat.posts", ["微信", "公众号"], Posts), ("weibo.posts", ["微博"], Posts), ("website.posts", ["网站"], Posts),
        ("board.posts", ["公告栏", "公示栏", "公开栏", "宣传栏", "电子屏"], Posts),
        ("disclosed.total", [], new Regex("主动公开(?:各类|的)*(?:政府|政务)?信息" + Sum + "$", RegexOptions.CultureInvariant, PatternTimeout.Longest)),
        ("informationFee.amount", [], new Regex("(?:收取|收取了)(?:信息)?处理费(?:用)?" + Sum + "$", RegexOptions.CultureInvariant, PatternTimeout.Longest)),
    ];

    private static Regex Posts => new(
        "(?:发布|公开|推送|编发|发文)(?:了)?(?:各类|的|政务|政府|权威|有关)*(?:信息|文章|动态|消息|内容)" + Sum + "$", RegexOptions.CultureInvariant, PatternTimeout.Longest);

    private static Pattern Row(string key, string? statistics, string before) =>
        new(key, statistics, new Regex(before + "$", RegexOptions.CultureInvariant, PatternTimeout.Longest));
}
