namespace GovReportArchive.Web.Pages;

/// <summary>What people ask first, each with the page that answers it.</summary>
internal static class Questions
{
    public static IReadOnlyList<(string Question, string Href)> All { get; } =
    [
        ("谁收到的申请最多", "/rankings?metric=applicationsReceived"),
        ("哪些机关不予公开最多", "/rankings?metric=applicationsDenied"),
        ("谁连年照抄", "/rankings/repeats"),
    ];
}
