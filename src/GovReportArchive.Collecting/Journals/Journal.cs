using System.Text.Json;
using Dapper;
using GovReportArchive.Collecting.Fetching;
using Microsoft.Data.Sqlite;

namespace GovReportArchive.Collecting.Journals;

/// <summary>What is known of the sources' addresses, what a run has still to visit, and what became of each visit.</summary>
/// <remarks>Law: a run that was broken off at whatever moment goes on with what it has not settled, and visits nothing again that it has. Thread-safe.</remarks>
/// <param name="file">The file.</param>
/// <param name="time">Its clock.</param>
internal sealed class Journal(JournalFile file, TimeProvider time)
{
    // The journal tells of the last runs; what the archive holds, its own log tells for good.
    private const int KeptRuns = 50;

    private const string Lines = """
        SELECT run AS Run, host AS Host, source AS Source, address AS Address, kind AS Kind, at AS Stamp, took AS Took, status AS Status, bytes AS Bytes,
            outcome AS Outcome, code AS Code, detail AS Detail, report AS Report
        FROM visit
        """;

    private static readonly string Held = JsonSerializer.Serialize(VisitOutcome.All.Where(outcome => outcome.IsHeld).Select(outcome => outcome.Code));

    // What is held and was asked since then is left alone in this run.
    private long _lately = long.MaxValue;

    /// <summary>Begins a run over some sources, or goes on with the one that was broken off.</summary>
    /// <param name="seeds">Each source's address and what is expected there.</param>
    /// <param name="recheck">What is held and was asked since then is not asked again.</param>
    /// <returns>Its number, when it began, and whether it goes on.</returns>
    public (long Run, DateTimeOffset Began, bool GoesOn) Begin(IReadOnlyList<Lead> seeds, TimeSpan recheck) => file.Write(connection =>
    {
        _lately = Now - (long)recheck.TotalMilliseconds;
        string sources = JsonSerializer.Serialize(seeds.Select(seed => seed.Address.AbsoluteUri));
        (long open, long began) = connection.QueryFirstOrDefault<(long, long)>("SELECT number, began FROM run WHERE ended IS NULL ORDER BY number DESC LIMIT 1");
        long run = open > 0 ? open : connection.ExecuteScalar<long>(
            "INSERT INTO run(number, began) SELECT 1 + coalesce(max(number), 0), $now FROM run RETURNING number", new { now = began = Now });
        if (open == 0)
        {
            connection.Execute("DELETE FROM visit WHERE run <= $old", new { old = run - KeptRuns });
            connection.Execute(
                """
                UPDATE address SET wanted = $run, attempts = 0, due = 0
                WHERE source IN (SELECT value FROM json_each($sources)) AND kind NOT IN ('column', 'page') AND (outcome IS NULL OR outcome IN (SELECT value FROM json_each($again))) AND coalesce(at, 0) <= $before
                """,
                new { run, sources, before = _lately, again = JsonSerializer.Serialize(VisitOutcome.All.Where(outcome => outcome.IsAskedAgain).Select(outcome => outcome.Code)) });
        }
        else
        {
            // What left the list meanwhile is not asked any more.
            connection.Execute(
                "UPDATE address SET wanted = 0 WHERE wanted = $run AND settled < $run AND source NOT IN (SELECT value FROM json_each($sources))", new { run, sources });
        }

        foreach (Lead seed in seeds) Want(connection, run, seed.Address.AbsoluteUri, seed, room: null);
        return (run, Moment(began), open > 0);
    });

    /// <summary>Hosts with addresses that the run has still to visit.</summary>
    public IReadOnlyList<string> Hosts(long run) => file.Read<IReadOnlyList<string>>(
        connection => [.. connection.Query<string>("SELECT DISTINCT host FROM address WHERE wanted = $run AND settled < $run ORDER BY host", new { run })], []);

    /// <summary>The next address of a host, columns first; where all have to wait, only until when; null for both where there is none.</summary>
    public (Waiting? Next, DateTimeOffset? Until) Next(long run, string host) => file.Read<(Waiting?, DateTimeOffset?)>(
        connection =>
        {
            WaitingRow? row = connection.QueryFirstOrDefault<WaitingRow>(
                WaitingRow.Select + " WHERE wanted = $run AND settled < $run AND host = $host AND due <= $now ORDER BY kind NOT IN ('column', 'page'), depth, key LIMIT 1", new { run, host, now = Now });
            if (row is not null) return (row.Waiting, null);
            long? due = connection.ExecuteScalar<long?>("SELECT min(due) FROM address WHERE wanted = $run AND settled < $run AND host = $host", new { run, host });
            return (null, JournalFile.Moment(due));
        },
        default);

    /// <summary>How many addresses the run has settled, and how many it knows of.</summary>
    public (long Settled, long Known) Progress(long run) => file.Read(
        connection => connection.QuerySingle<(long, long)>("SELECT coalesce(sum(settled = $run), 0), count(*) FROM address WHERE wanted = $run", new { run }), default);

