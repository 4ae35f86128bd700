using System.Globalization;
using GovReportArchive.Corpus.Auditing;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Corpus.Corrections;
using GovReportArchive.Corpus.Originals;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Regions;

namespace GovReportArchive.Corpus.Mending;

/// <summary>Mends what the archive got wrong: withdrawals and corrections, both of which can be taken back.</summary>
public sealed class ReportMender(CatalogDatabase catalog, OriginalStore originals, TimeProvider time)
{
    private const int LongestReason = 500;

    /// <summary>Takes a report out of search, lists and export. Its id, title, agency, year and the reason stay to be seen.</summary>
    /// <param name="id">Id or alias.</param>
    /// <param name="reason">Why; shown to whoever follows the address.</param>
    /// <param name="purge">True: readings, corrections and bytes are removed for good, and erased from the files of the corpus; originals that another
    /// report needs stay. The catalog is written anew for it. What was derived from the text is the deriver's to erase.</param>
    /// <exception cref="ArchiveException">There is no such report, or no reason was given. Nothing was changed.</exception>
    public void Withdraw(string id, string reason, bool purge = false)
    {
        Require("withdraw.reason", reason, "撤下报告必须写明原因（--reason）。");
        IReadOnlyList<string> unneeded = catalog.Write<IReadOnlyList<string>>(connection =>
        {
            CatalogWriter writer = new(connection, time, catalog.Actor);
            ReportRow row = Existing(writer.Reader, id);
            writer.Withdraw(row.Key, reason.Trim(), purge);
            writer.Announce(row.Key, "withdrawn", reason.Trim());
            if (!purge) return [];
            writer.Audit(AuditActions.Purged, row.Id);
            IReadOnlyList<string> hashes = writer.Purge(row.Key);
            // Before the commit: what has no path could not be removed after it, and the report would be said to be erased.
            foreach (string sha256 in hashes) originals.PathOf(sha256);
            return hashes;
        });

        // Only after the catalog has forgotten them: a crash here leaves bytes that nothing names, which verify reports.
        foreach (string sha256 in unneeded) originals.Remove(sha256);
        if (purge) catalog.Erase();
    }

    /// <summary>Removes what is kept here of originals whose reports were purged on another machine; what came in again since stays. What cannot be removed is found by verify.</summary>
    public void RemovePurged()
    {
        foreach ((string sha256, DateTimeOffset at) in catalog.Read(reader => reader.Connection.Rows(
            """
            SELECT v.sha256, max(t.at) FROM versions v JOIN tombstones t ON t.report = v.report
            WHERE t.purged = 1 AND v.sha256 IS NOT NULL AND NOT EXISTS(SELECT 1 FROM versions o WHERE o.sha256 = v.sha256 AND o.held = 1) GROUP BY v.sha256
            """,
            row => (row.GetString(0), row.Moment(1)))))
        {
            if (!OriginalHash.IsOne(sha256) || !originals.Holds(sha256) || File.GetLastWriteTimeUtc(originals.PathOf(sha256)) > at) continue;
            try
            {
                originals.Remove(sha256);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // One that cannot be removed keeps no other one, nor the feed.
            }
        }
    }

    /// <summary>Takes a withdrawal back. Of a purged report only title, agency and year come back, until its original is ingested again.</summary>
    /// <exception cref="ArchiveException">The report is unknown or was not withdrawn. Nothing was changed.</exception>
    public StoredReport Restore(string id) => catalog.Write(connection =>
    {
        CatalogWriter writer = new(connection, time, catalog.Actor);
        ReportRow row = Existing(writer.Reader, id);
        if (writer.Reader.Tombstone(row.Key) is null)
            throw new ArchiveException("withdraw.notWithdrawn", $"报告 {row.Id} 没有被撤下。");
        writer.Restore(row.Key);
        writer.Announce(row.Key, "restored");
        return writer.Reader.Stored(writer.Reader.Report(row.Key)!);
    });

