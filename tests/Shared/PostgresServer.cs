using Npgsql;

namespace GovReportArchive.Tests;

/// <summary>The PostgreSQL server that tests share: the one that <c>GOVREPORT_POSTGRES</c> names by a connection string, else one of the test's own. Each archive has a
/// schema of its own in it.</summary>
internal static class PostgresServer
{
    private static readonly string? Named = Environment.GetEnvironmentVariable("GOVREPORT_POSTGRES");

    // Held: it ends with what holds it.
    private static readonly Lazy<PostgresCluster> Own = new(() => PostgresCluster.Start());

    private static string Connection => Named ?? Own.Value.Connection;

    /// <summary>Why there is none; null where there is one.</summary>
    public static string? Missing => (Named ?? PostgresCluster.Programs) is null ? "needs PostgreSQL: apt-get install postgresql-15, or GOVREPORT_POSTGRES" : null;

    /// <summary>Makes an empty schema and tells how it is reached.</summary>
    public static string NewSchema()
    {
        string schema = $"t{Guid.NewGuid():N}";
        Run($"CREATE SCHEMA {schema}");
        return new NpgsqlConnectionStringBuilder(Connection) { SearchPath = schema, MaxPoolSize = 20 }.ToString();
    }

    /// <summary>Removes a schema and all that is in it.</summary>
    public static void Drop(string connection) => Run($"DROP SCHEMA {new NpgsqlConnectionStringBuilder(connection).SearchPath} CASCADE");

    private static void Run(string sql)
    {
        using NpgsqlConnection connection = new(Connection + ";Pooling=false");
        connection.Open();
        using NpgsqlCommand command = new(sql, connection);
        command.ExecuteNonQuery();
    }
}
