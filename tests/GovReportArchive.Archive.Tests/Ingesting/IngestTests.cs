using System.Text;
using GovReportArchive.Archive.Ingesting;

namespace GovReportArchive.Archive.Tests.Ingesting;

public sealed class IngestTests : IDisposable
{
    private readonly TemporaryArchive _temporary = new();

    [Fact]
    public async Task The_same_bytes_change_nothing()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("青禾县教育局2024年政府信息公开工作年度报告\n一、总体情况\n样例。\n");
        IngestOutcome first = await _temporary.Archive.IngestAsync("a.txt", bytes, force: true);
        long change = _temporary.Archive.LastChange;
        IngestOutcome second = await _temporary.Archive.IngestAsync("b.txt", bytes, force: true);

        Assert.Equal(IngestKind.New, first.Kind);
        Assert.Equal(IngestKind.Unchanged, second.Kind);
        Assert.Equal(first.Id, second.Id);
        Assert.Equal(change, _temporary.Archive.LastChange);
    }

    public void Dispose() => _temporary.Dispose();
}
