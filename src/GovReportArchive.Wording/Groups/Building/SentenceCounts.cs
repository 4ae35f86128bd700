using GovReportArchive.Discovery.Facets;
using Microsoft.Data.Sqlite;

namespace GovReportArchive.Wording.Groups.Building;

/// <summary>Counts in how many agencies' reports each sentence stands, and how many sentences of each report stand elsewhere.</summary>
internal static class SentenceCounts
{
    /// <summary>Counts the sentences that were taken in.</summary>
    public static void Count(BuildDatabase database, int reports)
    {
        (int[] all, int[] shared, int[] repeated) = (new int[reports + 1], new int[reports + 1], new int[reports + 1]);
        BuildDatabase.Statement add = database.Prepare("INSERT INTO sentence VALUES ($1, $2)");
        List<(int Agency, int Report)> equal = [];
        long current = 0;
        foreach (SqliteDataReader row in database.Rows("SELECT key, agency, report FROM s.sentence ORDER BY key, agency, report"))
        {
            long key = row.GetInt64(0);
            if (key != current) Tell();
            current = key;
            equal.Add((row.GetInt32(1), row.GetInt32(2)));
        }

        Tell();
        database.Run("CREATE TABLE s.share (source INTEGER PRIMARY KEY, sentences INTEGER, shared INTEGER, repeated INTEGER, range INTEGER)");
        BuildDatabase.Statement share = database.Prepare("INSERT INTO s.share VALUES ($1, $2, $3, $4, $5)");
        for (int report = 1; report <= reports; report++)
            share.Run(report, all[report], shared[report], repeated[report], all[report] == 0 ? null : BoilerplateShares.RangeOf(shared[report], all[report]));
        database.Run("""
            UPDATE report SET sentences = c.sentences, shared = c.shared, repeated = c.repeated, range = c.range
                FROM s.moved m JOIN s.share c ON c.source = m.source WHERE m.n = report.n;
            """);

        void Tell()
        {
            int agencies = equal.Select(sentence => sentence.Agency).Distinct().Count();
            if (agencies > 1) add.Run(current, agencies);
            // Each agency's sentences are neighbours, by report.
            for (int start = 0, end; start < equal.Count; start = end)
            {
                for (end = start; end < equal.Count && equal[end].Agency == equal[start].Agency; end++)
                {
                }

                bool again = equal[start].Report != equal[end - 1].Report;
                foreach ((_, int report) in equal[start..end])
                {
                    all[report]++;
                    if (agencies > BoilerplateShares.LeastAgencies) shared[report]++;
                    else if (again) repeated[report]++;
                }
            }

            equal.Clear();
        }
    }
}
