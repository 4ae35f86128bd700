using GovReportArchive.Discovery.Moments;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Tests;

namespace GovReportArchive.Discovery.Tests.Moments;

public sealed class SearchMomentTests
{
    [Fact]
    public async Task What_is_asked_at_one_moment_is_answered_from_its_commit_whatever_is_committed_meanwhile()
    {
        using TemporaryArchive temporary = new();
        string[] lines = RecordFactory.Lines(60).Split('\n');
        await temporary.Archive.Importer.ImportAsync(new StringReader(string.Join('\n', lines[..40])), "x");
        temporary.Archive.TryCatchUp();
        SearchMoment moment = Now();
        int passages = moment.Passages.Search(new ReportQuery()).Total;

        await temporary.Archive.Importer.ImportAsync(new StringReader(string.Join('\n', lines[40..])), "y");
        temporary.Archive.TryCatchUp();

        Assert.Equal((40, passages), (moment.Reports.Search(new ReportQuery()).Total, moment.Passages.Search(new ReportQuery()).Total));
        Assert.Equal(40, moment.Reports.Answer(new ReportQuery { Text = "报告 OR 公开", Limit = 200 }).Items.Count);
        Assert.Equal((40L, 40L), (moment.State.Reports, moment.State.Passages));
        Assert.Equal((60, 60L), (Now().Reports.Search(new ReportQuery()).Total, Now().State.Reports));
        Assert.True(Now().Passages.Search(new ReportQuery()).Total > passages);

        SearchMoment Now() => SearchMoment.Of(temporary.Archive.Search, temporary.Archive.Passages, temporary.Archive.Metrics);
    }

    [Fact]
    public void An_empty_archive_has_moments_too()
    {
        using TemporaryArchive temporary = new();
        SearchMoment moment = SearchMoment.Of(temporary.Archive.Search, temporary.Archive.Passages, temporary.Archive.Metrics);
        Assert.Equal((0, 0L), (moment.Reports.Answer(new ReportQuery()).Total, moment.State.Reports));
    }
}
