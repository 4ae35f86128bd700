using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GovReportArchive.Wording.Groups;

/// <summary>Counts the passages of groups that a selection lets through.</summary>
/// <param name="open">The wordings.</param>
/// <param name="selection">What is counted.</param>
/// <param name="gone">What is left out.</param>
/// <param name="alike">What passages are compared with.</param>
/// <param name="cancellationToken">Gives up.</param>
internal sealed class WordingCount(OpenWordings open, WordingSelection selection, Withdrawals gone, WordingAlike alike, CancellationToken cancellationToken = default)
{
    private const int Stretch = 4096;

    // Where more than one of so many authors are chosen, going through all passages is quicker than looking each author's up.
    private const int Few = 20;

    /// <summary>The groups that have a passage, with their counts.</summary>
    /// <param name="groups">Only these; null for all.</param>
    public IEnumerable<WordingTally> Of(IReadOnlyCollection<int>? groups = null) =>
        selection.IsWhole && alike.Columns is not null ? Stored(groups) : Counted(groups);

    /// <summary>The same, from the passages themselves, in the order of groups.</summary>
    public IEnumerable<WordingTally> Counted(IReadOnlyCollection<int>? groups)
    {
        byte[] likeness = alike.Columns is null ? [.. open.Authors.Select(alike.Of)] : [];
        WordingTally? tally = null;
        foreach ((int group, int author, int kind, int role, int times, ulong years) in Rows(groups))
        {
            if (tally?.Group != group)
            {
                if (tally?.Passages > 0) yield return tally;
                tally = new WordingTally(group);
            }

            tally.Add(open.Authors, author, kind, role, times, years & selection.Years, likeness.Length == 0 ? (byte)0 : likeness[author]);
        }

        if (tally?.Passages > 0) yield return tally;
    }

    private IEnumerable<WordingTally> Stored(IReadOnlyCollection<int>? groups)
    {
        using SqliteConnection connection = open.Connect();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT {WordingTally.Columns} FROM wording_group g{(groups is null ? "" : " WHERE g.n IN (SELECT value FROM json_each($groups))")}";
        if (groups is not null) command.Parameters.AddWithValue("$groups", SqlList.Of(groups));
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            WordingTally tally = gone.Now(WordingTally.Stored(reader));
            if (tally.Passages > 0) yield return tally;
        }
    }

    /// <summary>Group, author, kind, role, passages a year and years, in the order of groups and authors.</summary>
    private IEnumerable<(int Group, int Author, int Kind, int Role, int Times, ulong Years)> Rows(IReadOnlyCollection<int>? groups)
    {
        using SqliteConnection connection = open.Connect();
        using SqliteCommand command = connection.CreateCommand();
        string conditions = Condition("kind", selection.Kinds) + Condition("role", selection.Roles) + Condition("grp", groups);
        if (selection.Years != ulong.MaxValue)
        {
            conditions += " AND x.years & $years";
            command.Parameters.AddWithValue("$years", unchecked((long)selection.Years));
        }

        bool few = selection.Authors is { } authors && authors.Length < open.Authors.Length / Few;
        string among = Condition(few ? "author" : "+author", selection.Authors);
        // What authors wrote of whom a report is gone is counted from the passages that are left.
        command.CommandText = gone.Authors.Length == 0
            ? $"SELECT x.grp, x.author, x.kind, x.role, x.times, x.years FROM spread x WHERE 1{conditions}{among} ORDER BY x.grp, x.author"
            : $"""
                SELECT x.grp, x.author, x.kind, x.role, x.times, x.years FROM spread x WHERE 1{conditions}{among} AND NOT (1{Condition("+author", gone.Authors)})
                UNION ALL
                SELECT x.grp, x.author, x.kind, x.role, 1, x.years FROM (
                    SELECT p.grp, s.author, p.kind, p.role, r.years
                    FROM (SELECT DISTINCT grp, author FROM spread x WHERE 1{Condition("author", gone.Authors)}{Condition("+grp", groups)}) s
                    CROSS JOIN report r ON r.author = s.author CROSS JOIN passage p ON p.grp = s.grp AND p.report = r.n
                    WHERE r.n NOT IN (SELECT value FROM json_each($gone))) x WHERE 1{conditions}{Condition("+author", selection.Authors)}
                ORDER BY 1, 2
                """;
        if (gone.Authors.Length > 0) command.Parameters.AddWithValue("$gone", SqlList.Of(gone.Reports));
        using SqliteDataReader reader = command.ExecuteReader();
        // Millions of rows: the provider looks at each value's type, which takes longer than reading it.
        sqlite3_stmt row = reader.Handle!;
        for (int count = 0; reader.Read(); count++)
        {
            if (count % Stretch == 0) cancellationToken.ThrowIfCancellationRequested();
            yield return (
                raw.sqlite3_column_int(row, 0), raw.sqlite3_column_int(row, 1), raw.sqlite3_column_int(row, 2), raw.sqlite3_column_int(row, 3), raw.sqlite3_column_int(row, 4),
                unchecked((ulong)raw.sqlite3_column_int64(row, 5)));
        }

        string Condition(string column, IReadOnlyCollection<int>? values)
        {
            if (values is null) return "";
            string plus = column[0] == '+' ? "+" : "", name = column.TrimStart('+'), parameter = FormattableString.Invariant($"${name}{command.Parameters.Count}");
            command.Parameters.AddWithValue(parameter, SqlList.Of(values));
            return $" AND {plus}x.{name} IN (SELECT value FROM json_each({parameter}))";
        }
    }
}
