using System.Collections.Concurrent;
using System.Security.Cryptography;
using Dapper;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Following;
using Microsoft.Data.Sqlite;

namespace GovReportArchive.Wording.Groups;

/// <summary>The lines of all reports in a file of their own, of which wordings are made without reading a record again.</summary>
/// <remarks>
/// What was put waits in memory until it is committed, in one transaction with the number of the change. A file that is missing, damaged, of other rules, of another
/// catalog or ahead of this one is begun anew. Each report's lines stand with their SHA-256: what is not what was written is not read.
/// </remarks>
/// <param name="catalog">Random name of the catalog that is followed.</param>
/// <param name="directory">Directory of the file.</param>
internal sealed class WordingLinesTarget(string catalog, string directory) : FollowTarget
{
    private const int MostUncommitted = 5_000;
    private const int BusySeconds = 60;

    private const string Tables = """
        CREATE TABLE about (catalog TEXT NOT NULL, change INTEGER NOT NULL);
        -- A report that is taken out keeps its row without lines, so that it has the same number should it come back while somebody reads in this order.
        CREATE TABLE lines (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest BLOB, packed BLOB);
        """;

    private readonly string _path = Path.Combine(directory, "lines.db");
    private readonly string _lockPath = Path.Combine(directory, "lock");
    private readonly string _damagedPath = Path.Combine(directory, "damaged");
    private readonly ConcurrentDictionary<string, byte[]?> _put = new(StringComparer.Ordinal);
    private SqliteConnection? _connection;
    private FileStream? _lock;
    private long _position;

    public override long? Committed => Ask(ChangeOf, null);

    // What is made of the lines says itself which change it holds.
    public override bool IsSearched => false;

    public override long Position => _position;

    public override bool IsFull => _put.Count >= MostUncommitted;

    private SqliteConnection Connection => _connection ?? throw new InvalidOperationException("The target has not begun.");

    public override bool TryBegin(long last)
    {
        // Somebody may have taken the file away, or found it damaged, since.
        if (_connection is not null && File.Exists(_path) && !File.Exists(_damagedPath)) return true;
        End();
        return Guarded(() =>
        {
            Directory.CreateDirectory(directory);
            _lock = Alone();
            if (_lock is null) return false;
            try
            {
                if (!(Committed <= last)) Remove();
                bool isNew = !File.Exists(_path);
                _connection = Connect(SqliteOpenMode.ReadWriteCreate);
                if (isNew) _connection.Execute(FormattableString.Invariant($"PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; BEGIN; PRAGMA user_version = {ReportLines.Rules}; {Tables} COMMIT;"));
                _position = ChangeOf(_connection) ?? 0;
                return true;
            }
            catch
            {
                End();
                throw;
            }
        });
    }

    public override void Put(string id, FollowedReport? report) => _put[id] = report is null ? null : ReportLines.Of(report.Report).Pack();

    public override void Commit(long change) => Guarded(() =>
    {
        using SqliteTransaction transaction = Connection.BeginTransaction();
        foreach ((string id, byte[]? packed) in _put.OrderBy(put => put.Key, StringComparer.Ordinal))
        {
            if (packed is null) Connection.Execute("UPDATE lines SET digest = NULL, packed = NULL WHERE id = @id", new { id }, transaction);
            else
            {
                Connection.Execute(
                    "INSERT INTO lines (id, digest, packed) VALUES (@id, @digest, @packed) ON CONFLICT (id) DO UPDATE SET digest = excluded.digest, packed = excluded.packed",
                    new { id, digest = SHA256.HashData(packed), packed }, transaction);
            }
        }

        Connection.Execute("DELETE FROM about; INSERT INTO about VALUES (@catalog, @change)", new { catalog, change }, transaction);
        transaction.Commit();
        _put.Clear();
        _position = change;
        return true;
    });

    public override void EraseRemoved() => Guarded(() =>
    {
        Connection.Execute("VACUUM", commandTimeout: 0);
        if (Connection.ExecuteScalar<long>("PRAGMA wal_checkpoint(TRUNCATE)") != 0) throw new IOException("另一个程序正在读取");
        return true;
    });