    /// <summary>Enters what came of a visit, and where it leads.</summary>
    /// <param name="run">The run.</param>
    /// <param name="waiting">What was visited.</param>
    /// <param name="settlement">What came of it.</param>
    /// <param name="mostPages">Columns and their pages of one source that a run visits.</param>
    /// <returns>Whether it led to addresses that are to be visited.</returns>
    public bool Settle(long run, Waiting waiting, Settlement settlement, int mostPages) => file.Write(connection =>
    {
        Enter(connection, run, waiting, settlement);
        if (settlement.Again is DateTimeOffset again)
        {
            connection.Execute("UPDATE address SET attempts = attempts + 1, due = $due WHERE key = $Key", new { waiting.Key, due = JournalFile.Stamp(again) });
            return false;
        }

        connection.Execute(
            """
            UPDATE address SET settled = $run, outcome = $outcome, report = coalesce($Report, report), at = $now,
                final = $Final, etag = $etag, modified = $modified, rules = $rules
            WHERE key = $Key
            """,
            new
            {
                run,
                outcome = settlement.Outcome.Code,
                settlement.Report,
                settlement.Final,
                now = Now,
                etag = settlement.Answer?.ETag,
                modified = settlement.Answer?.Modified,
                rules = settlement.Answer?.Rules,
                waiting.Key,
            });
        Room room = Room.Of(connection, run, waiting.Source, mostPages);
        int shown = 0;
        bool leads = false;
        foreach (Lead lead in settlement.Leads)
        {
            (bool isNew, bool isWanted) = Want(connection, run, waiting.Source, lead, room);
            shown += isNew ? 1 : 0;
            leads |= isWanted;
        }

        // A calendar, or a page of the same list under another address, shows nothing new and would lead on for ever.
        if (shown > 0 || (settlement.Leads.Count == 0 && waiting.Lead.Kind != AddressKind.Page))
            foreach (Lead page in settlement.Pages) leads |= Want(connection, run, waiting.Source, page, room).IsWanted;
        foreach (string outside in settlement.Outside)
        {
            connection.Execute(
                """
                INSERT INTO visit(run, host, source, address, kind, at, took, outcome)
                SELECT $run, $host, $Source, $outside, 'report', $now, 0, $outcome WHERE NOT EXISTS(SELECT 1 FROM visit WHERE run = $run AND source = $Source AND address = $outside)
                """,
                new { run, host = FetchAddress.Host(new Uri(outside)), waiting.Source, outside, now = Now, outcome = VisitOutcome.Outside.Code });
        }

        if (settlement.AsBefore)
            leads |= connection.Execute("UPDATE address SET wanted = $run, source = $Source, attempts = 0, due = 0 WHERE via = $via AND kind IN ('column', 'page') AND wanted < $run", new { run, waiting.Source, via = waiting.Lead.Address.AbsoluteUri }) > 0;
        return leads;
    });

    /// <summary>Gives up for this run what a host has still waiting.</summary>
    public void GiveUp(long run, string host, Settlement settlement) => file.Write(connection =>
    {
        foreach (WaitingRow row in connection.Query<WaitingRow>(WaitingRow.Select + " WHERE wanted = $run AND settled < $run AND host = $host", new { run, host }).ToList())
            Enter(connection, run, row.Waiting, settlement);
        // What it answered last still holds.
        return connection.Execute("UPDATE address SET settled = $run WHERE wanted = $run AND settled < $run AND host = $host", new { run, host });
    });

    /// <summary>Ends a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="visits">Its visits, as <see cref="Visits"/> tells them.</param>
    public void End(long run, IReadOnlyList<VisitLine> visits) => file.Write(connection => connection.Execute(
        "UPDATE run SET ended = $now, visits = $count, failures = $failures WHERE number = $run", new { run, now = Now, count = visits.Count, failures = visits.Count(visit => visit.IsFailure) }));

    /// <summary>The visits of a run that settled something, in their order.</summary>
    public IReadOnlyList<VisitLine> Visits(long run) => file.Read<IReadOnlyList<VisitLine>>(
        connection => [.. connection.Query<VisitLine>(Lines + " WHERE run = $run AND outcome <> $later ORDER BY key", new { run, later = VisitOutcome.Later.Code })], []);

    /// <summary>The last visits, of one host or of all, the newest first.</summary>
    public IReadOnlyList<VisitLine> Journaled(string? host, int most) => file.Read<IReadOnlyList<VisitLine>>(
        connection => [.. connection.Query<VisitLine>(Lines + " WHERE $host IS NULL OR host = $host ORDER BY key DESC LIMIT $most", new { host, most })], []);

    /// <summary>The source that a further page, or the page that a file hangs on, belongs to; null for what is none, or not known.</summary>
    public string? SourceOfPage(string address) => file.Read<string?>(
        connection => connection.ExecuteScalar<string?>("SELECT source FROM address WHERE address = $address AND kind IN ('page', 'report')", new { address }), null);

    /// <summary>The last runs, the newest first.</summary>
    public IReadOnlyList<JournalRun> Runs(int most) => file.Read<IReadOnlyList<JournalRun>>(
        connection => [.. connection.Query<(long Number, long Began, long? Ended, long Visits, long Failures)>("SELECT number, began, ended, visits, failures FROM run ORDER BY number DESC LIMIT $most", new { most })
            .Select(run => new JournalRun(run.Number, Moment(run.Began), JournalFile.Moment(run.Ended), run.Visits, run.Failures))],
        []);

