namespace GovReportArchive.Web.Pages;

/// <summary>What people ask first, each with the page that answers it.</summary>
internal static class Questions
{
    /// <summary>The page of rankings.</summary>
    public const string Rankings = "/rankings";

    /// <summary>The page of reports that repeat the one before, year after year.</summary>
    public const string Repeats = "/rankings/repeats";

    private const int AtStart = 3;

    /// <summary>All questions; those of the start page first.</summary>
    public static IReadOnlyList<(string Question, string Href)> All { get; } =
    [
        ("谁收到的申请最多", Rankings + "?metric=applicationsReceived"),
        ("哪些机关不予公开最多", Rankings + "?metric=applicationsDenied"),
        ("谁连年照抄", Repeats),
        ("谁不予公开占办结的比例最高", Rankings + "?metric=applicationsDenied&share=true"),
        ("谁被申请行政复议最多", Rankings + "?metric=review"),
        ("谁被提起行政诉讼最多", Rankings + "?metric=litigation"),
        ("谁在复议中被纠错最多", Rankings + "?metric=reviewCorrected"),
        ("谁在诉讼中被纠错最多", Rankings + "?metric=litigationCorrected"),
    ];

    /// <summary>Those of the start page.</summary>
    public static IEnumerable<(string Question, string Href)> First => All.Take(AtStart);
}
