// A caller of the client that NSwag makes of the description; compiled and run by the tests.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Generated;

public static class Caller
{
    public static async Task RunAsync(HttpClient http)
    {
        ArchiveClient api = new(http);

        ReportAnswer found = await api.SearchReportsAsync(q: "政策解读", level: [LevelValue.County, LevelValue.City], facet: [FacetValue.Year], limit: 3);
        Hold(found.Total > 0 && found.Items.Count > 0 && found.Facets["year"].Items.All(item => item.Count > 0), "search");

        HashSet<string> ids = [];
        for (string? cursor = null; ;)
        {
            ReportAnswer page = await api.SearchReportsAsync(limit: 7, cursor: cursor);
            ids.UnionWith(page.Items.Select(item => item.Id));
            if ((cursor = page.Next) is null) break;
        }

        Hold(ids.Count == (await api.SearchReportsAsync(limit: 0)).Total, "pages");

        string id = found.Items.First().Id;
        ArchivedReport report = await api.GetReportAsync(id);
        Hold(report.Archive.Url == "/api/v1/reports/" + Uri.EscapeDataString(id), "record");

        Hold((await api.GetMetricAsync("applicationsReceived", by: [ByValue.Year, ByValue.Province])).Items.Count > 0, "metric");
        Hold((await api.FindPrecedentsAsync(new PrecedentRequest { Text = "政策解读形式比较单一。" })).Sentences.Count == 1, "precedents");

        try
        {
            await api.SearchReportsAsync(sort: "nothing");
            Hold(false, "a wrong order is refused");
        }
        catch (ArchiveException<Problem> refused)
        {
            Hold(refused.StatusCode == 400 && refused.Result.Parameter == "sort" && refused.Result.Code.Length > 0, "problem");
        }
    }

    private static void Hold(bool holds, string what)
    {
        if (!holds) throw new InvalidOperationException("The client does not get what the description says: " + what);
    }
}
