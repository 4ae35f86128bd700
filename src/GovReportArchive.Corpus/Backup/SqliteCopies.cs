using GovReportArchive.Corpus.Catalog;
using Microsoft.Data.Sqlite;

namespace GovReportArchive.Corpus.Backup;

/// <summary>Copies of SQLite files that others write meanwhile.</summary>
internal static class SqliteCopies
{
    /// <summary>Copies a file as it stands at one moment into a new one, which is checked and stands for itself, without a log.</summary>
    /// <exception cref="ArchiveException">It cannot be read or written, or the copy is damaged.</exception>
    public static void Make(string source, string target)
    {
        DurableFiles.MakeOwners(target);
        Guarded(source, () =>
        {
            using SqliteConnection from = Open(source, SqliteOpenMode.ReadWrite);
            using SqliteConnection to = Open(target, SqliteOpenMode.ReadWrite);
            from.BackupDatabase(to);
            return 0;
        });
        Settle(target);
        string found = Guarded(target, () =>
        {
            using SqliteConnection copy = Open(target, SqliteOpenMode.ReadWrite);
            return Scalar(copy, "PRAGMA integrity_check(1)") as string ?? "?";
        });
        if (found is not "ok") throw new ArchiveException(CatalogConnection.DamagedCode, $"{source} 已损坏（{found}），没有备份；较早的备份仍在，请用 govreport restore 从中恢复。");
    }

    /// <summary>Takes what stands in its log into the file, which from then on has none.</summary>
    public static void Settle(string path) => Guarded(path, () =>
    {
        using SqliteConnection connection = Open(path, SqliteOpenMode.ReadWrite);
        return Scalar(connection, "PRAGMA journal_mode = DELETE");
    });

    /// <summary>Whether an older copy of a catalog holds readings of a report of which a newer one holds none any more: it was erased in between.</summary>
    public static bool HoldsErased(string newer, string older) => Guarded(older, () =>
    {
        using SqliteConnection connection = Open(newer, SqliteOpenMode.ReadOnly);
        Scalar(connection, "ATTACH $1 AS older", older);
        // A report that the newer one does not know at all was not erased: the archive was restored to a state before it.
        return Scalar(
            connection,
            """
            SELECT EXISTS(SELECT 1 FROM older.readings o JOIN older.reports q ON q.key = o.report JOIN main.reports r ON r.key = q.key AND r.id = q.id
                WHERE NOT EXISTS(SELECT 1 FROM main.readings n WHERE n.report = o.report))
            """) is not 0L;
    });

    private static object? Scalar(SqliteConnection connection, string sql, params string[] values)
    {
        using SqliteCommand command = connection.CreateCommand();
        // CA2100: the SQL is always a constant of this file.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        for (int i = 0; i < values.Length; i++) command.Parameters.AddWithValue(FormattableString.Invariant($"${i + 1}"), values[i]);
        return command.ExecuteScalar();
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 60 }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static T Guarded<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException error)
        {
            throw new ArchiveException("backup.database", $"备份 {path} 时出错：{error.Message}；没有做成新的备份，较早的备份不受影响。", error);
        }
    }
}
