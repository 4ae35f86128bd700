using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests;

public sealed class CatalogServerTests : IDisposable
{
    private readonly TemporaryArchive _temporary = new();

    private string Server => _temporary.Options.Catalog!;

    [Fact]
    public void Programs_that_make_the_tables_at_once_make_them_once()
    {
        string schema = PostgresServer.NewSchema();

        Parallel.For(0, 8, _ => CatalogDatabase.Open("", schema).Dispose());

        using (CatalogDatabase catalog = CatalogDatabase.Open("", schema))
            Assert.Equal(1, catalog.Read(reader => reader.Connection.Scalar<long>("SELECT count(*) FROM identity")));
        PostgresServer.Drop(schema);
    }

    [Fact]
    public void A_catalog_of_a_newer_program_is_refused_by_name()
    {
        _temporary.Alter("UPDATE catalog_version SET version = 999");

        ArchiveException error = Assert.Throws<ArchiveException>(_temporary.OpenCatalog);

        Assert.Equal("catalog.newer", error.Code);
        Assert.Contains("999", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_of_another_program_is_left_alone()
    {
        _temporary.Alter("DROP TABLE catalog_version");

        Assert.Equal("catalog.foreign", Assert.Throws<ArchiveException>(_temporary.OpenCatalog).Code);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Username=x;Password=geheim;Port=1;Timeout=1", "catalog.unavailable")]
    [InlineData("Host=127.0.0.1;Password=ab;geheim=cd", "catalog.connection")]
    [InlineData("Host=127.0.0.1,127.0.0.2;Username=x;Password=geheim;Port=1;Timeout=1;Target Session Attributes=primary", "catalog.unavailable")]
    [InlineData("geheim", "catalog.connection")]
    [InlineData("Password=geheim", "catalog.connection")]
    public void What_cannot_be_reached_is_told_without_its_password(string server, string code)
    {
        ArchiveException error = Assert.Throws<ArchiveException>(() => CatalogDatabase.Open("", server, patience: TimeSpan.Zero));

        Assert.Equal(code, error.Code);
        Assert.DoesNotContain("geheim", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_that_is_not_there_is_told_with_what_to_do()
    {
        ArchiveException error = Assert.Throws<ArchiveException>(() => CatalogDatabase.Open("", Server + ";Database=nothing"));

        Assert.Equal("catalog.missing", error.Code);
        Assert.Contains("createdb", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_with_what_cannot_be_stored_finds_nothing()
    {
        foreach (string text in new[] { "a\0b", "\ud800", "\udc00a" })
        {
            Assert.Null(_temporary.Archive.Holdings.Get(text));
            Assert.Empty(_temporary.Archive.Holdings.AgenciesNamed(text));
        }
    }

    [Fact]
    public void A_server_does_not_end_a_copy_that_stands_still_while_the_other_side_is_read()
    {
        using CatalogDatabase from = _temporary.OpenCatalog();
        string server = PostgresServer.NewSchema();
        using (CatalogDatabase target = CatalogDatabase.Open("", server))
        {
            string limit = from.Read(source => target.Write(into =>
            {
                CatalogRows.Copy(source.Connection, into);
                return into.Scalar<string>("SHOW idle_in_transaction_session_timeout")!;
            }));
            Assert.Equal("0", limit);
        }

        PostgresServer.Drop(server);
    }

    [Fact]
    public async Task Erasing_takes_the_time_it_needs()
    {
        using CatalogDatabase other = _temporary.OpenCatalog(), impatient = CatalogDatabase.Open("", Server + ";Command Timeout=1");
        using ManualResetEventSlim reading = new();
        Task<bool> reader = Task.Run(() => other.Read(held =>
        {
            held.Connection.Any("SELECT 1 FROM readings");
            reading.Set();
            return held.Connection.Any("SELECT pg_sleep(3)");
        }));
        reading.Wait(TimeSpan.FromSeconds(30));

        impatient.Erase();

        Assert.True(await reader);
    }

    public void Dispose() => _temporary.Dispose();
}
