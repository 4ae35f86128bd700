using GovReportArchive.Composition;
using GovReportArchive.Corpus;

namespace GovReportArchive.Web.Api;

/// <summary>What an address of a report leads to: the report, another address, its tombstone, or nothing. Page and API answer alike.</summary>
/// <param name="Report">The report; null where the address leads elsewhere.</param>
/// <param name="Canonical">The present id where the address used another one.</param>
/// <param name="Gone">Id and reason where the report was withdrawn.</param>
/// <param name="Missing">What is missing, in words.</param>
internal sealed record ReportLookup(StoredReport? Report, string? Canonical, (string Id, string Reason)? Gone, string Missing)
{
    public static ReportLookup Find(OpenArchive archive, string id, int? version)
    {
        StoredReport? report = archive.Holdings.Get(id, version);
        if (report is null)
        {
            bool known = version is not null && archive.Holdings.Get(id) is not null;
            return new(null, null, null, known ? FormattableString.Invariant($"报告 {id} 没有第 {version} 版。") : $"没有标识为 {id} 的报告。");
        }

        if (report.Id != id) return new(null, report.Id, null, "");
        if (report.Withdrawn is { } tombstone) return new(null, null, (report.Id, tombstone.Reason), "");
        return new(report, null, null, "");
    }
}