    public override void End()
    {
        _put.Clear();
        _connection?.Dispose();
        _connection = null;
        _lock?.Dispose();
        _lock = null;
    }

    public override void Discard() => Guarded(() =>
    {
        if (!Directory.Exists(directory)) return true;
        using FileStream? alone = Alone();
        if (alone is null) throw new ArchiveException("index.locked", $"{directory} 正由另一个程序写入；请先停止它再重建。");
        Remove();
        return true;
    });

    /// <summary>The lines of the next reports, in an order that stays the same as long as the file is not begun anew.</summary>
    /// <param name="after">Number of the last row before.</param>
    /// <param name="most">How many rows at most.</param>
    /// <returns>The lines, the number of the last row, which is -1 after the end, and the last change that they hold; null where there is nothing usable.</returns>
    /// <exception cref="ArchiveException">The file is damaged; whoever follows next begins it anew.</exception>
    public (List<ReportLines> Reports, long Last, long? Change) Page(long after, int most)
    {
        bool damaged = false;
        var page = Ask(
            connection =>
            {
                using SqliteTransaction snapshot = connection.BeginTransaction(deferred: true);
                long? change = ChangeOf(connection);
                List<ReportLines> reports = [];
                long last = -1;
                foreach ((long n, byte[]? digest, byte[]? packed) in connection.Query<(long, byte[]?, byte[]?)>(
                    "SELECT n, digest, packed FROM lines WHERE n > @after ORDER BY n LIMIT @most", new { after, most }, snapshot))
                {
                    last = n;
                    if (packed is null) continue;
                    if (damaged = digest is null || !SHA256.HashData(packed).AsSpan().SequenceEqual(digest)) break;
                    reports.Add(ReportLines.Unpack(packed));
                }

                return (reports, last, change);
            },
            ([], -1, null));
        if (!damaged) return page;
        Suspect();
        throw new ArchiveException("wordings.lines", $"整理措辞用的 {_path} 已损坏，将由档案重新生成；请再整理一次。");
    }

    private long? ChangeOf(SqliteConnection connection)
    {
        if (connection.ExecuteScalar<long>("PRAGMA user_version") != ReportLines.Rules) return null;
        return connection.QueryFirstOrDefault<(string? Catalog, long Change)>("SELECT catalog, change FROM about") is var about && about.Catalog == catalog ? about.Change : null;
    }

    // What reads takes no lock: the file is there or not, and in the middle of a write the last commit is read.
    private T Ask<T>(Func<SqliteConnection, T> ask, T nothing)
    {
        if (!File.Exists(_path) || File.Exists(_damagedPath)) return nothing;
        try
        {
            using SqliteConnection connection = Connect(SqliteOpenMode.ReadWrite);
            return ask(connection);
        }
        catch (SqliteException error) when (error.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB)
        {
            Suspect();
            return nothing;
        }
        catch (SqliteException error) when (error.SqliteErrorCode is SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_ERROR)
        {
            // Gone, or without its tables: it is about to be begun anew.
            return nothing;
        }
        catch (SqliteException error)
        {
            throw Explained(error);
        }
    }

    private SqliteConnection Connect(SqliteOpenMode mode)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = _path, Mode = mode, Pooling = false, DefaultTimeout = BusySeconds }.ToString());
        try
        {
            connection.Open();
            connection.Execute(FormattableString.Invariant($"PRAGMA busy_timeout = {BusySeconds * 1000}; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON;"));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // A mark that every process sees, as only the one that writes may take the file away.
    private void Suspect() => Guarded(() =>
    {
        File.WriteAllText(_damagedPath, "");
        return true;
    });

    private void Remove()
    {
        foreach (string file in new[] { _path, _path + "-wal", _path + "-shm", _damagedPath }) File.Delete(file);
    }

    private FileStream? Alone()
    {
        try
        {
            return new FileStream(_lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(_lockPath))
        {
            return null;
        }
    }

    private T Guarded<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (SqliteException error)
        {
            if (error.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB) File.WriteAllText(_damagedPath, "");
            throw Explained(error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Explained(error);
        }
    }

    private ArchiveException Explained(Exception error) => new("wordings.write", $"整理措辞用的 {_path} 无法读写：{error.Message}", error);
}
