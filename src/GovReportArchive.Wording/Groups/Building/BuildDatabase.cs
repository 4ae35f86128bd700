using Dapper;
using Microsoft.Data.Sqlite;

namespace GovReportArchive.Wording.Groups.Building;

/// <summary>A file of wordings that is being made, with another beside it for what is only needed meanwhile.</summary>
/// <remarks>Nothing is durable before <see cref="Finish"/>: what is not finished is thrown away. SQLite's sorts go to disk beyond the memory for pages. Not thread-safe.</remarks>
internal sealed class BuildDatabase : IDisposable
{
    private const int Steps = 5_000;
    private readonly SqliteConnection _connection;
    private readonly BuildPace _pace;
    private readonly List<Statement> _statements = [];

    /// <summary>Begins two files.</summary>
    /// <param name="path">The file; the other is named after it, and gone after disposal.</param>
    /// <param name="pace">Called at each step, also while SQLite works on one statement.</param>
    public BuildDatabase(string path, BuildPace pace)
    {
        (Path, _pace) = (path, pace);
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            Guarded(() =>
            {
                _connection.Open();
                return 0;
            });
            // The handler is called in the middle of a statement, where an exception must not pass through.
            SQLitePCL.raw.sqlite3_progress_handler(_connection.Handle, Steps, _ => _pace.GoesOn() ? 0 : 1, null);
            Run($"""
                PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = FILE; PRAGMA cache_size = -65536;
                ATTACH '{ScratchOf(path).Replace("'", "''", StringComparison.Ordinal)}' AS s;
                PRAGMA s.journal_mode = OFF; PRAGMA s.synchronous = OFF; PRAGMA s.cache_size = -65536;
                BEGIN;
                """);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>Path of the file.</summary>
    public string Path { get; }

    /// <summary>Runs statements.</summary>
    /// <exception cref="OperationCanceledException">The job is given up.</exception>
    public void Run(string sql) => Guarded(() => _connection.Execute(sql, commandTimeout: 0));

    /// <summary>A statement for many runs; disposed with this.</summary>
    public Statement Prepare(string sql)
    {
        Statement statement = new(this, sql);
        _statements.Add(statement);
        return statement;
    }

    /// <summary>The rows of a query, one by one; the row is the same object each time.</summary>
    public IEnumerable<SqliteDataReader> Rows(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = Guarded(command.ExecuteReader);
        while (Guarded(reader.Read))
        {
            _pace.Step();
            yield return reader;
        }
    }

    /// <summary>Gives SQL a function of our own.</summary>
    public void Define<TValue, TResult>(string name, Func<TValue, TResult> function) => _connection.CreateFunction(name, function, isDeterministic: true);

    /// <summary>Makes the file complete and durable.</summary>
    public void Finish()
    {
        Run("COMMIT; DETACH s");
        Close();
        using FileStream file = new(Path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    public void Dispose()
    {
        Close();
        File.Delete(ScratchOf(Path));
    }

    /// <summary>Path of the file beside the one that is made.</summary>
    public static string ScratchOf(string path) => path + ".scratch";

    private void Close()
    {
        foreach (Statement statement in _statements) statement.Dispose();
        _connection.Dispose();
    }

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException error) when (error.SqliteErrorCode == SQLitePCL.raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException("The job is given up.", error, _pace.CancellationToken);
        }
        catch (SqliteException error)
        {
            throw new IOException(error.Message, error);
        }
    }

    /// <summary>A statement with its values by position.</summary>
    internal sealed class Statement : IDisposable
    {
        private readonly BuildDatabase _database;
        private readonly SqliteCommand _command;

        public Statement(BuildDatabase database, string sql)
        {
            (_database, _command) = (database, database._connection.CreateCommand());
            _command.CommandText = sql;
        }

        /// <summary>Runs it.</summary>
        public void Run(params ReadOnlySpan<object?> values)
        {
            Bind(values);
            _database.Guarded(_command.ExecuteNonQuery);
        }

        /// <summary>Runs it; the number of the row that it put in.</summary>
        public long Insert(params ReadOnlySpan<object?> values)
        {
            Run(values);
            return SQLitePCL.raw.sqlite3_last_insert_rowid(_database._connection.Handle);
        }

        /// <summary>Its first value.</summary>
        public T Value<T>(params ReadOnlySpan<object?> values)
        {
            Bind(values);
            return (T)_database.Guarded(_command.ExecuteScalar)!;
        }

        public void Dispose() => _command.Dispose();

        private void Bind(ReadOnlySpan<object?> values)
        {
            for (int i = 0; i < values.Length; i++)
            {
                object value = values[i] ?? DBNull.Value;
                if (i < _command.Parameters.Count) _command.Parameters[i].Value = value;
                else _command.Parameters.AddWithValue(FormattableString.Invariant($"${i + 1}"), value);
            }
        }
    }
}
