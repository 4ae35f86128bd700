using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Corpus.Originals;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Verifying;

/// <summary>Compares originals with their hash, a stretch at a time, first those that were looked at longest ago; the catalog keeps what was found.</summary>
/// <remarks>It goes on where it was when the process ended. What was found damaged or missing is looked at again after an hour, so that what was put right is told as right.
/// Not thread-safe.</remarks>
public sealed class FixityWalk(CatalogDatabase catalog, OriginalStore originals, TimeProvider time)
{
    private const int MostDue = 5000;
    private const int MostFiles = 64;
    private static readonly TimeSpan AgainAfter = TimeSpan.FromHours(1);
    private readonly Queue<HeldOriginal> _due = [];

    /// <summary>Checks the next originals that are due.</summary>
    /// <param name="each">How often each original is to be looked at.</param>
    /// <param name="mostBytes">Ends after so many bytes; at least one original is checked.</param>
    /// <param name="cancellationToken">Ends after the original at hand; what was found is kept.</param>
    /// <returns>How much was checked; nothing where none is due.</returns>
    /// <exception cref="ArchiveException">The catalog cannot be read or written.</exception>
    public FixityStretch Next(TimeSpan each, long mostBytes, CancellationToken cancellationToken)
    {
        if (_due.Count == 0) Refill(each);
        List<(HeldOriginal Original, FixityState State)> seen = [];
        long bytes = 0;
        while (bytes < mostBytes && seen.Count < MostFiles && !cancellationToken.IsCancellationRequested && _due.TryDequeue(out HeldOriginal? original))
        {
            seen.Add((original, Checked(original)));
            bytes += original.Length;
        }

        if (seen.Count == 0) return new FixityStretch(0, 0, []);
        List<(HeldOriginal Original, FixityState State)> held = catalog.Write(connection =>
        {
            CatalogWriter writer = new(connection, time);
            // What was purged meanwhile is not missed.
            List<(HeldOriginal Original, FixityState State)> still = seen.FindAll(one => writer.Reader.VersionsOf(one.Original.Sha256).Exists(version => version.Held));
            foreach ((HeldOriginal original, FixityState state) in still) writer.NoteFixity(original.Sha256, state.ToString());
            return still;
        });
        return new FixityStretch(seen.Count, bytes, [.. held.Where(one => one.State != FixityState.Ok).Select(one => VerifyFinding.Of(one.Original, one.State, originals).Message)]);
    }

    /// <summary>How the originals are, as far as they were looked at. Reads an entry of each.</summary>
    public FixityStatus Status() => catalog.Read(reader => reader.Connection.Row(
        """
        SELECT count(*), CAST(sum(length) AS bigint), count(checked), min(checked), count(CASE WHEN state <> 'Ok' THEN 1 END) FROM (
            SELECT v.sha256, max(coalesce(v.length, 0)) AS length, f.checked, f.state FROM versions v LEFT JOIN fixity f ON f.sha256 = v.sha256
            WHERE v.held = 1 GROUP BY v.sha256, f.checked, f.state) AS held
        """,
        row => new FixityStatus(row.GetInt64(0), row.Number(1) ?? 0, row.GetInt64(2), row.IsDBNull(3) ? null : row.Moment(3), row.GetInt64(4)))!);

    private FixityState Checked(HeldOriginal original)
    {
        try
        {
            return OriginalHash.IsOne(original.Sha256) ? originals.Mended(original.Sha256) : FixityState.Damaged;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What another has cannot be written here.
            return FixityState.Damaged;
        }
    }

    private void Refill(TimeSpan each)
    {
        DateTimeOffset now = time.GetUtcNow();
        foreach (HeldOriginal original in catalog.Read(reader => reader.Connection.Rows(
            """
            SELECT v.sha256, max(coalesce(v.length, 0)), min(r.id) FROM versions v JOIN reports r ON r.key = v.report LEFT JOIN fixity f ON f.sha256 = v.sha256
            WHERE v.held = 1 AND (f.checked IS NULL OR f.checked < $1 OR (f.state <> 'Ok' AND f.checked < $2))
            GROUP BY v.sha256, f.checked ORDER BY coalesce(f.checked, ''), v.sha256 LIMIT $3
            """,
            row => new HeldOriginal(row.GetString(0), row.GetInt64(1), row.GetString(2)), HistoryQueries.Written(now - each), HistoryQueries.Written(now - AgainAfter), MostDue))) _due.Enqueue(original);
    }
}

/// <summary>What one stretch of originals came to.</summary>
/// <param name="Originals">How many were checked.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Lost">A sentence for each that is damaged or missing: which, where, what to do.</param>
public sealed record FixityStretch(int Originals, long Bytes, IReadOnlyList<string> Lost);

/// <summary>How the originals are, as far as they were looked at.</summary>
/// <param name="Originals">Originals that are held.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Checked">Of these, how many were ever compared with their hash.</param>
/// <param name="Oldest">When the one was checked that was checked longest ago; null where none was.</param>
/// <param name="Lost">How many were damaged or missing when they were last looked at.</param>
public sealed record FixityStatus(long Originals, long Bytes, long Checked, DateTimeOffset? Oldest, long Lost);
