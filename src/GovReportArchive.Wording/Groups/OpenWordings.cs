using Dapper;
using GovReportArchive.Discovery.Facets;
using Microsoft.Data.Sqlite;

namespace GovReportArchive.Wording.Groups;

/// <summary>An open file of wordings; it never changes.</summary>
/// <remarks>Thread-safe. Who wrote, and key and kind of each group, are kept in memory: some two hundred bytes an author and nine a group.</remarks>
internal sealed class OpenWordings
{
    private readonly string _path;
    private readonly string _connection;
    private readonly Lazy<WordingAuthor[]> _authors;
    private readonly Lazy<(ulong[] Keys, bool[] Formulas)> _groups;
    private readonly Lazy<BoilerplateShares> _shares;
    private readonly Lock _lock = new();
    private Withdrawals? _withdrawals;

    private OpenWordings(string path)
    {
        _path = path;
        _connection = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly }.ToString();
        Name = Path.GetFileNameWithoutExtension(path);
        (Catalog, Change, Made, Took, Groups, Formulas) = Read(connection => connection.QuerySingle<(string, long, long, long, int, int)>(
            "SELECT catalog, change, made, took, groups, formulas FROM about"));
        _authors = new Lazy<WordingAuthor[]>(() => Read(connection => WordingAuthor.Numbered(connection.Query<WordingAuthor>(
            "SELECT agency, name, type, level, province, city, county, place, region FROM author ORDER BY n"))));
        _groups = new Lazy<(ulong[], bool[])>(() => Read(connection =>
        {
            (ulong[] keys, bool[] formulas) = (new ulong[Groups + 1], new bool[Groups + 1]);
            foreach ((int group, long key, bool formula) in connection.Query<(int, long, bool)>("SELECT n, key, formula IS NOT NULL FROM wording_group", buffered: false))
                (keys[group], formulas[group]) = (WordingSchema.Unordered(key), formula);
            return (keys, formulas);
        }));
        _shares = new Lazy<BoilerplateShares>(() => new BoilerplateShares(Name, Read(connection => connection.Query<(string Id, int Range)>("SELECT id, range FROM report WHERE range IS NOT NULL")
            .ToDictionary(report => report.Id, report => report.Range, StringComparer.Ordinal))));
    }

    /// <summary>Tells one file from another.</summary>
    public string Name { get; }

    /// <summary>Which catalog it was made of.</summary>
    public string Catalog { get; }

    /// <summary>Number of the last change that it holds.</summary>
    public long Change { get; }

    /// <summary>When it was made, in ticks of UTC.</summary>
    public long Made { get; }

    /// <summary>How long it took to make, in ticks.</summary>
    public long Took { get; }

    /// <summary>All groups, formulas too.</summary>
    public int Groups { get; }

    /// <summary>Whether the file is no more: what has it open may read on, but nobody can open it.</summary>
    public bool IsGone => !File.Exists(_path);

    /// <summary>Groups that are formulas.</summary>
    public int Formulas { get; }

    /// <summary>The shares of boilerplate; the same object for the same file.</summary>
    public BoilerplateShares Shares => _shares.Value;

    /// <summary>Who wrote, by number.</summary>
    public WordingAuthor[] Authors => _authors.Value;

    /// <summary>Key of each group by number.</summary>
    public ulong[] Keys => _groups.Value.Keys;

    /// <summary>Whether each group is a formula, by number.</summary>
    public bool[] AreFormulas => _groups.Value.Formulas;

    /// <summary>Opens a file whose bytes are what was written; null where it is of another version.</summary>
    public static OpenWordings? Of(string path)
    {
        using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        try
        {
            connection.Open();
            return connection.ExecuteScalar<long>("PRAGMA user_version") == WordingSchema.Version ? new OpenWordings(path) : null;
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    /// <summary>Reads.</summary>
    public T Read<T>(Func<SqliteConnection, T> work)
    {
        using SqliteConnection connection = Connect();
        return work(connection);
    }

    /// <summary>A connection of the caller's, who gives it back by disposing it.</summary>
    public SqliteConnection Connect()
    {
        SqliteConnection connection = new(_connection);
        connection.Open();
        return connection;
    }

    /// <summary>What withdrawals since change.</summary>
    /// <param name="gone">Ids of reports that were withdrawn since.</param>
    public Withdrawals Without(IReadOnlyCollection<string> gone)
    {
        lock (_lock)
        {
            if (_withdrawals is null || !_withdrawals.Of(gone)) _withdrawals = new Withdrawals(this, gone);
            return _withdrawals;
        }
    }

    /// <summary>Lets the file go as soon as nobody reads it.</summary>
    public void Close()
    {
        using SqliteConnection connection = new(_connection);
        SqliteConnection.ClearPool(connection);
    }
}
