namespace GovReportArchive.Corpus.Catalog;

/// <summary>The archive in numbers.</summary>
internal sealed class StatisticsQueries(CatalogConnection connection)
{
    /// <summary>Counts everything.</summary>
    public Statistics All() => new(
        connection.Scalar<long>("SELECT count(*) FROM reports WHERE withdrawn = 0"),
        connection.Scalar<long>("SELECT count(*) FROM reports WHERE withdrawn = 1"),
        connection.Scalar<long>("SELECT count(DISTINCT agency) FROM reports WHERE withdrawn = 0"),
        connection.Scalar<long>("SELECT count(*) FROM versions"),
        connection.Scalar<long>("SELECT count(*) FROM readings"),
        connection.Scalar<long>("SELECT count(DISTINCT sha256) FROM versions WHERE held = 1"),
        connection.Scalar<long>("SELECT CAST(sum(length) AS bigint) FROM (SELECT DISTINCT sha256, length FROM versions WHERE held = 1) AS held"),
        connection.Scalar<long>(
            """
            SELECT count(*) FROM corrections c
            WHERE active = 1 AND key = (SELECT max(key) FROM corrections l WHERE l.report = c.report AND l.field = c.field)
            """),
        new CatalogReader(connection).LastChange(),
        ByYear(),
        ByForm(),
        By("SELECT coalesce(province, ''), count(*) FROM reports WHERE withdrawn = 0 GROUP BY 1"));

    /// <summary>Reports that stand by year; the empty key holds those without a year.</summary>
    public SortedDictionary<string, long> ByYear() => By("SELECT coalesce(CAST(year AS text), ''), count(*) FROM reports WHERE withdrawn = 0 GROUP BY 1");

    /// <summary>Reports that stand by form.</summary>
    public SortedDictionary<string, long> ByForm() => By("SELECT form, count(*) FROM reports WHERE withdrawn = 0 GROUP BY 1");

    private SortedDictionary<string, long> By(string sql)
    {
        SortedDictionary<string, long> counts = new(StringComparer.Ordinal);
        foreach ((string value, long count) in connection.Rows(sql, row => (row.GetString(0), row.GetInt64(1)))) counts.Add(value, count);
        return counts;
    }
}
