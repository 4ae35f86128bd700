using System.Globalization;
using GovReportArchive.Corpus.Backup;
using GovReportArchive.Corpus.Catalog;

namespace GovReportArchive.Publishing.Bags;

/// <summary>What the catalog knows of how reports came in, were read, corrected, checked and withdrawn, as events of PREMIS.</summary>
internal sealed class Provenance(CatalogReader reader, PremisWriter premis)
{
    private const int PageSize = 1000;

    /// <summary>Kinds of the feed that are told as they are; readings and corrections are told from their own tables, which know more.</summary>
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["new"] = "ingestion",
        ["version"] = "ingestion",
        ["original"] = "ingestion",
        ["withdrawn"] = "deaccession",
        ["restored"] = "accession",
        ["alias"] = "identifier assignment",
    };

    /// <summary>The archive's own program.</summary>
    public static PremisAgent Program { get; } = new("GovReportArchive", BackupManifest.ThisProgram);

    // What older events were done with is not known, but that it was this program.
    private static readonly PremisAgent SomeProgram = new("GovReportArchive", "unknown");

    private readonly HistoryQueries _history = new(reader);

    /// <summary>Events of the feed, in order, of reports that have changed after a number.</summary>
    public void WriteFeed(long since)
    {
        for (long after = 0; ;)
        {
            List<HistoryEvent> page = _history.Events(after, since, PageSize);
            foreach (HistoryEvent happened in page)
                if (Kinds.TryGetValue(happened.Kind, out string? type)) premis.Event(type, happened.At, happened.Detail, null, happened.Actor is { } actor ? new PremisAgent(actor, null) : SomeProgram, PremisLink.Report(happened.Report));
            if (page.Count < PageSize) return;
            after = page[^1].Change;
        }
    }

    /// <summary>Events of one report: hashes made and compared, readings, corrections.</summary>
    /// <param name="report">The report.</param>
    /// <param name="versions">Its versions.</param>
    public void Write(ReportRow report, IReadOnlyList<VersionRow> versions)
    {
        PremisLink itself = PremisLink.Report(report.Id);
        foreach (VersionRow version in versions)
        {
            PremisLink[] about = version is { Held: true, Sha256: string sha256 } ? [PremisLink.Original(sha256), itself] : [itself];
            if (about.Length == 2)
            {
                premis.Event("message digest calculation", HistoryQueries.Written(version.Added), "SHA-256", null, SomeProgram, about);
                if (_history.Fixity(version.Sha256!) is { } check) premis.Event("fixity check", check.At, "SHA-256", check.IsWhole ? "success" : "failure", SomeProgram, about);
            }

            foreach (HistoryReading reading in _history.Readings(version))
            {
                PremisAgent parser = new(reading.Parser, reading.Rules.ToString(CultureInfo.InvariantCulture));
                premis.Event("normalization", reading.At, FormattableString.Invariant($"第 {version.Version} 版读作记录"), null, parser, about);
            }
        }

        foreach (HistoryCorrection correction in _history.Corrections(report.Key))
        {
            string what = correction.IsActive ? $"更正 {correction.Field} = {correction.Value}（{correction.Source}）" : $"撤销对 {correction.Field} 的更正（{correction.Source}）";
            premis.Event("modification", correction.At, what, null, new PremisAgent(correction.By, null), itself);
        }
    }
}
