using System.Data.Common;
using DbUp;
using DbUp.Builder;
using Microsoft.Data.Sqlite;

namespace GovReportArchive.Corpus.Catalog.Dialects;

/// <summary>The file <c>archive.db</c> in the corpus directory.</summary>
/// <remarks>WAL with synchronous FULL: what was committed survives a power cut. Any number of processes may have it open; writers wait for one another.</remarks>
internal sealed class SqliteDialect : CatalogDialect
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "archive.db";

    // Marks a file as a catalog of this product ("GRAr").
    private const int ApplicationId = 0x47524172;
    private const int BusySeconds = 60;
    private readonly string _connectionString;

    /// <summary>The catalog of a corpus directory, which is made where it is missing.</summary>
    public SqliteDialect(string directory)
    {
        SQLitePCL.Batteries_V2.Init();
        Place = Path.Combine(directory, FileName);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Place,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = BusySeconds,
        }.ToString();
        Directory.CreateDirectory(directory);
    }

    public override string Place { get; }

    public override int MostResting { get; } = 4 * Environment.ProcessorCount;

    public override string Scripts => "sqlite";

    public override DbConnection Connect()
    {
        SqliteConnection connection = new(_connectionString);
        try
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "PRAGMA busy_timeout = 60000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;";
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public override DbTransaction BeginSnapshot(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);

    public override DbTransaction BeginWrite(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: false);

    public override string ParameterName(int number) => FormattableString.Invariant($"${number}");

    public override int? Version(CatalogConnection connection) =>
        connection.Scalar<long>("PRAGMA application_id") == ApplicationId ? (int)connection.Scalar<long>("PRAGMA user_version")
        : connection.Scalar<long>("SELECT count(*) FROM sqlite_master") == 0 ? 0
        : null;

    public override string SetVersion(int version) => FormattableString.Invariant($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {version}");

    // A transaction of this driver takes the right to write at its beginning.
    public override UpgradeEngineBuilder Upgrade() => DeployChanges.To.SqliteDatabase(_connectionString);

    public override void Erase(CatalogConnection connection)
    {
        connection.Execute("VACUUM");
        if (connection.Scalar<long>("PRAGMA wal_checkpoint(TRUNCATE)") != 0)
            throw new ArchiveException("catalog.busy", $"目录库 {Place} 正被另一个程序读取，已删除的内容尚未从日志文件中抹去；请稍后再运行同一命令。");
    }

    public override IReadOnlyList<string> SelfCheck(CatalogConnection connection) =>
        connection.Rows("PRAGMA integrity_check(20)", row => row.GetString(0)).FindAll(line => line is not "ok");

    public override IDutyHold? TryHoldDuty(string archive) => FileDutyHold.TryTake(Path.Combine(Path.GetDirectoryName(Place)!, "duty.lock"));

    public override bool IsDamage(DbException error) => CodeOf(error) is SQLitePCL.raw.SQLITE_CORRUPT;

    public override ArchiveException Explained(DbException error) => CodeOf(error) switch
    {
        SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB => new ArchiveException(
            CatalogConnection.DamagedCode, $"目录库 {Place} 已损坏（{error.Message}）；请从备份恢复，或由导出的记录和原件重建。", error),
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => new ArchiveException(
            "catalog.busy", $"目录库 {Place} 一直被另一个程序占用；请稍后再试。", error),
        SQLitePCL.raw.SQLITE_FULL => new ArchiveException("catalog.full", $"磁盘已满，目录库 {Place} 不能写入；没有任何改动。", error),
        SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_PERM => new ArchiveException(
            "catalog.access", $"目录库 {Place} 不能打开或写入；请检查目录权限。", error),
        _ => new ArchiveException("catalog.error", $"目录库 {Place} 出错：{error.Message}", error),
    };

    public override void Dispose()
    {
    }

    private static int? CodeOf(DbException error) => (error as SqliteException)?.SqliteErrorCode;
}
