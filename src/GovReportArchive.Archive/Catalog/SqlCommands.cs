using Microsoft.Data.Sqlite;

namespace GovReportArchive.Archive.Catalog;

/// <summary>SQL with positional parameters <c>$1, $2 …</c>, and typed reads; the only place that touches commands.</summary>
internal static class SqlCommands
{
    /// <summary>Runs a statement and returns the number of rows it changed.</summary>
    public static int Execute(this SqliteConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        using SqliteCommand command = connection.Prepare(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row; default where there is no row or it is null.</summary>
    public static T? Scalar<T>(this SqliteConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        using SqliteCommand command = connection.Prepare(sql, values);
        return command.ExecuteScalar() is T value ? value : default;
    }

    /// <summary>All rows.</summary>
    public static List<T> Rows<T>(this SqliteConnection connection, string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using SqliteCommand command = connection.Prepare(sql, values);
        using SqliteDataReader reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    /// <summary>The first row, or default.</summary>
    public static T? Row<T>(this SqliteConnection connection, string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using SqliteCommand command = connection.Prepare(sql, values);
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read() ? read(reader) : default;
    }

    /// <summary>A text column that may be null.</summary>
    public static string? Text(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>A whole-number column that may be null.</summary>
    public static long? Number(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    /// <summary>A moment as the catalog writes it.</summary>
    public static DateTimeOffset Moment(this SqliteDataReader reader, int column) =>
        DateTimeOffset.Parse(reader.GetString(column), System.Globalization.CultureInfo.InvariantCulture);

    private static SqliteCommand Prepare(this SqliteConnection connection, string sql, ReadOnlySpan<object?> values)
    {
        SqliteCommand command = connection.CreateCommand();
        // CA2100: the SQL is always a constant of this folder, except for pragmas, which take no parameters.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        for (int i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue(FormattableString.Invariant($"${i + 1}"), values[i] ?? DBNull.Value);
        return command;
    }
}
