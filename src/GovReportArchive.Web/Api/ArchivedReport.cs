using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Captures;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Web.Api;

/// <summary>A record with what the archive knows beside it, under one key that the record itself never has.</summary>
internal sealed record ArchivedReport : ReportRecord
{
    [SetsRequiredMembers]
    public ArchivedReport(StoredReport report, ReportLedger ledger, IReadOnlyList<CaptureInfo>? captures)
        : base(report.Record)
    {
        string self = ReportEndpoints.Address(report.Id);
        string version = FormattableString.Invariant($"?version={report.Version}");
        Archive = new ArchiveFacts(
            report.Version, report.Versions, report.Change, self, self + version, self + "/versions", self + "/original" + version, ReportLinks.Page(report.Id),
            ledger.Previous, ledger.Next, ledger.Chosen.Count > 0 ? ledger.Chosen : null, ledger.Figures, captures);
    }

    /// <summary>What the archive knows of the report.</summary>
    [JsonPropertyOrder(1)]
    public ArchiveFacts Archive { get; }
}

/// <summary>What the archive knows of a report beside its record.</summary>
/// <param name="Version">The version that the record was read from.</param>
/// <param name="Versions">Versions held.</param>
/// <param name="Changed">Number of the last change of the report.</param>
/// <param name="Url">The record.</param>
/// <param name="VersionUrl">The record of this version, for good.</param>
/// <param name="VersionsUrl">The list of versions.</param>
/// <param name="OriginalUrl">The original file of this version.</param>
/// <param name="Page">The page for people.</param>
/// <param name="Previous">Id of the agency's report on the year before, where held.</param>
/// <param name="Next">Id of the agency's report on the year after, where held.</param>
/// <param name="Chosen">Rows whose reading follows from the agency's neighbouring years: what the archive infers, never among the counts. Absent for none.</param>
/// <param name="Figures">The numbers that are looked for first (received, granted, partly granted, denied, reviewed, sued), beside those of the report that it continues.</param>
/// <param name="Captures">Addresses that the original of this version was fetched from, or where it is said to have been published by who handed it in (those have no status), and since when one of them answers that there is nothing there. Absent for what came as a file.</param>
internal sealed record ArchiveFacts(
    int Version, int Versions, long Changed, string Url, string VersionUrl, string VersionsUrl, string OriginalUrl, string Page, string? Previous, string? Next, IReadOnlyList<ChosenRow>? Chosen, KeyFigures Figures,
    IReadOnlyList<CaptureInfo>? Captures);
