using System.Globalization;
using GovReportArchive.Corpus;
using Microsoft.Data.Sqlite;

namespace GovReportArchive.Subscriptions;

/// <summary>The file <c>subscriptions.db</c> beside the catalog: what the operator wants told, what was told, and what is still to be delivered.</summary>
/// <remarks>Thread-safe; any number of processes may have it open. It holds secrets, so that only its owner may read it. What a returned <see cref="Write{T}"/> has
/// changed survives a crash; what threw has changed nothing.</remarks>
internal sealed class SubscriptionFile
{
    /// <summary>Its name in the corpus directory.</summary>
    public const string Name = "subscriptions.db";

    private const int Version = 1;

    private const string Tables = """
        CREATE TABLE subscription(
            name TEXT PRIMARY KEY,
            query TEXT NOT NULL,
            created INTEGER NOT NULL,
            -- Number of the last change that it has been run over.
            change INTEGER NOT NULL,
            run INTEGER,
            failure TEXT,
            address TEXT,
            secret BLOB,
            private INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;

        -- What was told last of a report. state is by what one telling differs from the next.
        CREATE TABLE match(
            subscription TEXT NOT NULL REFERENCES subscription(name) ON DELETE CASCADE,
            report TEXT NOT NULL,
            version INTEGER NOT NULL,
            state TEXT NOT NULL,
            kind TEXT NOT NULL,
            change INTEGER NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY(subscription, report)) WITHOUT ROWID;
        CREATE INDEX match_change ON match(subscription, change, report);

        -- Messages that nobody has taken yet. attempts that were made, due in milliseconds, null once given up.
        CREATE TABLE delivery(
            id TEXT PRIMARY KEY,
            subscription TEXT NOT NULL REFERENCES subscription(name) ON DELETE CASCADE,
            body TEXT NOT NULL,
            created INTEGER NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            due INTEGER,
            tried INTEGER,
            failure TEXT) WITHOUT ROWID;
        CREATE INDEX delivery_due ON delivery(due, created);
        CREATE INDEX delivery_subscription ON delivery(subscription, due);
        """;

    private readonly string _path;
    private readonly string _connection;

    /// <summary>The file of a corpus directory; it is made when something is first written.</summary>
    public SubscriptionFile(string corpus)
    {
        SQLitePCL.Batteries_V2.Init();
        _path = Path.Combine(corpus, Name);
        _connection = new SqliteConnectionStringBuilder { DataSource = _path, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false, ForeignKeys = true, DefaultTimeout = 60 }.ToString();
    }

    /// <summary>Reads; <paramref name="none"/> where there is no file yet.</summary>
    public T Read<T>(Func<SqliteConnection, T> work, T none) => File.Exists(_path) ? Guarded(() =>
    {
        using SqliteConnection connection = Open();
        return work(connection);
    }) : none;

    /// <summary>Writes in one transaction.</summary>
    public T Write<T>(Func<SqliteConnection, T> work) => Guarded(() =>
    {
        using SqliteConnection connection = Open();
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        T result = work(connection);
        transaction.Commit();
        return result;
    });

    /// <summary>A moment as the file has it.</summary>
    public static long Stamp(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds();

    /// <summary>A moment of the file; null for none.</summary>
    public static DateTimeOffset? Moment(long? stamp) => stamp is long known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;

    private SqliteConnection Open()
    {
        if (!File.Exists(_path))
        {
            FileStreamOptions owner = new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) owner.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            new FileStream(_path, owner).Dispose();
        }

        SqliteConnection connection = new(_connection);
        try
        {
            connection.Open();
            Run(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;");
            if (VersionOf(connection) != Version) Migrate(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Migrate(SqliteConnection connection)
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        long found = VersionOf(connection);
        if (found > Version)
            throw new ArchiveException("subscriptions.newer", FormattableString.Invariant($"订阅库 {_path} 的版本是 {found}，本程序只认到 {Version}；请升级程序。"));
        if (found == 0) Run(connection, Tables + FormattableString.Invariant($"PRAGMA user_version = {Version};"));
        transaction.Commit();
    }

    private static long VersionOf(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        // CA2100: constants of this file.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException("subscriptions.error", $"订阅库 {_path} 不能读写：{error.Message}", error);
        }
    }
}
