using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Composition;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Tests;

namespace GovReportArchive.Discovery.Tests.Histories;

public sealed class SampleLedgerSearchTests : IAsyncLifetime, IDisposable
{
    private readonly DirectoryInfo _copy = Directory.CreateTempSubdirectory("govreport-samples-");
    private OpenArchive _archive = null!;

    public async Task InitializeAsync()
    {
        foreach (string file in Directory.EnumerateFiles(SampleFiles.Directory)) File.Copy(file, Path.Combine(_copy.FullName, Path.GetFileName(file)));
        _archive = (await SampleArchive.OpenAsync(_copy.FullName, LuceneIndex.Engine))!;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _archive.Dispose();
        _copy.Delete(recursive: true);
    }

    [Theory]
    [InlineData("ledger.carried:fail", "素溪县民政局2022")]
    [InlineData("ledger.inForce:fail", "鹤渚镇人民政府2024")]
    [InlineData("ledger:fail", "素溪县民政局2022 鹤渚镇人民政府2024")]
    public void The_documented_breaks_are_found_by_filter_and_no_others(string check, string titles)
    {
        ReportAnswer answer = _archive.Search.Search(new ReportQuery { Filters = [new ReportFilter("check", [check])], Limit = 200 });

        Assert.Equal(titles.Split(' ').Length, answer.Total);
        Assert.All(titles.Split(' '), title => Assert.Contains(answer.Items, item => item.Title.Contains(title[..^4], StringComparison.Ordinal) && item.Year == int.Parse(title[^4..], null)));
    }

    [Fact]
    public void No_series_mixes_what_is_not_comparable()
    {
        int seen = 0;
        foreach (string agency in _archive.Holdings.AgencyIds())
        {
            foreach (MetricSeries series in _archive.History.LedgerOf(agency)!.Series)
            {
                Assert.NotEqual(GovReportArchive.Reports.Forms.Comparability.None, series.Comparable);
                Assert.Equal(series.Points.Select(point => point.Year), series.Points.Select(point => point.Year).Distinct().Order());
                if (series.Metric == "normativeDocumentsInForce") Assert.Single(series.Points.Select(point => point.Form).Distinct());
                if (series.Metric == "applicationsReceived" && series.Points.Select(point => point.Form).Distinct().Count() > 1) seen++;
            }
        }

        Assert.True(seen > 0, "Some agency's applications are followed across forms.");
    }
}
