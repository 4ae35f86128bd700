using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Reports.Forms;

namespace GovReportArchive.Analysis.Tests.Statistics;

public sealed class MetricTests
{
    [Fact]
    public void Every_metric_of_the_crosswalk_and_every_count_is_a_metric_once_and_all_keys_of_one_are_in_one_unit()
    {
        Assert.Equal([.. Crosswalk.All.Select(entry => entry.Metric), .. CountCatalog.All.Select(count => count.Key)], Metric.All.Select(metric => metric.Key));
        Assert.All(Metric.All, metric => Assert.Same(metric, Metric.Find(metric.Key)));
        Assert.All(Metric.All, metric => Assert.All(metric.Keys.Values.SelectMany(keys => keys), key => Assert.Equal(metric.Unit, CountCatalog.Find(key)!.Unit)));
        Assert.Null(Metric.Find("applications.received"));
        Assert.Contains("applicationsReceived", Metric.Nearest("applicationReceived"));
        Assert.Contains("applications.received.total", Metric.Nearest("received.total"));
        Assert.Empty(Metric.Nearest("weather"));
    }

    [Fact]
    public void Numbers_of_forms_that_count_the_same_cells_are_exactly_comparable_and_others_as_the_crosswalk_says()
    {
        Metric granted = Metric.Find("applicationsGranted")!, inForce = Metric.Find("normativeDocumentsInForce")!;
        Assert.Equal("exact", granted.ComparableAmong(["2021", "2019"]));
        Assert.Equal("near", granted.ComparableAmong(["2021", "2014"]));
        Assert.Equal("none", inForce.ComparableAmong(["2021", "2019"]));
        Assert.Equal("exact", inForce.ComparableAmong(["2021", "2014"]));
        Assert.Equal("exact", Metric.Find("applications.received.total")!.ComparableAmong(["2021", "2019"]));
    }
}
