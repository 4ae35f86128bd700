using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests.Catalog;

public sealed class DutyTests : IDisposable
{
    private readonly TemporaryArchive _temporary = new();
    private readonly CatalogDatabase _one;
    private readonly CatalogDatabase _other;

    public DutyTests() => (_one, _other) = (_temporary.OpenCatalog(), _temporary.OpenCatalog());

    [Fact]
    public void One_at_a_time_has_it_and_another_takes_it_when_it_was_given_back()
    {
        using Duty first = new(_one), second = new(_other);
        Assert.False(first.IsHeld);

        Assert.True(first.Look());
        Assert.False(second.Look());
        CancellationToken lost = first.Lost;
        Assert.False(lost.IsCancellationRequested);
        Assert.True(second.Lost.IsCancellationRequested);

        first.Dispose();

        Assert.True(lost.IsCancellationRequested);
        Assert.False(first.IsHeld);
        Assert.True(second.Look());
        Assert.False(first.Look());
    }

    [Fact]
    public void It_stays_with_who_has_it()
    {
        using Duty duty = new(_one);
        duty.Look();
        CancellationToken lost = duty.Lost;
        for (int n = 0; n < 3; n++) Assert.True(duty.Look());
        Assert.False(lost.IsCancellationRequested);
    }

    public void Dispose()
    {
        _one.Dispose();
        _other.Dispose();
        _temporary.Dispose();
    }
}
