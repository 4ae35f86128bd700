using System.Diagnostics;
using System.Text;
using GovReportArchive.Text;
using Microsoft.Data.Sqlite;

namespace GovReportArchive.Benchmarks.Peers;

/// <summary>SQLite's FTS5 on the same tokens: an index without contents, the facets' values in a table beside it.</summary>
internal sealed class FullTextPeer : IDisposable
{
    private readonly SqliteConnection _connection;

    /// <summary>Opens the database, making its tables where it is new.</summary>
    public FullTextPeer(string path)
    {
        SQLitePCL.Batteries_V2.Init();
        _connection = new SqliteConnection($"Data Source={path}");
        _connection.Open();
        Execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA mmap_size=8000000000; PRAGMA cache_size=-500000;");
        Execute("""
            CREATE VIRTUAL TABLE IF NOT EXISTS body USING fts5(words, content='', tokenize='unicode61');
            CREATE TABLE IF NOT EXISTS report(rowid INTEGER PRIMARY KEY, year TEXT, province TEXT, type TEXT);
            """);
    }

    /// <summary>Builds the index from the lines that the Lucene peer reads too (see <c>LucenePeer.java</c>).</summary>
    public Cost Index(string file)
    {
        long start = Stopwatch.GetTimestamp();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        using SqliteTransaction transaction = _connection.BeginTransaction();
        using SqliteCommand body = Command("INSERT INTO body(rowid, words) VALUES ($row, $words)", "$row", "$words");
        using SqliteCommand report = Command("INSERT INTO report VALUES ($row, $year, $province, $type)", "$row", "$year", "$province", "$type");
        StringBuilder words = new();
        long row = 0;
        foreach (string line in File.ReadLines(file))
        {
            string[] record = line.Split('\t');
            words.Clear();
            foreach (string text in record[5].Split('\u0001')) words.AppendJoin(' ', Tokens(text.Replace('\u0002', '\n'))).Append(' ');
            Run(body, ++row, words.ToString());
            Run(report, row, record[2], record[3], record[4]);
        }

        transaction.Commit();
        Execute("INSERT INTO body(body) VALUES ('optimize')");
        return new Cost(Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - processor, 0, 0);
    }

    /// <summary>Answers a query of the classic syntax a number of times.</summary>
    public PeerAnswer Query(string query, int runs)
    {
        using SqliteCommand top = Command("SELECT rowid FROM body WHERE body MATCH $match ORDER BY rank LIMIT 10", "$match");
        using SqliteCommand facets = Command(
            "SELECT year, province, type, count(*) FROM body CROSS JOIN report ON report.rowid = body.rowid WHERE body MATCH $match GROUP BY 1, 2, 3", "$match");
        string match = Match(query);
        (double[] topTimes, double[] facetedTimes) = (new double[runs], new double[runs]);
        List<string> ids = [];
        long total = 0;
        for (int run = 0; run < runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            ids.Clear();
            Read(top, match, row => ids.Add(row.GetString(0)));
            TimeSpan found = Stopwatch.GetElapsedTime(start);
            Dictionary<(int Facet, string Value), long> counts = [];
            total = 0;
            Read(facets, match, row =>
            {
                long count = row.GetInt64(3);
                total += count;
                for (int facet = 0; facet < 3; facet++) counts[(facet, row.GetString(facet))] = counts.GetValueOrDefault((facet, row.GetString(facet))) + count;
            });
            topTimes[run] = found.TotalMilliseconds;
            facetedTimes[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return new PeerAnswer(total, ids, [], topTimes, facetedTimes);
    }

    public void Dispose()
    {
        _connection.Dispose();
        SqliteConnection.ClearAllPools();
    }

    /// <summary>The query in FTS5's syntax. The classic syntax of the benchmark's queries: words, phrases, OR, AND, a minus, parentheses, a star.</summary>
    private static string Match(string query)
    {
        StringBuilder match = new();
        foreach (string piece in Pieces(query))
        {
            bool opens = match.Length == 0 || match[^1] is '(' or ' ';
            if (piece is "OR" or "AND") match.Append(' ').Append(piece).Append(' ');
            else if (piece == ")") match.Append(')');
            else if (piece[0] == '-') match.Append(" NOT ").Append(Words(piece[1..]));
            else match.Append(opens ? "" : " AND ").Append(piece == "(" ? piece : Words(piece));
        }

        return match.ToString();
    }

    private static IEnumerable<string> Pieces(string query)
    {
        for (int at = 0; at < query.Length;)
        {
            if (query[at] == ' ')
            {
                at++;
                continue;
            }

            int end = query[at] switch
            {
                '"' => query.IndexOf('"', at + 1) + 1,
                '(' or ')' => at + 1,
                _ => query.IndexOfAny([' ', ')'], at) is var space and > 0 ? space : query.Length,
            };
            yield return query[at..end];
            at = end;
        }
    }

    private static string Words(string piece)
    {
        string[] words = [.. Tokens(piece)];
        if (piece[0] == '"') return $"\"{string.Join(' ', words)}\"";
        if (piece[^1] == '*') return $"\"{words[0]}\" *";
        return $"({string.Join(" AND ", words.Select(word => $"\"{word}\""))})";
    }

    private static IEnumerable<string> Tokens(string text)
    {
        string folded = Folding.Fold(text);
        List<Word> words = [];
        ChineseSegmenter.Segment(folded, words);
        return words.Select(word => folded.Substring(word.Start, word.Length));
    }

    private static void Read(SqliteCommand command, string match, Action<SqliteDataReader> read)
    {
        command.Parameters[0].Value = match;
        using SqliteDataReader rows = command.ExecuteReader();
        while (rows.Read()) read(rows);
    }

    private static void Run(SqliteCommand command, params object[] values)
    {
        for (int i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params string[] parameters)
    {
        SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (string parameter in parameters) command.Parameters.Add(new SqliteParameter(parameter, null));
        return command;
    }

    private void Execute(string sql)
    {
        using SqliteCommand command = Command(sql);
        command.ExecuteNonQuery();
    }
}
