using GovReportArchive.Archive;
using GovReportArchive.Archive.Passages;
using GovReportArchive.Archive.Wordings;

namespace GovReportArchive.Web.Pages.Passages;

/// <summary>Finds the wordings that the passages of one page belong to; each report is looked at once.</summary>
internal sealed class PassageGroups(ReportArchive archive)
{
    private readonly Dictionary<string, IReadOnlyList<WordedItem>> _reports = new(StringComparer.Ordinal);

    /// <summary>The wording; null where the passage stands alone, is of an older version, or nothing has been grouped yet.</summary>
    public WordedItem? Of(PassageHit hit)
    {
        if (!_reports.TryGetValue(hit.Report, out IReadOnlyList<WordedItem>? items))
            _reports[hit.Report] = items = archive.Get(hit.Report) is { } report ? archive.Wordings.Of(report)?.Items ?? [] : [];
        return items.FirstOrDefault(item => item.Section == hit.SectionNumber && item.Item == hit.Item && string.Equals(item.Text, hit.Text, StringComparison.Ordinal));
    }
}
