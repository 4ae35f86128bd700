using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace GovReportArchive.Corpus.Catalog;

/// <summary>SQL with positional parameters <c>$1, $2 …</c>, and typed reads; the only place that touches commands.</summary>
/// <remarks>
/// A connection keeps its commands for the next use: compiling a statement costs more than running most of them. A row that damage has changed is told as
/// such. Dapper does neither: it compiles at every call, takes the types of the first row for those of all, and hands on a NULL where none may be.
/// </remarks>
internal static class SqlCommands
{
    /// <summary>Code of the error that a damaged catalog gives.</summary>
    public const string DamagedCode = "catalog.damaged";

    private static readonly ConditionalWeakTable<SqliteConnection, Dictionary<string, SqliteCommand>> Kept = [];

    /// <summary>Runs a statement and returns the number of rows it changed.</summary>
    public static int Execute(this SqliteConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        using Lease lease = new(connection, sql, values);
        return lease.Command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row; default where there is no row or it is null.</summary>
    public static T? Scalar<T>(this SqliteConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        using Lease lease = new(connection, sql, values);
        return lease.Command.ExecuteScalar() is T value ? value : default;
    }

    /// <summary>All rows.</summary>
    public static List<T> Rows<T>(this SqliteConnection connection, string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using Lease lease = new(connection, sql, values);
        using SqliteDataReader reader = lease.Command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read()) rows.Add(Whole(reader, read));
        return rows;
    }

    /// <summary>The first row, or default.</summary>
    public static T? Row<T>(this SqliteConnection connection, string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using Lease lease = new(connection, sql, values);
        using SqliteDataReader reader = lease.Command.ExecuteReader();
        return reader.Read() ? Whole(reader, read) : default;
    }

    // A flipped bit in the head of a row makes a number of a text, or nothing of something.
    private static T Whole<T>(SqliteDataReader reader, Func<SqliteDataReader, T> read)
    {
        try
        {
            return read(reader);
        }
        catch (Exception error) when (error is InvalidCastException or FormatException or OverflowException or InvalidOperationException)
        {
            throw new ArchiveException(DamagedCode, $"目录库中有一行已损坏（{error.Message}）；请运行 govreport verify。", error);
        }
    }

    /// <summary>A text column that may be null.</summary>
    public static string? Text(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>A whole-number column that may be null.</summary>
    public static long? Number(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    /// <summary>A moment as the catalog writes it.</summary>
    public static DateTimeOffset Moment(this SqliteDataReader reader, int column) =>
        DateTimeOffset.Parse(reader.GetString(column), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A command for one use, which nobody else has meanwhile: a read may run the same statement inside itself.</summary>
    private readonly ref struct Lease
    {
        private readonly SqliteConnection _connection;

        public Lease(SqliteConnection connection, string sql, ReadOnlySpan<object?> values)
        {
            _connection = connection;
            SqliteCommand fresh = connection.CreateCommand();
            if (Kept.GetOrCreateValue(connection).Remove(sql, out SqliteCommand? kept))
            {
                // Each transaction is an object of its own, which only a new command knows.
                kept.Transaction = fresh.Transaction;
                fresh.Dispose();
                for (int i = 0; i < values.Length; i++) kept.Parameters[i].Value = values[i] ?? DBNull.Value;
                Command = kept;
                return;
            }

            Command = fresh;
            // CA2100: the SQL is always a constant of this folder, except for pragmas, which take no parameters.
#pragma warning disable CA2100
            Command.CommandText = sql;
#pragma warning restore CA2100
            for (int i = 0; i < values.Length; i++)
                Command.Parameters.AddWithValue(FormattableString.Invariant($"${i + 1}"), values[i] ?? DBNull.Value);
        }

        public SqliteCommand Command { get; }

        public void Dispose()
        {
            if (!Kept.GetOrCreateValue(_connection).TryAdd(Command.CommandText, Command)) Command.Dispose();
        }
    }
}
