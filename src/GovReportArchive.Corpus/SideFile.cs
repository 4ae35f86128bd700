using System.Globalization;
using Microsoft.Data.Sqlite;

namespace GovReportArchive.Corpus;

/// <summary>A SQLite file beside the catalog, for what belongs to this copy of the archive and not to what it holds.</summary>
/// <remarks>Thread-safe; any number of processes may have it open. It may hold secrets, so that only its owner may read it. What a returned <see cref="Write{T}"/> has
/// changed survives a crash; what threw has changed nothing.</remarks>
public class SideFile
{
    private readonly string _path;
    private readonly string _connection;
    private readonly string _what;
    private readonly string _code;
    private readonly int _version;
    private readonly string _tables;

    /// <summary>The file of a corpus directory; it is made when something is first written.</summary>
    /// <param name="corpus">The directory.</param>
    /// <param name="name">Name of the file in it.</param>
    /// <param name="what">What messages call it.</param>
    /// <param name="code">What the codes of errors begin with.</param>
    /// <param name="version">Version of the tables.</param>
    /// <param name="tables">SQL that makes them.</param>
    protected SideFile(string corpus, string name, string what, string code, int version, string tables)
    {
        SQLitePCL.Batteries_V2.Init();
        (_path, _what, _code, _version, _tables) = (Path.Combine(corpus, name), what, code, version, tables);
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
            if (VersionOf(connection) != _version) Migrate(connection);
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
        if (found > _version)
            throw new ArchiveException(_code + ".newer", FormattableString.Invariant($"{_what} {_path} 的版本是 {found}，本程序只认到 {_version}；请升级程序。"));
        if (found == 0) Run(connection, _tables + FormattableString.Invariant($"PRAGMA user_version = {_version};"));
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
        // CA2100: constants of who derives from this.
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
            throw new ArchiveException(_code + ".error", $"{_what} {_path} 不能读写：{error.Message}", error);
        }
    }
}
