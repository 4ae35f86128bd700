using GovReportArchive.Analysis.Comparing;
using GovReportArchive.Composition;

namespace GovReportArchive.Web.Api;

/// <summary>What an address of a comparison leads to: the comparison, another address, a tombstone, or nothing. Page and API answer alike.</summary>
/// <param name="Comparison">The comparison; null where the address leads elsewhere.</param>
/// <param name="Canonical">The present id of the later report where the address used another one.</param>
/// <param name="Gone">Id and reason where one of the reports was withdrawn.</param>
/// <param name="Missing">What is missing, in words.</param>
/// <param name="Parameter">The query parameter that names what is missing or withdrawn; null where the address does.</param>
internal sealed record ReportPair(ReportComparison? Comparison, string? Canonical, (string Id, string Reason)? Gone, string Missing, string? Parameter = null)
{
    /// <summary>The value of <c>with</c> that stands for the agency's report before.</summary>
    public const string Previous = "previous";

    public static ReportPair Find(OpenArchive archive, string id, QueryStringReader values)
    {
        ReportLookup found = ReportLookup.Find(archive, id, null);
        if (found.Report is not { } report) return new(null, found.Canonical, found.Gone, found.Missing);
        string with = values.One(ApiParameters.CompareWith) ?? Previous;
        if (with == Previous)
        {
            ReportComparison? before = archive.History.CompareWithPrevious(report);
            return new(before, null, null, before is null ? $"档案库中没有{report.Record.Agency.Name}更早年度的报告可以对照。" : "", ApiParameters.CompareWith.Name);
        }

        // An alias of the other report will do: only the address of the report itself is permanent.
        return archive.Holdings.Get(with) switch
        {
            null => new(null, null, null, $"没有标识为 {with} 的报告。参数 with 应为 previous，或一份报告的标识，不是年度或机关名称。", ApiParameters.CompareWith.Name),
            { Withdrawn: { } tombstone } gone => new(null, null, (gone.Id, tombstone.Reason), "", ApiParameters.CompareWith.Name),
            { } other => new(ReportComparer.Compare(other.Record, report.Record), null, null, ""),
        };
    }
}
