using System.Globalization;
using System.Text;
using GovReportArchive.Benchmarks.Synthesis;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Benchmarks.Stages;

/// <summary>Invents the records, once for the product and once for the FTS5 peer.</summary>
internal static class RecordsStage
{
    /// <summary>Records that are imported while the service is being asked.</summary>
    private const int Later = 5_000;

    public static void Run(Workspace workspace)
    {
        using (StreamWriter records = new(workspace.Records), peer = new(workspace.PeerRecords))
        {
            foreach (ReportRecord record in new SyntheticReports(workspace.Seed).Generate(workspace.Reports))
            {
                records.WriteLine(RecordJson.Serialize(record));
                peer.WriteLine(PeerLine(record));
            }
        }

        using StreamWriter later = new(workspace.LaterRecords);
        foreach (ReportRecord record in new SyntheticReports(workspace.Seed + 1).Generate(Later))
            later.WriteLine(RecordJson.Serialize(record with { Id = record.Id + "-later" }));
    }

    private static string PeerLine(ReportRecord record)
    {
        StringBuilder sections = new();
        foreach (Section section in record.Sections)
            sections.Append(sections.Length == 0 ? "" : "\u0001").Append(section.Text.Replace('\n', '\u0002'));
        string year = record.Year?.ToString(CultureInfo.InvariantCulture) ?? "-";
        return string.Join('\t', record.Id, record.Title, year, record.Region?.Province ?? "-", record.Agency.Type ?? "-", sections);
    }
}
