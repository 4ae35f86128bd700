using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Tests;

/// <summary>Reports of invented agencies whose numbers carry over from year to year unless a test says otherwise.</summary>
internal static class LedgerRecords
{
    private static readonly string[] Columns = ["person", "business", "research", "charity", "legal", "otherOrg", "total"];

    /// <summary>A report with the given counts and nothing else to say.</summary>
    public static ReportRecord Report(
        string agency, int year, IEnumerable<KeyValuePair<string, decimal>> counts, string? published = null, string scope = "own", string marker = "") => new()
        {
            Id = FormattableString.Invariant($"990101-{agency}{marker}-{year}"),
            Title = FormattableString.Invariant($"临溪区{agency}{year}年政府信息公开工作年度报告{marker}"),
            Agency = new Agency("990101/" + agency, "临溪区" + agency, null, "民政", "county"),
            Year = year,
            Region = new Region("990101", "云岭省", "青禾市", "临溪区", null, ["name"]),
            Form = year switch { >= 2021 => FormIds.Form2021, >= 2019 => FormIds.Form2019, >= 2014 => FormIds.Form2014, _ => FormIds.Free },
            Scope = scope,
            Published = published is null ? null : new Published(published, "page"),
            Sections = [new Section(1, "overview", "一、总体情况", "本局认真做好政府信息公开工作。")],
            Counts = new SortedDictionary<string, decimal>(counts.ToDictionary(), StringComparer.Ordinal),
        };

    /// <summary>Counts of successive years that agree with one another in every rule of the ledger.</summary>
    public static SortedDictionary<string, decimal>[] Chain(int years, Random random)
    {
        SortedDictionary<string, decimal>[] chain = [.. Enumerable.Range(0, years).Select(_ => new SortedDictionary<string, decimal>(StringComparer.Ordinal))];
        for (int i = 0; i < years; i++)
        {
            foreach (string column in Columns)
            {
                chain[i]["applications.carriedIn." + column] = i == 0 ? random.Next(9) : chain[i - 1]["applications.carriedOut." + column];
                chain[i]["applications.carriedOut." + column] = random.Next(9);
            }

            foreach (string row in new[] { "disclosure.rules", "disclosure.normativeDocuments" })
            {
                decimal before = i == 0 ? 20 : chain[i - 1][row + ".inForce"], made = random.Next(6), repealed = random.Next(6);
                (chain[i][row + ".made"], chain[i][row + ".repealed"], chain[i][row + ".inForce"]) = (made, repealed, before + made - repealed);
            }
        }

        return chain;
    }

    /// <summary>A report id, as <see cref="Report"/> gives it.</summary>
    public static string Id(string agency, int year) => FormattableString.Invariant($"990101-{agency}-{year}");
}
