using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Agencies;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Regions;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GovReportArchive.Web.Api;

/// <summary>What the archive speaks of: counts, agencies, regions; and how the server is.</summary>
internal static class CatalogEndpoints
{
    public static Ok<ApiRoot> Entry(GetRoot _, EndpointDataSource endpoints, RequestArchive archive) => TypedResults.Ok(ApiRoot.Of(endpoints, archive));

    public static Ok<CountList> Counts(ListCounts asked, HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=3600";
        return TypedResults.Ok(CountList.Of(asked.Form));
    }

    public static Ok<RuleList> Rules(ListRules _, HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=3600";
        return TypedResults.Ok(RuleList.All);
    }

    public static Task<IResult> Health(GetHealth _, HttpContext context, ServedArchive served, ServedNode node) => HealthEndpoint.ReadyAsync(context, served, node);

    public static Ok<AgencyList> Agencies(ListAgencies asked, Holdings holdings, AgencyProfileSearch profiles) => TypedResults.Ok(AgencyList.Of(holdings, profiles, asked));

    public static Ok<RegionList> Regions(ListRegions asked, ServedArchive served) => TypedResults.Ok(RegionList.Of(served.Regions, asked));
}

/// <summary>The rules by which the archive judges and names things, as the page of rules shows them.</summary>
/// <param name="Checks">Rules that a report is held to.</param>
/// <param name="Ledger">Rules between the reports of successive years.</param>
/// <param name="Reasons">Why a rule cannot be assessed.</param>
/// <param name="Roles">What a passage can be.</param>
/// <param name="Regions">What a region can rest on.</param>
/// <param name="RoleRules">By which words and signs a passage gets its role.</param>
internal sealed record RuleList(
    IReadOnlyList<CheckRule> Checks, IReadOnlyList<LedgerRule> Ledger, IReadOnlyList<RuleReason> Reasons, IReadOnlyList<RoleMeaning> Roles, IReadOnlyList<RegionBasis> Regions,
    IReadOnlyList<RoleRuleEntry> RoleRules)
{
    public static RuleList All { get; } = new(
        CheckRules.All, LedgerRules.All, [.. CheckReasons.All.UnionBy(LedgerReasons.All, reason => reason.Reason).Select(reason => new RuleReason(reason.Reason, reason.Label))],
        RoleMeanings.All, RegionBases.All, [.. RoleTable.All.Select(rule => new RoleRuleEntry(rule.Name, rule.Meaning, rule.Words))]);
}

/// <summary>A rule by which passages get their role.</summary>
/// <param name="Name">As <c>parse --explain</c> tells it.</param>
/// <param name="Meaning">What it says, in Chinese, without a stop.</param>
/// <param name="Words">Its words; none where signs of another kind decide.</param>
internal sealed record RoleRuleEntry(string Name, string Meaning, IReadOnlyList<string> Words);

/// <summary>Why a rule cannot be assessed.</summary>
/// <param name="Reason">As in checks and findings.</param>
/// <param name="Label">What it means, in Chinese.</param>
internal sealed record RuleReason(string Reason, string Label);

/// <summary>Count keys with their meaning.</summary>
/// <param name="Items">The keys.</param>
/// <param name="Crosswalk">The metrics that can be followed across forms, each with its keys by form.</param>
internal sealed record CountList(IReadOnlyList<CountEntry> Items, IReadOnlyList<CrosswalkEntry> Crosswalk)
{
    /// <summary>The keys of some forms, or of all where none is named, in the order in which the forms print them.</summary>
    public static CountList Of(IReadOnlyList<string> forms)
    {
        ILookup<string, CrosswalkEntry> metrics = GovReportArchive.Reports.Forms.Crosswalk.All
            .SelectMany(entry => entry.Keys.Values.SelectMany(keys => keys).Distinct(StringComparer.Ordinal), (entry, key) => (entry, key))
            .ToLookup(pair => pair.key, pair => pair.entry, StringComparer.Ordinal);
        return new CountList(
            [
                .. CountCatalog.All.Where(count => forms.Count == 0 || count.Forms.Any(form => forms.Contains(form))).Select(count => new CountEntry(
                    count.Key, count.Label, count.Unit, count.Forms, count.Article, count.AllowsFraction, [.. metrics[count.Key]])),
            ],
            [.. GovReportArchive.Reports.Forms.Crosswalk.All.Where(metric => forms.Count == 0 || metric.Keys.Keys.Any(form => forms.Contains(form)))]);
    }
}

/// <summary>One count key.</summary>
/// <param name="Key">As in records, conditions and orders.</param>
/// <param name="Label">Chinese name.</param>
/// <param name="Unit">Unit of the key's numbers.</param>
/// <param name="Forms">Forms whose tables have the cell.</param>
/// <param name="Article">Article of the regulation.</param>
/// <param name="AllowsFraction">Whether the number may have a fraction.</param>
/// <param name="Crosswalk">The metrics across forms that the key is part of.</param>
internal sealed record CountEntry(
    string Key, string Label, string Unit, IReadOnlyList<string> Forms, string? Article, bool AllowsFraction, IReadOnlyList<CrosswalkEntry> Crosswalk);

/// <summary>Agencies with the years held.</summary>
/// <param name="Total">Agencies that fit.</param>
/// <param name="Items">A page of them, in the order that was asked for.</param>
/// <param name="Next">Cursor of the next page; absent at the end.</param>
internal sealed record AgencyList(int Total, IReadOnlyList<AgencyInfo> Items, string? Next) : IPage
{
    /// <summary>The usual order.</summary>
    public const string ByName = "name";

    private const string ByReports = "-reports";

    /// <summary>The orders that there are.</summary>
    public static IReadOnlyList<(string Value, string Label)> Sorts { get; } = [(ByName, "按名称"), (ByReports, "报告多的在前")];

    /// <summary>A page of the agencies that fit; where reports name none, they are gathered under a name that comes last.</summary>
    public static AgencyList Of(Holdings holdings, AgencyProfileSearch profiles, ListAgencies asked)
    {
        IReadOnlyList<AgencyInfo> named = holdings.Agencies(asked.Name, asked.Region);
        // No name holds what is short for one.
        if (named.Count == 0 && asked.Name is { Length: > 1 } name && profiles.Called(name).ToHashSet(StringComparer.Ordinal) is { Count: > 0 } called)
            named = [.. holdings.Agencies(region: asked.Region).Where(agency => called.Contains(agency.Id))];
        AgencyInfo[] all = [.. named
            .Where(agency => asked.AgencyType.Count == 0 || (agency.Type is not null && asked.AgencyType.Contains(agency.Type)))
            .Where(agency => asked.Level.Count == 0 || (agency.Level is not null && asked.Level.Contains(agency.Level)))
            .OrderBy(agency => agency.Name == Agency.Unnamed).ThenByDescending(agency => asked.Sort == ByReports ? agency.Reports : 0)];
        int start = Math.Min(asked.Page.Cursor ?? 0, all.Length);
        int end = Math.Min(start + asked.Page.Limit, all.Length);
        return new AgencyList(all.Length, all[start..end], end < all.Length ? FormattableString.Invariant($"{end}") : null);
    }
}

/// <summary>Regions with the numbers of reports.</summary>
internal sealed record RegionList(IReadOnlyList<RegionInfo> Items)
{
    public static RegionList Of(IReadOnlyList<RegionInfo> regions, ListRegions asked) => new([.. regions
        .Where(region => asked.Parent is null || region.Parent == asked.Parent)
        .Where(region => asked.Name is null || region.FullName.Contains(asked.Name, StringComparison.Ordinal))]);
}
