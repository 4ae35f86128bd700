using System.Collections.Concurrent;
using System.Data.Common;
using GovReportArchive.Corpus.Auditing;
using GovReportArchive.Corpus.Catalog.Dialects;
using GovReportArchive.Corpus.Catalog.Schema;

namespace GovReportArchive.Corpus.Catalog;

/// <summary>The catalog: opens connections to its database, and runs work in one transaction each.</summary>
/// <remarks>Thread-safe. Any number of processes may have it open; writers wait for one another. What a returned <see cref="Write{T}"/> has changed survives a power
/// cut; what threw has changed nothing.</remarks>
public sealed class CatalogDatabase : IDisposable
{
    /// <summary>Code of the error that a catalog gives which cannot be reached, or not now.</summary>
    public const string UnavailableCode = "catalog.unavailable";

    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan StartPause = TimeSpan.FromMilliseconds(500);

    private readonly CatalogDialect _dialect;
    private readonly Lock _writers = new();

    // Connections at rest, each with its compiled statements.
    private readonly ConcurrentBag<CatalogConnection> _resting = [];
    private readonly Lazy<string> _identity;
    private bool _closed;

    private CatalogDatabase(CatalogDialect dialect)
    {
        _dialect = dialect;
        _identity = new Lazy<string>(() => Read(reader => reader.Identity()));
    }

    /// <summary>Where it is, as messages name it; without secrets.</summary>
    public string Place => _dialect.Place;

    /// <summary>The file that it is; null where a server has it.</summary>
    public string? File => (_dialect as SqliteDialect)?.Place;

    /// <summary>Who changes it by this object, for the audit log.</summary>
    public Actor Actor { get; set; } = Actor.OfProcess;

    /// <summary>Random name of this catalog, which what follows it carries, so that it is not mixed up with another's.</summary>
    public string Identity => _identity.Value;

    /// <summary>Opens a catalog, creating or migrating it where needed. A server that does not answer yet is waited for.</summary>
    /// <param name="directory">The corpus directory; the catalog is a file of it where no server is given.</param>
    /// <param name="server">The connection string of a PostgreSQL database; null for none.</param>
    /// <param name="waiting">Told why it is waited, once.</param>
    /// <param name="patience">How long it is waited; null for twenty seconds.</param>
    /// <exception cref="ArchiveException">It is damaged, of another product, of a newer version of this one, or cannot be reached.</exception>
    public static CatalogDatabase Open(string directory, string? server = null, Action<string>? waiting = null, TimeSpan? patience = null)
    {
        CatalogDatabase? catalog = null;
        try
        {
            catalog = new CatalogDatabase(server is null ? new SqliteDialect(directory) : new PostgresDialect(server));
            for (long begin = TimeProvider.System.GetTimestamp(); ; Thread.Sleep(StartPause))
            {
                try
                {
                    catalog.Guarded(() => SchemaSteps.BringUpToDate(catalog._dialect));
                    return catalog;
                }
                catch (ArchiveException error) when (error.Code == UnavailableCode && TimeProvider.System.GetElapsedTime(begin) < (patience ?? LongestStart))
                {
                    waiting?.Invoke(error.Message);
                    waiting = null;
                }
            }
        }
        catch (Exception error)
        {
            catalog?.Dispose();
            if (error is UnauthorizedAccessException or IOException) throw new ArchiveException("catalog.access", $"不能写入目录 {directory}：{error.Message}", error);
            throw;
        }
    }

    /// <summary>Runs reads on one consistent snapshot.</summary>
    /// <param name="work">What is read.</param>
    /// <param name="unpacked">Readings that were unpacked lately, where the caller reads the same ones again and again.</param>
    internal T Read<T>(Func<CatalogReader, T> work, UnpackedReadings? unpacked = null) =>
        Guarded(() => Connected(connection => connection.InTransaction(writes: false, within => work(new CatalogReader(within, unpacked)))));

    /// <summary>Runs one statement that reads. It needs no transaction, which on a server would be two more journeys.</summary>
    internal T Ask<T>(Func<CatalogReader, T> question) => Guarded(() => Connected(connection => question(new CatalogReader(connection))));

    /// <summary>Runs reads and writes in one transaction that is durable on return; an exception rolls everything back.</summary>
    internal T Write<T>(Func<CatalogConnection, T> work)
    {
        // Threads of one process queue here: SQLite's own waiting polls and can starve one of them, and a server's waits would each hold a connection.
        lock (_writers) return Guarded(() => Connected(connection => connection.InTransaction(writes: true, work)));
    }

    /// <summary>Makes the database anew without what was deleted from it: no byte of that is left in its files. A server may keep it in the log by which it recovers and feeds
    /// its standbys, until that is recycled.</summary>
    /// <remarks>Takes time in proportion to the database and, while it runs, as much free space again. Waits for other programs that read.</remarks>
    /// <exception cref="ArchiveException">It could not be done; what was deleted is deleted, but bytes of it may still lie in the files.</exception>
    public void Erase()
    {
        lock (_writers)
        {
            Guarded(() =>
            {
                using CatalogConnection connection = new(_dialect);
                _dialect.Erase(connection);
                return 0;
            });
        }
    }

    /// <summary>Takes what only one program at a time has; null where another has it.</summary>
    internal IDutyHold? TryHoldDuty() => Guarded(() => _dialect.TryHoldDuty(Identity));

    /// <summary>Closes the connections; those still at work are closed when they are done.</summary>
    public void Dispose()
    {
        Volatile.Write(ref _closed, true);
        CloseResting();
        _dialect.Dispose();
    }

    private void CloseResting()
    {
        while (_resting.TryTake(out CatalogConnection? connection)) connection.Dispose();
    }

    private T Connected<T>(Func<CatalogConnection, T> work)
    {
        if (!_resting.TryTake(out CatalogConnection? connection)) connection = new CatalogConnection(_dialect);
        try
        {
            T result = work(connection);
            if (_resting.Count < _dialect.MostResting)
            {
                _resting.Add(connection);
                connection = null;
            }

            return result;
        }
        finally
        {
            // One too many, or after an error, when nobody knows what state it is in.
            connection?.Dispose();
            if (Volatile.Read(ref _closed)) CloseResting();
        }
    }

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DbException error)
        {
            throw _dialect.Explained(error);
        }
    }
}
