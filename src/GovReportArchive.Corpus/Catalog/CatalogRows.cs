using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GovReportArchive.Corpus.Catalog;

/// <summary>All rows of a catalog, table by table: copied into another one, of whatever kind, and told in numbers that are the same in both.</summary>
internal static class CatalogRows
{
    private const int AtOnce = 32;

    /// <summary>Every table, its columns that order it, and whether the first of these is a number that the database gives.</summary>
    public static IReadOnlyList<(string Name, string Order, bool Numbered)> Tables { get; } =
    [
        ("identity", "catalog", false),
        ("reports", "key", true),
        ("versions", "report, version", false),
        ("readings", "key", true),
        ("events", "change", false),
        ("corrections", "key", true),
        ("tombstones", "report", false),
        ("aliases", "alias", false),
        ("agencies", "id", false),
        ("agency_names", "name, agency", false),
        ("regions", "code", false),
        ("fixity", "sha256", false),
        ("captures", "sha256, address", false),
        ("addresses", "address", false),
        ("feed", "last", false),
        ("audit", "key", true),
    ];

    /// <summary>Refuses a catalog that holds anything.</summary>
    /// <exception cref="ArchiveException">It does.</exception>
    public static void RequireEmpty(CatalogConnection to)
    {
        if (to.Any("SELECT 1 FROM events LIMIT 1") || to.Any("SELECT 1 FROM reports LIMIT 1") || to.Any("SELECT 1 FROM audit LIMIT 1"))
            throw new ArchiveException("move.held", $"{to.Dialect.Place} 里已有档案，没有移入任何内容；请另选一个空的目录或数据库。");
    }

    /// <summary>Copies everything into a catalog without reports, whose own name it loses; both are in a transaction.</summary>
    public static void Copy(CatalogConnection from, CatalogConnection to, CancellationToken cancellationToken = default)
    {
        RequireEmpty(to);
        // Each stands still while the other is read, written or compared.
        foreach (CatalogConnection one in new[] { from, to })
            if (one.Dialect.Unhurried is { } unhurried) one.Execute(unhurried);
        foreach ((string table, string order, bool numbered) in Tables)
        {
            to.Execute($"DELETE FROM {table}");
            string[] columns = Columns(from, table);
            List<object?> values = [];
            from.Query(Ordered(table, columns, order), row =>
            {
                while (row.Read())
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    for (int i = 0; i < columns.Length; i++) values.Add(row.IsDBNull(i) ? null : row.GetValue(i));
                    if (values.Count == AtOnce * columns.Length) Insert(to, table, columns, values);
                }

                return 0;
            });
            Insert(to, table, columns, values);
            if (numbered && to.Dialect.KeysGoOn(table) is { } goOn) to.Scalar<long>(goOn);
        }
    }

    /// <summary>How many rows each table has, and a hash of all their values.</summary>
    public static IReadOnlyList<(string Table, long Rows, string Hash)> Told(CatalogConnection connection) =>
        [.. Tables.Select(table => connection.Query(Ordered(table.Name, Columns(connection, table.Name), table.Order), row => Told(table.Name, row)))];

    private static (string, long, string) Told(string table, DbDataReader row)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long rows = 0;
        for (; row.Read(); rows++)
        {
            for (int i = 0; i < row.FieldCount; i++)
            {
                (string kind, byte[] bytes) = row.IsDBNull(i) ? ("null", []) : row.GetValue(i) switch
                {
                    byte[] blob => ("bytes", blob),
                    string text => ("text", Encoding.UTF8.GetBytes(text)),
                    object number => ("number", Encoding.ASCII.GetBytes(Convert.ToString(number, CultureInfo.InvariantCulture)!)),
                };
                hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{row.GetName(i)} {kind} {bytes.Length} ")));
                hash.AppendData(bytes);
            }
        }

        return (table, rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    // In an order of their own: tables that were widened have them in another one than those that were made so.
    private static string[] Columns(CatalogConnection connection, string table) => connection.Query(
        $"SELECT * FROM {table} LIMIT 1", row => Enumerable.Range(0, row.FieldCount).Select(row.GetName).Order(StringComparer.Ordinal).ToArray());

    private static string Ordered(string table, string[] columns, string order) => $"SELECT {string.Join(", ", columns)} FROM {table} ORDER BY {order}";

    private static void Insert(CatalogConnection to, string table, string[] columns, List<object?> values)
    {
        if (values.Count == 0) return;
        IEnumerable<string> rows = Enumerable.Range(0, values.Count).Select(i => FormattableString.Invariant($"${i + 1}")).Chunk(columns.Length).Select(row => $"({string.Join(", ", row)})");
        to.Execute($"INSERT INTO {table}({string.Join(", ", columns)}) VALUES{string.Join(", ", rows)}", [.. values]);
        values.Clear();
    }
}
