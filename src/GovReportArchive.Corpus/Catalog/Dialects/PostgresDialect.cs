using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text;
using DbUp;
using DbUp.Builder;
using DbUp.Postgresql;
using Npgsql;

namespace GovReportArchive.Corpus.Catalog.Dialects;

/// <summary>A database of a PostgreSQL server, which several machines may share.</summary>
/// <remarks>The driver keeps the connections, a bounded number, and their prepared statements; where the server goes away it drops them, and the next statement connects
/// anew. A standby can be read; a write there is refused.</remarks>
internal sealed class PostgresDialect : CatalogDialect
{
    // What a write waits for another one, or for the program that makes the tables; less than the driver waits for an answer.
    private const string Waiting = "SET LOCAL lock_timeout = '55s'";

    // A program that stands still inside a transaction would keep all others from writing.
    private const string Alive = "SET LOCAL idle_in_transaction_session_timeout = '60s'";

    private readonly NpgsqlDataSource _source;

    /// <summary>The database that a connection string names; what it does not set is set for this product.</summary>
    /// <exception cref="ArchiveException">It is no connection string.</exception>
    public PostgresDialect(string connection)
    {
        NpgsqlConnectionStringBuilder settings = new()
        {
            ApplicationName = "GovReportArchive",
            Timeout = 5,
            CommandTimeout = 60,
            MaxPoolSize = Math.Max(20, 4 * Environment.ProcessorCount),
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            TcpKeepAlive = true,
            // What is set here is set for one transaction, so nothing has to be undone between two users of a connection.
            NoResetOnClose = true,
        };
        try
        {
            // Given settings last: they may be written under other names than these.
            DbConnectionStringBuilder given = new() { ConnectionString = connection };
            foreach (string key in given.Keys) settings[key] = given[key];
            if (string.IsNullOrEmpty(settings.Host)) throw new ArgumentException("no host");
            _source = NpgsqlDataSource.Create(settings);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or OverflowException or InvalidOperationException or KeyNotFoundException)
        {
            // The error itself may quote a part of a password.
            throw new ArchiveException("catalog.connection", "目录库的连接参数（--catalog）不能解读；例：Host=db.example;Database=govreport;Username=govreport，密码由环境变量 PGPASSWORD 或 passfile 给出。");
        }

        Place = string.Create(CultureInfo.InvariantCulture, $"PostgreSQL {settings.Host}:{settings.Port}/{settings.Database ?? settings.Username}{(settings.SearchPath is { Length: > 0 } schema ? "/" + schema : "")}");
    }

    public override string Place { get; }

    public override int MostResting => 0;

    public override string Scripts => "postgres";

    public override DbConnection Connect() => _source.OpenConnection();

    public override DbTransaction BeginSnapshot(DbConnection connection) => connection.BeginTransaction(IsolationLevel.RepeatableRead);

    public override DbTransaction BeginWrite(DbConnection connection)
    {
        DbTransaction transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        // Writers queue at the row that counts changes, as they queue for SQLite's file: each sees all that those before it have changed.
        using DbCommand command = connection.CreateCommand();
        command.CommandText = $"{Waiting}; {Alive}; SELECT last FROM feed FOR UPDATE";
        command.ExecuteNonQuery();
        return transaction;
    }

    public override string ParameterName(int number) => "";

