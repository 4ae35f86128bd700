using System.Text;
using GovReportArchive.Corpus.Auditing;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests.Auditing;

public sealed class AuditTests : IDisposable
{
    private readonly TemporaryArchive _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Every_change_is_told_with_who_made_it_and_why()
    {
        _temporary.Archive.By("某甲");
        string id = await IngestAsync("青禾县教育局");
        _temporary.Archive.Mender.Correct(id, "applications.received.total", "7", "某乙", "原件第2页");
        _temporary.Archive.By(null);
        _temporary.Archive.Withdraw(id, "发布机关要求");
        _temporary.Archive.Mender.Restore(id);

        (string Actor, string Action, string? Report, string? Detail)[] told = [.. _temporary.Archive.Holdings.Audit().Select(entry => (entry.Actor, entry.Action, entry.Report, entry.Detail))];

        string user = Actor.OfProcess.Name;
        Assert.Equal([("某甲", "new", id, null), ("某乙", "correction", id, "applications.received.total"), (user, "withdrawn", id, "发布机关要求"), (user, "restored", id, null)], told);
        Assert.All(_temporary.Archive.Holdings.Audit(), entry => Assert.Equal((_temporary.Clock.Now, Actor.OfProcess.Origin), (entry.At, entry.Origin)));
        Assert.All(told, entry => Assert.True(AuditActions.Labels.ContainsKey(entry.Action), entry.Action));
    }

    [Fact]
    public async Task The_log_can_be_asked_for_one_report_and_from_a_day_on()
    {
        string first = await IngestAsync("青禾县教育局");
        await IngestAsync("青禾县民政局");
        _temporary.Clock.Now += TimeSpan.FromDays(1);
        _temporary.Archive.Withdraw(first, "样例");

        Assert.Equal(["new", "withdrawn"], _temporary.Archive.Holdings.Audit(first).Select(entry => entry.Action));
        Assert.Equal("withdrawn", Assert.Single(_temporary.Archive.Holdings.Audit(since: _temporary.Clock.Now)).Action);
        Assert.Empty(_temporary.Archive.Holdings.Audit("没有这份"));
    }

    [Fact]
    public async Task After_a_purge_the_log_says_that_and_holds_no_text_of_the_report()
    {
        string id = await IngestAsync("青禾县教育局");
        _temporary.Archive.Mender.Correct(id, "agency.name", "秘密的名称", "某乙", "秘密的依据");
        _temporary.Archive.Withdraw(id, "含个人信息", purge: true);

        Assert.Equal(["new", "correction", "withdrawn", "purged"], _temporary.Archive.Holdings.Audit(id).Select(entry => entry.Action));
        Assert.DoesNotContain(_temporary.Archive.Holdings.Audit(), entry => entry.Detail?.Contains("秘密", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public async Task No_line_can_be_changed_or_removed()
    {
        await IngestAsync("青禾县教育局");
        using CatalogDatabase catalog = _temporary.OpenCatalog();
        foreach (string statement in new[] { "UPDATE audit SET actor = 'x'", "DELETE FROM audit" })
            Assert.Contains("append-only", Assert.Throws<ArchiveException>(() => catalog.Write(connection => connection.Execute(statement))).Message, StringComparison.Ordinal);
        Assert.Single(_temporary.Archive.Holdings.Audit());
    }

    [Fact]
    public void What_is_not_changed_is_not_told()
    {
        Assert.Throws<ArchiveException>(() => _temporary.Archive.Withdraw("没有这份", "样例"));
        Assert.Throws<ArchiveException>(() => _temporary.Archive.By("甲\n乙"));
        Assert.Empty(_temporary.Archive.Holdings.Audit());
    }

    private async Task<string> IngestAsync(string agency) => (await _temporary.Archive.Ingester.IngestAsync("a.txt", Encoding.UTF8.GetBytes(SampleText.Report(agency, 2024)))).Id!;
}
