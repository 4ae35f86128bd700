using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Discovery.Searching;

namespace GovReportArchive.Web.Pages.Regions;

/// <summary>What a region's agencies come to in one year.</summary>
internal static class RegionTotals
{
    private static readonly Metric[] Metrics =
        [.. new[] { "applicationsReceived", "applicationsConcluded", "applicationsGranted", "applicationsDenied", "review", "litigation" }.Select(key => Metric.Find(key)!)];

    /// <summary>Six metrics, each with its group: the sum, how many reports print it and how many do not.</summary>
    public static IReadOnlyList<(Metric Metric, MetricGroup Group)> Of(MetricSearch metrics, IReadOnlyList<ReportFilter> reports, CancellationToken cancellationToken) =>
        [.. Metrics.Select(metric => (metric, metrics.Groups(new MetricQuestion { Metric = metric, Reports = new ReportQuery { Filters = reports } }, cancellationToken).Items[0]))];
}
