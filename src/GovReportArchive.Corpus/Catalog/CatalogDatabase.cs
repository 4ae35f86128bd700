using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace GovReportArchive.Corpus.Catalog;

/// <summary>The file <c>archive.db</c>: opens connections, and runs work in one transaction each.</summary>
/// <remarks>Thread-safe. Any number of processes may have it open; writers wait for one another. WAL with synchronous FULL: what a
/// returned <see cref="Write{T}"/> has changed survives a power cut; what threw has changed nothing.</remarks>
public sealed class CatalogDatabase : IDisposable
{
    private const int BusyMilliseconds = 60_000;
    private static readonly int MostResting = 4 * Environment.ProcessorCount;

    private readonly string _connectionString;
    private readonly Lock _writers = new();

    // Connections at rest, each with its compiled statements.
    private readonly ConcurrentBag<SqliteConnection> _resting = [];
    private readonly Lazy<string> _identity;
    private bool _closed;

    private CatalogDatabase(string path)
    {
        (Path, _connectionString) = (path, new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = BusyMilliseconds / 1000,
        }.ToString());
        _identity = new Lazy<string>(() => Read(reader => reader.Identity()));
    }

    /// <summary>Path of the file.</summary>
    public string Path { get; }

    /// <summary>Random name of this catalog, which what follows it carries, so that it is not mixed up with another's.</summary>
    public string Identity => _identity.Value;

    /// <summary>Opens the catalog of a corpus directory, creating or migrating it where needed.</summary>
    /// <exception cref="ArchiveException">It is damaged, of another product, or of a newer version of this one.</exception>
    public static CatalogDatabase Open(string directory)
    {
        SQLitePCL.Batteries_V2.Init();
        CatalogDatabase catalog = new(System.IO.Path.Combine(directory, "archive.db"));
        try
        {
            Directory.CreateDirectory(directory);
            catalog.Migrate();
            return catalog;
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new ArchiveException("catalog.access", $"不能写入目录 {directory}：{error.Message}", error);
        }
    }

    /// <summary>Runs reads on one consistent snapshot.</summary>
    /// <param name="work">What is read.</param>
    /// <param name="unpacked">Readings that were unpacked lately, where the caller reads the same ones again and again.</param>
    internal T Read<T>(Func<CatalogReader, T> work, UnpackedReadings? unpacked = null) => Guarded(() => Connected(connection =>
    {
        using SqliteTransaction snapshot = connection.BeginTransaction(deferred: true);
        return work(new CatalogReader(connection, unpacked));
    }));

    /// <summary>Runs reads and writes in one transaction that is durable on return; an exception rolls everything back.</summary>
    internal T Write<T>(Func<SqliteConnection, T> work)
    {
        // Threads of one process queue here; SQLite's own waiting polls and can starve one of them.
        lock (_writers)
        {
            return Guarded(() => Connected(connection =>
            {
                using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
                T result = work(connection);
                transaction.Commit();
                return result;
            }));
        }
    }

    /// <summary>Makes the file anew without what was deleted from it, and empties the write-ahead log: no byte of what was deleted is left in either.</summary>
    /// <remarks>Takes time in proportion to the file and, while it runs, as much free space again. Waits for other programs that read.</remarks>
    /// <exception cref="ArchiveException">It could not be done; what was deleted is deleted, but bytes of it may still lie in the files.</exception>
    public void Erase()
    {
        lock (_writers)
        {
            Guarded(() =>
            {
                using SqliteConnection connection = Connect();
                connection.Execute("VACUUM");
                if (connection.Scalar<long>("PRAGMA wal_checkpoint(TRUNCATE)") != 0)
                    throw new ArchiveException("catalog.busy", $"目录库 {Path} 正被另一个程序读取，已删除的内容尚未从日志文件中抹去；请稍后再运行同一命令。");
                return 0;
            });
        }
    }

    /// <summary>Closes the connections; those still at work are closed when they are done.</summary>
    public void Dispose()
    {
        Volatile.Write(ref _closed, true);
        while (_resting.TryTake(out SqliteConnection? connection)) connection.Dispose();
    }

    private T Connected<T>(Func<SqliteConnection, T> work)
    {
        if (!_resting.TryTake(out SqliteConnection? connection)) connection = Connect();
        try
        {
            T result = work(connection);
            if (_resting.Count < MostResting)
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
            if (Volatile.Read(ref _closed)) Dispose();
        }
    }

    private SqliteConnection Connect()
    {
        SqliteConnection connection = new(_connectionString);
        try
        {
            connection.Open();
            connection.Execute(FormattableString.Invariant($"PRAGMA busy_timeout = {BusyMilliseconds}; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Migrate() => Guarded(() =>
    {
        using SqliteConnection connection = Connect();
        connection.Scalar<string>("PRAGMA journal_mode = WAL");
        if (connection.Scalar<long>("PRAGMA user_version") == CatalogSchema.Steps.Count
            && connection.Scalar<long>("PRAGMA application_id") == CatalogSchema.ApplicationId)
        {
            return 0;
        }

        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        int version = (int)connection.Scalar<long>("PRAGMA user_version");
        bool foreign = connection.Scalar<long>("PRAGMA application_id") != CatalogSchema.ApplicationId
            && connection.Scalar<long>("SELECT count(*) FROM sqlite_master") > 0;
        if (foreign)
            throw new ArchiveException("catalog.foreign", $"{Path} 不是本软件的目录库；请用 --corpus 另选一个目录。");
        if (version > CatalogSchema.Steps.Count)
        {
            throw new ArchiveException(
                "catalog.newer",
                FormattableString.Invariant($"目录库 {Path} 的版本是 {version}，本程序只认到 {CatalogSchema.Steps.Count}；请升级程序。"));
        }

        foreach (string step in CatalogSchema.Steps.Skip(version)) connection.Execute(step);
        connection.Execute(FormattableString.Invariant(
            $"PRAGMA application_id = {CatalogSchema.ApplicationId}; PRAGMA user_version = {CatalogSchema.Steps.Count};"));
        transaction.Commit();
        return 0;
    });

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException error)
        {
            throw Explained(error);
        }
    }

    private ArchiveException Explained(SqliteException error) => error.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB => new ArchiveException(
            SqlCommands.DamagedCode, $"目录库 {Path} 已损坏（{error.Message}）；请从备份恢复，或由导出的记录和原件重建。", error),
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => new ArchiveException(
            "catalog.busy", $"目录库 {Path} 一直被另一个程序占用；请稍后再试。", error),
        SQLitePCL.raw.SQLITE_FULL => new ArchiveException("catalog.full", $"磁盘已满，目录库 {Path} 不能写入；没有任何改动。", error),
        SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_PERM => new ArchiveException(
            "catalog.access", $"目录库 {Path} 不能打开或写入；请检查目录权限。", error),
        _ => new ArchiveException("catalog.error", $"目录库 {Path} 出错：{error.Message}", error),
    };
}
