using System.Text;
using GovReportArchive.Composition;
using GovReportArchive.Corpus.Catalog;

namespace GovReportArchive.Tests;

/// <summary>An archive in a directory of its own that goes away with the test.</summary>
internal sealed class TemporaryArchive : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("govreport-test-");

    private readonly string? _catalog = OnPostgres ? PostgresServer.NewSchema() : null;

    public TemporaryArchive() => Archive = OpenArchive.Open(Options, ArchiveEngine.Engine, Clock);

    /// <summary>Whether the catalogs of this assembly's tests are in PostgreSQL; else they are files.</summary>
    public static bool OnPostgres { get; set; }

    public TestClock Clock { get; } = new();

    public ArchiveOptions Options => new(Path.Combine(_root.FullName, "corpus"), Path.Combine(_root.FullName, "index"), _catalog);

    public OpenArchive Archive { get; private set; }

    /// <summary>Closes and opens again, as a restarted process would.</summary>
    public void Reopen()
    {
        Archive.Dispose();
        Archive = OpenArchive.Open(Options, ArchiveEngine.Engine, Clock);
    }

    /// <summary>Another hand at the catalog.</summary>
    public CatalogDatabase OpenCatalog() => CatalogDatabase.Open(Options.CorpusDirectory, _catalog);

    /// <summary>Changes the catalog behind the archive's back.</summary>
    public void Alter(string sql, params object?[] values)
    {
        using CatalogDatabase catalog = OpenCatalog();
        catalog.Write(connection => connection.Execute(sql, values));
    }

    /// <summary>A path under the test's directory.</summary>
    public string File(string name) => Path.Combine(_root.FullName, name);

    /// <summary>Writes an input file and returns its path.</summary>
    public string Write(string name, string text)
    {
        string path = File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    public void Dispose()
    {
        Archive.Dispose();
        _root.Delete(recursive: true);
        if (_catalog is not null) PostgresServer.Drop(_catalog);
    }
}

/// <summary>A clock that only the test moves.</summary>
internal sealed class TestClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 2, 1, 8, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => Now.Ticks;
}