    /// <summary>Copies the journal into another directory, for a run that leaves no trace.</summary>
    public void CopyTo(string directory) => file.Read(
        connection => connection.Execute("VACUUM INTO $path", new { path = Path.Combine(directory, JournalFile.Name) }), 0);

    private long Now => JournalFile.Stamp(time.GetUtcNow());

    private static DateTimeOffset Moment(long stamp) => DateTimeOffset.FromUnixTimeMilliseconds(stamp);

    /// <summary>Notes that an address is to be visited in this run.</summary>
    /// <param name="connection">The file.</param>
    /// <param name="run">The run.</param>
    /// <param name="source">The source that leads to it.</param>
    /// <param name="lead">The address.</param>
    /// <param name="room">What the source may still have visited; null for the source itself.</param>
    /// <returns>Whether no page of this run has led to it before, and whether it is to be visited.</returns>
    private (bool IsNew, bool IsWanted) Want(SqliteConnection connection, long run, string source, Lead lead, Room? room)
    {
        string address = lead.Address.AbsoluteUri;
        bool isSeed = room is null;
        (long key, long wanted, long settled, long shown, long isHeldLately) = connection.QueryFirstOrDefault<(long, long, long, long, long)>(
            "SELECT key, wanted, settled, shown, coalesce(outcome IN (SELECT value FROM json_each($held)) AND at > $lately, 0) FROM address WHERE address = $address", new { address, held = Held, lately = _lately });
        if (!isSeed && wanted < run && isHeldLately != 0)
        {
            connection.Execute("UPDATE address SET shown = $run, source = $source WHERE key = $key", new { key, run, source });
            return (shown < run, false);
        }

        if (room is not null && wanted < run && room.Take(lead.Kind) is { } full)
        {
            if (connection.ExecuteScalar<long>("SELECT count(*) FROM visit WHERE run = $run AND source = $source AND outcome = $outcome", new { run, source, outcome = full.Outcome.Code }) == 0)
                Enter(connection, run, new Waiting(0, source, lead, 0, LastAnswer.None), full);
            return (false, false);
        }

        if (key == 0)
        {
            connection.Execute(
                """
                INSERT INTO address(address, host, source, kind, depth, via, text, page, wanted, shown)
                VALUES($address, $host, $source, $kind, $Depth, $Via, $Text, $page, $run, $run)
                """,
                new { address, host = FetchAddress.Host(lead.Address), source, kind = WaitingRow.CodeOf(lead.Kind), lead.Depth, lead.Via, lead.Text, page = WaitingRow.JsonOf(lead.Page), run });
            return (true, true);
        }

        // Who leads to an address first in a run owns it, since lists change; a page's words may have changed. A source that is named itself is its own. The first page of a run that leads to it stays where it hangs:
        // pages lead to one another, and one that has not changed must still bring back those that it alone leads to.
        connection.Execute(
            """
            UPDATE address SET shown = $run, wanted = $run, attempts = CASE WHEN wanted < $run THEN 0 ELSE attempts END, due = CASE WHEN wanted < $run THEN 0 ELSE due END,
                source = CASE WHEN $isSeed OR wanted < $run THEN $source ELSE source END, kind = CASE WHEN $isSeed THEN $kind ELSE kind END, depth = min(depth, $Depth),
                via = CASE WHEN wanted < $run THEN coalesce($Via, via) ELSE via END, text = coalesce($Text, text), page = coalesce($page, page)
            WHERE key = $key
            """,
            new { key, run, source, isSeed, kind = WaitingRow.CodeOf(lead.Kind), lead.Depth, lead.Via, lead.Text, page = WaitingRow.JsonOf(lead.Page) });
        return (shown < run, settled < run);
    }

    /// <summary>A visit as the journal has it.</summary>
    public VisitLine LineOf(long run, Waiting waiting, Settlement settlement) => new()
    {
        Run = run,
        Host = FetchAddress.Host(waiting.Lead.Address),
        Source = waiting.Source,
        Address = waiting.Lead.Address.AbsoluteUri,
        Kind = WaitingRow.CodeOf(waiting.Lead.Kind),
        Stamp = Now,
        Took = (long)settlement.Took.TotalMilliseconds,
        Status = settlement.Status,
        Bytes = settlement.Bytes,
        Outcome = settlement.Outcome.Code,
        Code = settlement.Code,
        Detail = settlement.Detail ?? (settlement.Final is { } final ? "转到 " + final : null),
        Report = settlement.Report,
    };

    private void Enter(SqliteConnection connection, long run, Waiting waiting, Settlement settlement) => connection.Execute(
        """
        INSERT INTO visit(run, host, source, address, kind, at, took, status, bytes, outcome, code, detail, report)
        VALUES($Run, $Host, $Source, $Address, $Kind, $Stamp, $Took, $Status, $Bytes, $Outcome, $Code, $Detail, $Report)
        """,
        LineOf(run, waiting, settlement));
}