    /// <summary>Lays a correction over a report; it survives reading again and is always shown as a correction.</summary>
    /// <param name="id">Id or alias.</param>
    /// <param name="key">Count key or label, or a metadata key such as <c>agency.name</c>, <c>year</c>, <c>region.code</c>.</param>
    /// <param name="value">The value; null or blank where the report should say nothing there.</param>
    /// <param name="by">Who corrects.</param>
    /// <param name="source">What the correction rests on.</param>
    /// <returns>The report as it is now.</returns>
    /// <exception cref="ArchiveException">Report, key or value cannot be used; the message says why. Nothing was changed.</exception>
    public StoredReport Correct(string id, string key, string? value, string by, string source) => catalog.Write(connection =>
    {
        Require("correct.by", by, "更正必须写明更正人（--by）。");
        Require("correct.source", source, "更正必须写明依据（--source）。");
        CatalogWriter writer = new(connection, time, catalog.Actor.Named(by));
        ReportRow row = Standing(writer.Reader, id);
        string field = Field(key);
        string? written = Validated(writer.Reader.Stored(row), field, value);
        foreach ((string corrected, string? set) in Together(field, written, row.Year))
            writer.AddCorrection(row.Key, corrected, set, active: true, by.Trim(), source.Trim());
        writer.Announce(row.Key, "correction", $"{field}={written}");
        return writer.Reader.Stored(writer.Reader.Report(row.Key)!);
    });

    /// <summary>Takes the correction of a key back, so that the reading's own value shows again.</summary>
    /// <exception cref="ArchiveException">There is none. Nothing was changed.</exception>
    public StoredReport UndoCorrection(string id, string key, string by, string source) => catalog.Write(connection =>
    {
        Require("correct.by", by, "更正必须写明更正人（--by）。");
        Require("correct.source", source, "更正必须写明依据（--source）。");
        CatalogWriter writer = new(connection, time, catalog.Actor.Named(by));
        ReportRow row = Standing(writer.Reader, id);
        string field = Field(key);
        if (!writer.Reader.Corrections(row.Key).Exists(c => string.Equals(c.Field, field, StringComparison.Ordinal)))
            throw new ArchiveException("correct.none", $"报告 {row.Id} 的“{field}”没有更正可撤销。");
        writer.AddCorrection(row.Key, field, null, active: false, by, source);
        writer.Announce(row.Key, "correction", field);
        return writer.Reader.Stored(writer.Reader.Report(row.Key)!);
    });

    // What a person gives as a reason is shown on pages and in lists for good.
    private static void Require(string code, string text, string missing)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new ArchiveException(code, missing);
        if (text.Length > LongestReason) throw new ArchiveException(code, FormattableString.Invariant($"“{text[..20]}…”超过 {LongestReason} 个字符。"));
        if (Unprintable.IsIn(text)) throw new ArchiveException(code, $"“{text}”含有控制字符。");
    }

    private static string Field(string key)
    {
        if (CorrectableFields.All.ContainsKey(key)) return key;
        if (CountKeys.Find(key) is string count) return count;
        IReadOnlyList<string> nearest = CountKeys.Nearest(key, CorrectableFields.All.Keys.Concat(CountCatalog.All.Select(c => c.Key)));
        throw new ArchiveException("correct.key", $"没有可更正的项“{key}”；相近的有 {string.Join("、", nearest)}。");
    }

    // A region code brings the names of its levels with it; each is a correction of its own, so that each can be taken back.
    private static IEnumerable<(string Field, string? Value)> Together(string field, string? value, int? year)
    {
        yield return (field, value);
        if (field is not "region.code" || value is null || Gazetteer.Find(value, year) is not Division division) yield break;
        Region region = Gazetteer.RegionOf(division, year, []);
        yield return ("region.province", region.Province);
        yield return ("region.city", region.City);
        yield return ("region.county", region.County);
        yield return ("region.township", region.Township);
    }

    private static string? Validated(StoredReport report, string field, string? value)
    {
        value = string.IsNullOrWhiteSpace(value) ? null : value.Trim();
        try
        {
            if (CorrectableFields.All.TryGetValue(field, out CorrectableFields.Field? known))
            {
                RecordRules.Require(known.Write(report.Record, value));
                return value;
            }

            if (value is null) return null;
            decimal number = CorrectionOverlay.Number(value);
            CountDefinition count = CountCatalog.Find(field)!;
            if (!count.AllowsFraction && number != decimal.Truncate(number)) throw new FormatException("应为整数");
            if (number < 0 && !field.EndsWith(".itemsChange", StringComparison.Ordinal)) throw new FormatException("不能为负数");
            return number.ToString(CultureInfo.InvariantCulture);
        }
        catch (FormatException error)
        {
            throw new ArchiveException("correct.value", $"“{field}”的值“{value}”不能用：{error.Message}。", error);
        }
    }

    private static ReportRow Existing(CatalogReader reader, string id) =>
        reader.Report(id) ?? throw new ArchiveException("report.unknown", $"没有编号为 {id} 的报告。");

    private static ReportRow Standing(CatalogReader reader, string id) => Existing(reader, id) is { Withdrawn: false } row
        ? row
        : throw new ArchiveException("report.withdrawn", $"报告 {id} 已撤下，不能更正；如需恢复请用 withdraw {id} --undo。");
}