    // Neither U+0000 nor half a character can be stored here, and no rule of records lets one in; a question with one is to find nothing.
    public override object Stored(object value) => value is string text && (text.Contains('\0', StringComparison.Ordinal) || text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD')
        : value;

    public override int? Version(CatalogConnection connection) =>
        !connection.Any("SELECT 1 FROM pg_tables WHERE schemaname = current_schema()") ? 0
        : connection.Any("SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'catalog_version'") ? (int)connection.Scalar<long>("SELECT version FROM catalog_version")
        : null;

    public override string SetVersion(int version) => string.Create(CultureInfo.InvariantCulture,
        $"CREATE TABLE IF NOT EXISTS catalog_version(version bigint NOT NULL); DELETE FROM catalog_version; INSERT INTO catalog_version VALUES({version})");

    // A number of our own; whoever wants to make or change tables takes it.
    public override string? AloneInTransaction => $"{Waiting}; SELECT pg_advisory_xact_lock(1196573042)";

    public override UpgradeEngineBuilder Upgrade() => DeployChanges.To.PostgresqlDatabase(new PostgresqlConnectionManager(_source));

    public override void Erase(CatalogConnection connection)
    {
        // Files of single tables: a whole database may hold others' too. Old segments of the write-ahead log go with the server's own checkpoints.
        // The driver's own limit is for questions: this takes as long as the tables are large. Only its wait for those who read is bounded, since all others queue behind it.
        using NpgsqlConnection own = _source.OpenConnection();
        try
        {
            Run("SET lock_timeout = '55s'");
            foreach (string table in new[] { "readings", "corrections", "versions", "events", "captures", "addresses" }) Run($"VACUUM (FULL) {table}");
        }
        finally
        {
            if (own.State == ConnectionState.Open) Run("RESET lock_timeout");
        }

        void Run(string sql)
        {
            using NpgsqlCommand command = own.CreateCommand();
            // CA2100: the SQL is always a constant of this method.
#pragma warning disable CA2100
            command.CommandText = sql;
#pragma warning restore CA2100
            command.CommandTimeout = 0;
            command.ExecuteNonQuery();
        }
    }

    public override string? Unhurried => "SET LOCAL idle_in_transaction_session_timeout = 0";

    public override string? KeysGoOn(string table) => $"SELECT setval(pg_get_serial_sequence('{table}', 'key'), coalesce(max(key), 0) + 1, false) FROM {table}";

    public override IReadOnlyList<string> SelfCheck(CatalogConnection connection) => [];

    public override IDutyHold? TryHoldDuty(string archive) => PostgresDutyHold.TryTake(_source.OpenConnection(), archive);

    public override bool IsDamage(DbException error) => error.SqlState is PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted;

    public override ArchiveException Explained(DbException error)
    {
        string said = error is PostgresException told ? told.MessageText : string.Join(' ', error.Message, error.InnerException?.Message);
        (string code, string what) = error.SqlState switch
        {
            _ when IsDamage(error) => (CatalogConnection.DamagedCode, "已损坏（{0}）；请从备份恢复，或由导出的记录和原件重建。"),
            PostgresErrorCodes.ReadOnlySqlTransaction => ("catalog.readonly", "是只读的备库，不能写入，没有任何改动；请连接主库。"),
            PostgresErrorCodes.DiskFull => ("catalog.full", "所在的磁盘已满，不能写入；没有任何改动。"),
            PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.QueryCanceled
                => ("catalog.busy", "一直被另一个程序占用（{0}）；没有任何改动，请稍后再试。"),
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification
                => ("catalog.login", "不接受这个用户名或密码（{0}）；密码由环境变量 PGPASSWORD 或 passfile 给出。"),
            PostgresErrorCodes.InvalidCatalogName => ("catalog.missing", "不存在；请先用 createdb 建立这个数据库。"),
            PostgresErrorCodes.InsufficientPrivilege => ("catalog.access", "不允许这样做（{0}）；请检查用户的权限。"),
            PostgresErrorCodes.TooManyConnections => (CatalogDatabase.UnavailableCode, "的连接数已满（{0}）；请稍后再试，或调整 Maximum Pool Size 与服务器的 max_connections。"),
            { } state when IsOutage(state) => (CatalogDatabase.UnavailableCode, "现在不能使用（{0}）；恢复后会自动继续，未得到确认的改动请再做一次。"),
            null => (CatalogDatabase.UnavailableCode, "连接不上（{0}）；恢复后会自动继续，未得到确认的改动请再做一次。"),
            _ => ("catalog.error", "出错：{0}"),
        };
        return new ArchiveException(code, $"目录库 {Place} " + string.Format(CultureInfo.InvariantCulture, what, said), error);
    }

    public override void Dispose() => _source.Dispose();

    // Class 08: connection; 57P: the server stops, was killed, or does not serve yet or here.
    private static bool IsOutage(string state) => state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("57P", StringComparison.Ordinal);
}
