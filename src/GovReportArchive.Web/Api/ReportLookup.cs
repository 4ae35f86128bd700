using GovReportArchive.Corpus;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Api;

/// <summary>What an address of a report leads to: the report, another address, its tombstone, or nothing. Page and API answer alike.</summary>
/// <param name="Report">The report; null where the address leads elsewhere.</param>
/// <param name="Canonical">The present id where the address used another one.</param>
/// <param name="Gone">Id and reason where the report was withdrawn.</param>
/// <param name="Missing">What is missing, in words.</param>
internal sealed record ReportLookup(StoredReport? Report, string? Canonical, (string Id, string Reason)? Gone, string Missing)
{
    public static ReportLookup Find(Holdings holdings, string id, int? version)
    {
        StoredReport? report = holdings.Get(id, version);
        if (report is null)
        {
            bool known = version is not null && holdings.Get(id) is not null;
            // A slash travels as %2F, which no server turns back before it has cut the address into parts; people read it as it is.
            string named = id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
            return new(null, null, null, known ? FormattableString.Invariant($"报告 {named} 没有第 {version} 版。") : $"没有标识为 {named} 的报告。");
        }

        if (report.Id != id) return new(null, report.Id, null, "");
        if (report.Withdrawn is { } tombstone) return new(null, null, (report.Id, tombstone.Reason), "");
        return new(report, null, null, "");
    }

    /// <summary>The API's answer where there is no report.</summary>
    /// <param name="context">The request.</param>
    /// <param name="addressOf">The same address for the present id.</param>
    /// <param name="parameter">The query parameter that names the report; null where the address does.</param>
    public IResult Elsewhere(HttpContext context, Func<string, string> addressOf, string? parameter = null) => this switch
    {
        { Gone: { } gone } => Problems.Gone(gone.Id, gone.Reason, parameter),
        { Canonical: { } canonical } => TypedResults.Redirect(addressOf(canonical) + context.Request.QueryString, permanent: true, preserveMethod: true),
        _ => Problems.NotFound(Missing, problem => problem with { Parameter = parameter }),
    };
}
