namespace GovReportArchive.Web.Tests.Api.Contract;

/// <summary>A request for each operation, to the sample reports: what it answers is the operation's example in the document.</summary>
internal static class ExampleRequests
{
    private const string Report = "/reports/素溪县-民政局-2022";
    private const string Permanent = "/r/素溪县-民政局-2022/v/1";

    /// <summary>By id of the operation: the address below the root, and a body where it takes one.</summary>
    public static IReadOnlyDictionary<string, (string Address, string? Body)> All { get; } = new Dictionary<string, (string Address, string? Body)>(StringComparer.Ordinal)
    {
        ["getRoot"] = ("", null),
        ["searchReports"] = ("/reports?q=政策解读&facet=year&facet=level&limit=2", null),
        ["suggest"] = ("/suggest?q=民政", null),
        ["getReport"] = (Report, null),
        ["getOriginalPlace"] = (Report + "/original/place?key=applications.received.total", null),
        ["citeReport"] = (Report + "/citation", null),
        ["listVersions"] = (Report + "/versions", null),
        ["compareReports"] = (Report + "/compare", null),
        ["getBoilerplate"] = (Report + "/boilerplate", null),
        ["getReportWordings"] = (Report + "/wordings", null),
        ["getSimilar"] = ("/reports/云岚省-水利厅-2025/similar?limit=2", null),
        ["searchPassages"] = ("/passages?role=problem&facet=role&limit=2", null),
        ["findPrecedents"] = ("/precedents?limit=2", """{"text":"政策解读形式比较单一。"}"""),
        ["lookAtDraft"] = ("/desk?agency=素溪县民政局&year=2026&limit=1", """{"text":"一是政策解读形式较为单一。"}"""),
        ["checkDraft"] = ("/check", """{"text":"素溪县民政局2024年政府信息公开工作年度报告\n一、总体情况\n全年主动公开信息30条，其中通过网站公开20条、公众号公开12条。\n五、存在的主要问题及改进情况\n解读形式较为单一。"}"""),
        ["getItem"] = (Permanent + "/s/6/i/1", null),
        ["getCount"] = (Permanent + "/c/applications.received.total", null),
        ["citeItem"] = (Permanent + "/s/6/i/1/citation", null),
        ["citeCount"] = (Permanent + "/c/applications.received.total/citation", null),
        ["listWordings"] = ("/wordings?limit=2", null),
        ["getWording"] = ("/wordings/{wording}", null),
        ["listBoilerplate"] = ("/boilerplate?limit=2", null),
        ["listMetrics"] = ("/metrics", null),
        ["getMetric"] = ("/metrics/applicationsReceived?by=year&by=level&atLeast=1", null),
        ["listMetricValues"] = ("/metrics/applicationsReceived/values?year=2022", null),
        ["getSeries"] = ("/metrics/applicationsReceived/series?agencyType=民政&year=2021-2023", null),
        ["getRankings"] = ("/rankings?metric=applicationsReceived&year=2022", null),
        ["getRepeats"] = ("/repeats?limit=2", null),
        ["getCoverage"] = ("/coverage?agencyType=民政&year=2021-2023", null),
        ["listMissing"] = ("/missing?agencyType=民政&basis=own&year=2018-2024", null),
        ["listChanges"] = ("/changes?since=0&limit=2", null),
        ["listSubscriptions"] = ("/subscriptions", null),
        ["getSubscription"] = ("/subscriptions/公众号?limit=1", null),
        ["listBulk"] = ("/bulk", null),
        ["runBatch"] = ("/batch", """{"queries":[{"id":"县级","kind":"reports","parameters":{"q":["政策解读"],"level":["county"],"limit":["1"]}},{"id":"错","kind":"passages","parameters":{"level":["village"]}}]}"""),
        ["listCounts"] = ("/counts?form=2021", null),
        ["listRules"] = ("/rules", null),
        ["listAgencies"] = ("/agencies?q=民政", null),
        ["getAgency"] = ("/agencies/素溪县%2F民政局", null),
        ["getLedger"] = ("/agencies/素溪县%2F民政局/ledger", null),
        ["getLedgerOfPlace"] = ("/agencies/素溪县/民政局/ledger", null),
        ["listRegions"] = ("/regions", null),
        ["health"] = ("/healthz", null),
    };
}
