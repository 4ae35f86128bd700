using Dapper;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Text;
using Microsoft.Data.Sqlite;

namespace GovReportArchive.Wording.Groups;

/// <summary>The groups that fit one question, in its order.</summary>
internal sealed class WordingPages(
    OpenWordings open, WordingSelection selection, WordingAlike alike, Withdrawals gone, string? text, bool formula, CancellationToken cancellationToken)
{
    private readonly string _needle = text is null ? "" : Folding.Fold(text.Trim().Trim('"', '“', '”'));

    public OpenWordings Open => open;

    public Withdrawals Gone => gone;

    /// <summary>How many groups fit, formulas apart, and the first of them after a place.</summary>
    public (int Total, int Formulas, List<(WordingCursor Place, WordingTally Tally)> Found) First(int most, WordingCursor? after) =>
        selection.IsWhole && _needle.Length == 0 && alike.Columns is not null && gone.Groups.Count == 0 ? Stored(most, after) : Counted(most, after);

    /// <summary>What a whole group comes to; null where nothing of it is left.</summary>
    public WordingTally? Tally(int group) => new WordingCount(open, selection, gone, alike).Of([group]).SingleOrDefault();

    /// <summary>What is told of groups.</summary>
    /// <param name="connection">To this file; closed with the last group.</param>
    /// <param name="tallies">The groups with their counts.</param>
    public IEnumerable<WordingItem> Items(SqliteConnection connection, IEnumerable<WordingTally> tallies)
    {
        using SqliteConnection own = connection;
        using SqliteCommand command = connection.CreateCommand();
        // A text of a report that was withdrawn is not shown; another variant stands for it.
        command.CommandText = $"""
            SELECT g.key, g.formula, g.variants, g.passages, v.text, v.uses, r.id, r.version, v.section, v.item FROM wording_group g
            LEFT JOIN variant v ON v.n = (SELECT min(n) FROM variant WHERE grp = g.n{(gone.Reports.Count == 0 ? "" : " AND report NOT IN (SELECT value FROM json_each($gone))")})
            LEFT JOIN report r ON r.n = v.report WHERE g.n = $group
            """;
        SqliteParameter group = command.Parameters.AddWithValue("$group", 0);
        if (gone.Reports.Count > 0) command.Parameters.AddWithValue("$gone", SqlList.Of(gone.Reports));
        foreach (WordingTally tally in tallies)
        {
            group.Value = tally.Group;
            using SqliteDataReader row = command.ExecuteReader();
            row.Read();
            Shown? shown = row.IsDBNull(4) ? null : new Shown(row.GetString(4), row.GetInt64(5), row.GetString(6), row.GetInt64(7), row.GetInt64(8), row.GetInt64(9));
            string id = WordingIds.Of(WordingSchema.Unordered(row.GetInt64(0)));
            yield return new WordingItem(
                id, shown?.Text ?? "", shown?.Page ?? "", tally.Sections, tally.Roles, tally.Passages, tally.Agencies, tally.Regions, Year(tally.First), Year(tally.Last), tally.Years,
                row.GetInt32(2), row.GetInt32(3), alike.NearestName(tally), $"{PassageAddress.Api}/wordings/{id}", row.IsDBNull(1) ? null : row.GetString(1));
        }
    }

    /// <summary>A year; null for 0.</summary>
    public static int? Year(int year) => year == 0 ? null : year;

    // The file is in this order itself.
    private (int, int, List<(WordingCursor, WordingTally)>) Stored(int most, WordingCursor? after)
    {
        using SqliteConnection connection = open.Connect();
        using SqliteCommand command = connection.CreateCommand();
        string order = alike.Columns!, first = order.Split(',')[0];
        command.CommandText = $"""
            SELECT {WordingTally.Columns} FROM wording_group g WHERE formula IS {(formula ? "NOT NULL" : "NULL")}
            {(after is null ? "" : $"AND {first.TrimStart('-')} {(first[0] == '-' ? "<= $a" : ">= -$a")} AND ({order}) > (-$a, -$b, -$c, $key)")}
            ORDER BY {string.Join(',', order.Split(',').Select(column => column.Trim() is ['-', .. var name] ? name + " DESC" : column))} LIMIT {most}
            """;
        if (after is not null)
            foreach ((string name, long value) in new[] { ("$a", after.A), ("$b", after.B), ("$c", after.C), ("$key", WordingSchema.Ordered(after.Key)) }) command.Parameters.AddWithValue(name, value);
        using SqliteDataReader reader = command.ExecuteReader();
        List<(WordingCursor, WordingTally)> found = [];
        while (reader.Read())
        {
            WordingTally tally = WordingTally.Stored(reader);
            found.Add((PlaceOf(tally), tally));
        }

        return (formula ? open.Formulas : open.Groups - open.Formulas, open.Formulas, found);
    }

    private (int, int, List<(WordingCursor, WordingTally)>) Counted(int most, WordingCursor? after)
    {
        int total = 0, formulas = 0;
        // The worst of those kept is at the head of the queue and goes first.
        PriorityQueue<WordingTally, WordingCursor> best = new(Comparer<WordingCursor>.Create((left, right) => right.CompareTo(left)));
        IReadOnlyCollection<int>? containing = _needle.Length == 0 ? null : open.Read(connection => connection.Query<int>(
            "SELECT DISTINCT v.grp FROM folded f JOIN variant v ON v.n = f.variant WHERE instr(f.text, @needle) > 0", new { needle = _needle }).ToHashSet());
        foreach (WordingTally tally in new WordingCount(open, selection, gone, alike, cancellationToken).Of(containing))
        {
            bool isFormula = open.AreFormulas[tally.Group];
            if (isFormula) formulas++;
            if (isFormula != formula) continue;
            total++;
            WordingCursor place = PlaceOf(tally);
            if (after is not null && place.CompareTo(after) <= 0) continue;
            if (best.Count < most) best.Enqueue(tally, place);
            else best.EnqueueDequeue(tally, place);
        }

        List<(WordingCursor, WordingTally)> found = [];
        while (best.TryDequeue(out WordingTally? tally, out WordingCursor? place)) found.Add((place, tally));
        found.Reverse();
        return (total, formulas, found);
    }

    private WordingCursor PlaceOf(WordingTally tally)
    {
        (long a, long b, long c) = alike.RankOf(tally);
        return new WordingCursor(a, b, c, open.Keys[tally.Group]);
    }
}

/// <summary>A variant's text with the passage that it is of.</summary>
internal sealed record Shown(string Text, long Uses, string Report, long Version, long Section, long Item)
{
    public const string Query = "SELECT v.text, v.uses, r.id report, r.version, v.section, v.item FROM variant v JOIN report r ON r.n = v.report";

    /// <summary>Permanent address of the passage.</summary>
    public string Page => PassageAddress.Item(Report, (int)Version, (int)Section, (int)Item, PassageAddress.Fingerprint(Text));
}
