using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests;

public sealed class LostDutyTests : IDisposable
{
    private readonly TemporaryArchive _temporary = new();

    [Fact]
    public void A_holder_whose_session_has_ended_knows_it_with_the_next_look_and_whoever_looks_first_takes_it()
    {
        using CatalogDatabase one = _temporary.OpenCatalog(), other = _temporary.OpenCatalog();
        using Duty first = new(one), second = new(other);
        Assert.True(first.Look());
        CancellationToken lost = first.Lost;

        other.Read(reader => reader.Connection.Scalar<bool>(
            "SELECT pg_terminate_backend(l.pid) FROM pg_locks l WHERE l.locktype = 'advisory' AND l.classid = 1196573043 AND l.objid = (hashtext($1)::bigint & 4294967295)::oid", one.Identity));

        Assert.True(second.Look() || second.Look());
        Assert.False(first.Look());
        Assert.True(lost.IsCancellationRequested);
    }

    public void Dispose() => _temporary.Dispose();
}
