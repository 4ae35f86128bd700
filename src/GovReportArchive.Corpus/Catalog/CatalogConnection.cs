using System.Data.Common;
using System.Globalization;
using GovReportArchive.Corpus.Catalog.Dialects;

namespace GovReportArchive.Corpus.Catalog;

/// <summary>A connection to the catalog: SQL with positional parameters <c>$1, $2 …</c>, and typed reads; the only place that touches commands.</summary>
/// <remarks>
/// It keeps its commands for the next use: compiling a statement costs more than running most of them. A row that damage has changed is told as
/// such. Dapper does neither: it compiles at every call, takes the types of the first row for those of all, and hands on a NULL where none may be.
/// For one thread at a time.
/// </remarks>
internal sealed class CatalogConnection(CatalogDialect dialect, DbConnection connection, DbTransaction? transaction = null) : IDisposable
{
    /// <summary>Code of the error that a damaged catalog gives.</summary>
    public const string DamagedCode = "catalog.damaged";

    private readonly Dictionary<string, DbCommand> _kept = [];
    private DbTransaction? _transaction = transaction;

    /// <summary>A connection of its own.</summary>
    public CatalogConnection(CatalogDialect dialect)
        : this(dialect, dialect.Connect())
    {
    }

    /// <summary>What differs between databases.</summary>
    public CatalogDialect Dialect => dialect;

    private DbConnection Connection => connection;

    /// <summary>Runs work in a transaction, which is committed only where it writes and nothing was thrown.</summary>
    public T InTransaction<T>(bool writes, Func<CatalogConnection, T> work)
    {
        using DbTransaction begun = _transaction = writes ? dialect.BeginWrite(connection) : dialect.BeginSnapshot(connection);
        try
        {
            T result = work(this);
            if (writes) begun.Commit();
            return result;
        }
        finally
        {
            _transaction = null;
        }
    }

    /// <summary>Runs a statement and returns the number of rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        using Lease lease = new(this, sql, values);
        return lease.Command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row; default where there is no row or it is null.</summary>
    public T? Scalar<T>(string sql, params ReadOnlySpan<object?> values)
    {
        using Lease lease = new(this, sql, values);
        return lease.Command.ExecuteScalar() is T value ? value : default;
    }

    /// <summary>Runs a query and hands on its reader, which is at no row yet.</summary>
    public T Query<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using Lease lease = new(this, sql, values);
        using DbDataReader reader = lease.Command.ExecuteReader();
        return read(reader);
    }

    /// <summary>Whether there is any row.</summary>
    public bool Any(string sql, params ReadOnlySpan<object?> values) => Query(sql, reader => reader.Read(), values);

    /// <summary>All rows.</summary>
    public List<T> Rows<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        List<T> rows = [];
        return Query(
            sql,
            reader =>
            {
                while (reader.Read()) rows.Add(Whole(reader, read));
                return rows;
            },
            values);
    }

    /// <summary>The first row, or default.</summary>
    public T? Row<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values) =>
        Query(sql, reader => reader.Read() ? Whole(reader, read) : default, values);

    public void Dispose()
    {
        foreach (DbCommand command in _kept.Values) command.Dispose();
        connection.Dispose();
    }

    // A flipped bit in the head of a row makes a number of a text, or nothing of something.
    private static T Whole<T>(DbDataReader reader, Func<DbDataReader, T> read)
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

    /// <summary>A command for one use, which nobody else has meanwhile: a read may run the same statement inside itself.</summary>
    private readonly ref struct Lease
    {
        private readonly CatalogConnection _owner;

        public Lease(CatalogConnection owner, string sql, ReadOnlySpan<object?> values)
        {
            _owner = owner;
            if (!owner._kept.Remove(sql, out DbCommand? command))
            {
                command = owner.Connection.CreateCommand();
                // CA2100: the SQL is always a constant of this room, except for pragmas, which take no parameters.
#pragma warning disable CA2100
                command.CommandText = sql;
#pragma warning restore CA2100
                for (int i = 0; i < values.Length; i++)
                {
                    DbParameter parameter = command.CreateParameter();
                    parameter.ParameterName = owner.Dialect.ParameterName(i + 1);
                    command.Parameters.Add(parameter);
                }
            }

            for (int i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] is { } value ? owner.Dialect.Stored(value) : DBNull.Value;
            command.Transaction = owner._transaction;
            Command = command;
        }

        public DbCommand Command { get; }

        public void Dispose()
        {
            if (!_owner._kept.TryAdd(Command.CommandText, Command)) Command.Dispose();
        }
    }
}

/// <summary>Columns as the catalog writes them.</summary>
internal static class CatalogColumns
{
    /// <summary>A text that may be null.</summary>
    public static string? Text(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>A whole number that may be null.</summary>
    public static long? Number(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    /// <summary>A moment.</summary>
    public static DateTimeOffset Moment(this DbDataReader reader, int column) => DateTimeOffset.Parse(reader.GetString(column), CultureInfo.InvariantCulture);
}
