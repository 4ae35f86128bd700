using System.Collections.Concurrent;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Corpus.Originals;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Verifying;

/// <summary>Compares catalog, readings and originals with what they should be.</summary>
/// <param name="catalog">The catalog.</param>
/// <param name="originals">The originals.</param>
/// <param name="time">Dates the checks.</param>
/// <param name="findings">Takes what is found.</param>
public sealed class CatalogVerifier(CatalogDatabase catalog, OriginalStore originals, TimeProvider time, VerifyFindings findings)
{
    private const int MostListed = 20;

    /// <summary>Checks catalog, readings and originals; returns how many of the latter two were looked at.</summary>
    public (long Originals, long Readings) Run(IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        CheckCatalog();
        long readings = CheckReadings(cancellationToken);
        long checkedOriginals = CheckOriginals(progress, cancellationToken);
        FindStrays();
        return (checkedOriginals, readings);
    }

    private void CheckCatalog()
    {
        foreach (string line in Tried(() => catalog.Read(reader => reader.Connection.Dialect.SelfCheck(reader.Connection))) ?? [])
            findings.Problem("catalog.damaged", $"目录库 {catalog.Place} 完整性检查：{line}；请从备份恢复。");

        (string Name, string Sql)[] rules =
        [
            ("当前版本不存在的报告", "SELECT count(*) FROM reports r WHERE NOT EXISTS(SELECT 1 FROM versions v WHERE v.report = r.key AND v.version = r.version)"),
            ("没有读数的版本", "SELECT count(*) FROM versions v JOIN reports r ON r.key = v.report WHERE r.withdrawn = 0 AND NOT EXISTS(SELECT 1 FROM readings x WHERE x.key = v.reading)"),
            ("变更号与变更记录不符的报告", "SELECT count(*) FROM reports r WHERE r.change IS DISTINCT FROM (SELECT max(change) FROM events e WHERE e.report = r.key)"),
            ("落后于变更记录的变更计数", "SELECT count(*) FROM feed WHERE last < (SELECT max(change) FROM events)"),
            ("没有机关条目的报告", "SELECT count(*) FROM reports r WHERE r.withdrawn = 0 AND NOT EXISTS(SELECT 1 FROM agencies a WHERE a.id = r.agency)"),
            ("名称与目录项不符的机关", "SELECT count(*) FROM agencies a WHERE NOT EXISTS(SELECT 1 FROM agency_names n WHERE n.agency = a.id AND n.name = a.name)"),
            ("不属于任何版本的读数", "SELECT count(*) FROM readings x WHERE NOT EXISTS(SELECT 1 FROM versions v WHERE v.report = x.report AND v.version = x.version)"),
            ("不属于任何原件的来源", "SELECT count(*) FROM captures c WHERE NOT EXISTS(SELECT 1 FROM versions v WHERE v.sha256 = c.sha256)"),
            ("不属于任何原件的网址", "SELECT count(*) FROM addresses a WHERE NOT EXISTS(SELECT 1 FROM versions v WHERE v.sha256 = a.sha256)"),
            ("撤下标记与撤下记录不符的报告", "SELECT count(*) FROM reports r WHERE r.withdrawn <> (SELECT count(*) FROM tombstones t WHERE t.report = r.key)"),
        ];
        foreach ((string name, string sql) in rules)
        {
            Tried(() =>
            {
                long count = catalog.Read(reader => reader.Connection.Scalar<long>(sql));
                if (count > 0) findings.Problem("catalog.inconsistent", FormattableString.Invariant($"目录库中有 {count} 份{name}。"));
                return "";
            });
        }
    }

    /// <summary>Every report is read as it is shown, and every reading of every version.</summary>
    private long CheckReadings(CancellationToken cancellationToken)
    {
        long seen = 0;
        for (long key = 0; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            List<ReportRow> page = Tried(() => catalog.Read(reader => reader.ReportsAfter(key, 200))) ?? [];
            if (page.Count == 0) return seen;
            Parallel.ForEach(page, row => Interlocked.Add(ref seen, catalog.Read(reader => CheckReport(reader, row))));
            key = page[^1].Key;
        }
    }

