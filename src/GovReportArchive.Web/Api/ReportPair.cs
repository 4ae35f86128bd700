using GovReportArchive.Analysis.Comparing;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Histories;
using GovReportArchive.Web.Api.Requests;

namespace GovReportArchive.Web.Api;

/// <summary>What an address of a comparison leads to: the comparison, or what one of its reports leads to instead. Page and API answer alike.</summary>
/// <param name="Comparison">The comparison; null where the address leads elsewhere.</param>
/// <param name="Lookup">Where else; its present id is of the later report.</param>
/// <param name="Parameter">The query parameter that names what is missing or withdrawn; null where the address does.</param>
internal sealed record ReportPair(ReportComparison? Comparison, ReportLookup Lookup, string? Parameter = null)
{
    private const string With = "with", WithVersion = "withVersion";

    public static ReportPair Find(Holdings holdings, AgencyHistory history, string id, Pair asked)
    {
        ReportLookup found = ReportLookup.Find(holdings, id, asked.Version);
        if (found.Report is not { } report) return new(null, found);
        string with = asked.With;
        if (with == Pair.Previous)
        {
            ReportComparison? before = history.CompareWithPrevious(report);
            return new(before is null ? null : Versioned(before, asked with { WithVersion = null }), found with { Missing = $"档案库中没有{report.Record.Agency.Name}更早年度的报告可以对照。" }, With);
        }

        // An alias of the other report will do: only the address of the report itself is permanent.
        return holdings.Get(with, asked.WithVersion) switch
        {
            null when asked.WithVersion is { } version && holdings.Get(with) is not null => new(null, found with { Missing = FormattableString.Invariant($"报告 {with} 没有第 {version} 版。") }, WithVersion),
            null => new(null, found with { Missing = $"没有标识为 {with} 的报告。参数 with 应为 previous，或一份报告的标识，不是年度或机关名称。" }, With),
            { Withdrawn: { } tombstone } gone => new(null, found with { Gone = (gone.Id, tombstone.Reason) }, With),
            { } other => new(Versioned(ReportComparer.Compare(other.Record, report.Record), asked), found),
        };
    }

    private static ReportComparison Versioned(ReportComparison comparison, Pair asked) =>
        comparison with { Report = comparison.Report with { Version = asked.Version }, With = comparison.With with { Version = asked.WithVersion } };
}