    private int CheckReport(CatalogReader reader, ReportRow listed)
    {
        List<(long, bool IsWhole)> readings = [];
        foreach (VersionRow version in Tried(() => reader.Versions(listed.Key)) ?? [])
        {
            List<(long, bool IsWhole)> of = Tried(() => reader.Readings(version)) ?? [];
            readings.AddRange(of);
            if (of.Exists(reading => !reading.IsWhole))
                findings.Problem("reading.damaged", FormattableString.Invariant($"报告 {listed.Id} 第 {version.Version} 版的读数已损坏；请运行 govreport reparse {listed.Id}；由记录导入的，请重新导入该记录。"));
        }

        Tried(() =>
        {
            // It may have changed since its page was taken.
            if (reader.Report(listed.Key) is not ReportRow row || reader.Stored(row) is not { Withdrawn: null } stored) return null;
            (string? region, string? province) = reader.Connection.Row("SELECT region, province FROM reports WHERE key = $1", found => (found.Text(0), found.Text(1)), row.Key);
            if (stored.Record.Sections.Count + stored.Record.Counts.Count > 0
                && (!string.Equals(region, RegionNode.ValueOf(stored.Record.Region), StringComparison.Ordinal) || !string.Equals(province, stored.Record.Region?.Province, StringComparison.Ordinal)))
            {
                findings.Problem(DamagedReportException.Record, $"报告 {row.Id} 的地区与其记录不符；请运行 govreport reparse {row.Id}。");
            }

            return stored;
        });
        return readings.Count;
    }

    // What cannot be read is told, and the check goes on.
    private T? Tried<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (ArchiveException error)
        {
            findings.Problem(error.Code, error.Message);
            return null;
        }
    }

    private long CheckOriginals(IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        List<HeldOriginal> held = catalog.Read(reader => reader.Connection.Rows(
            "SELECT v.sha256, min(r.id) FROM versions v JOIN reports r ON r.key = v.report WHERE v.held = 1 GROUP BY v.sha256",
            row => new HeldOriginal(row.GetString(0), 0, row.GetString(1))));
        foreach (HeldOriginal original in held.Where(original => !OriginalHash.IsOne(original.Sha256))) Tell(original, FixityState.Damaged);
        held.RemoveAll(original => !OriginalHash.IsOne(original.Sha256));
        ConcurrentQueue<(string Sha256, FixityState State)> states = [];
        Parallel.ForEach(held, new ParallelOptions { CancellationToken = cancellationToken }, original =>
        {
            FixityState state = originals.Check(original.Sha256);
            states.Enqueue((original.Sha256, state));
            progress?.Report(new JobProgress(states.Count, held.Count));
            if (state != FixityState.Ok) Tell(original, state);
        });
        catalog.Write(connection =>
        {
            CatalogWriter writer = new(connection, time);
            foreach ((string sha256, FixityState state) in states) writer.NoteFixity(sha256, state.ToString());
            return 0;
        });
        return held.Count;

        void Tell(HeldOriginal original, FixityState state)
        {
            VerifyFinding lost = VerifyFinding.Of(original, state, originals);
            findings.Problem(lost.Code, lost.Message);
        }
    }

    private void FindStrays()
    {
        HashSet<string> named = catalog.Read(reader =>
            reader.Connection.Rows("SELECT DISTINCT sha256 FROM versions WHERE held = 1", row => row.GetString(0)).ToHashSet(StringComparer.Ordinal));
        List<string> strays = [.. originals.Files().Where(file => file.Sha256 is null || !named.Contains(file.Sha256)).Select(file => file.Path)];
        if (strays.Count == 0) return;
        string list = string.Join("、", strays.Take(MostListed));
        findings.Note("original.stray", FormattableString.Invariant($"{strays.Count} 个文件不属于任何报告（中断的收入或清除留下的，可以删除）：{list}"));
    }
}
