using GovReportArchive.Text;
using GovReportArchive.Text.Likeness;
using Microsoft.Data.Sqlite;

namespace GovReportArchive.Wording.Groups.Building;

/// <summary>Makes the file of wordings from the lines of reports, one report after the other, in any order: what comes out is the same.</summary>
/// <remarks>Memory grows by some ten bytes a report and twenty a distinct wording; all else is in SQLite's files. Not thread-safe.</remarks>
internal sealed class WordingBuilder
{
    private const int Remembered = 1 << 20;
    private readonly BuildDatabase _database;
    private readonly BuildPace _pace;
    private readonly BuildDatabase.Statement _report;
    private readonly BuildDatabase.Statement _sentence;
    private readonly BuildDatabase.Statement _occurrence;
    private readonly BuildDatabase.Statement _text;
    private readonly Dictionary<string, int> _agencies = new(StringComparer.Ordinal);

    // The latest wordings, each at the place that its key says, with the best rank whose text was kept.
    private readonly (ulong Key, ulong Rank)[] _kept = new (ulong, ulong)[Remembered];

    /// <summary>Begins with nothing.</summary>
    public WordingBuilder(BuildDatabase database, BuildPace pace)
    {
        (_database, _pace) = (database, pace);
        database.Run(FormattableString.Invariant($"PRAGMA user_version = {WordingSchema.Version};{WordingSchema.Tables}{WordingSchema.Scratch}"));
        _report = database.Prepare("INSERT INTO s.report VALUES (NULL, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)");
        _sentence = database.Prepare("INSERT INTO s.sentence VALUES ($1, $2, $3)");
        _occurrence = database.Prepare("INSERT INTO s.occurrence VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
        _text = database.Prepare("INSERT INTO s.text VALUES (NULL, $1, $2)");
    }

    /// <summary>Reports taken in.</summary>
    public int Reports { get; private set; }

    /// <summary>Items taken in.</summary>
    public long Items { get; private set; }

    /// <summary>Distinct wordings, word for word; known after <see cref="Finish"/>.</summary>
    public int Distinct { get; private set; }

    /// <summary>Groups; known after <see cref="Finish"/>.</summary>
    public int Groups { get; private set; }

    /// <summary>Items of the groups; known after <see cref="Finish"/>.</summary>
    public long Passages { get; private set; }

    /// <summary>Takes a report in; each report once.</summary>
    public void Add(ReportLines lines)
    {
        WordingAuthor author = lines.Author;
        long report = _report.Insert(
            lines.Id, author.Agency, author.Name, author.Type, author.Level, author.Province, author.City, author.County, author.Place, author.Region, lines.Year, lines.Version);
        if (!_agencies.TryGetValue(author.Agency, out int agency)) _agencies[author.Agency] = agency = _agencies.Count;
        foreach (ulong sentence in lines.Sentences) _sentence.Run(WordingSchema.Ordered(sentence), agency, report);
        ulong first = (ulong)(lines.Year ?? ushort.MaxValue) << 48, place = Shingles.Fingerprint(lines.Id);
        foreach (LineItem item in lines.Items)
        {
            _pace.Step();
            // First use first; within a year by a number that every order of arrival gives, and in which each new best is rare.
            ulong key = Shingles.Fingerprint(item.Normal), rank = first | (((place * 31) + ((uint)item.Section << 16 | (uint)item.Item)) * 0x9E3779B97F4A7C15 >> 16);
            ref (ulong Key, ulong Rank) known = ref _kept[key % Remembered];
            long? text = null;
            if (known.Key != key || rank <= known.Rank)
            {
                text = _text.Insert(item.Text, item.Normal);
                known = (key, rank);
            }

            _occurrence.Run(WordingSchema.Ordered(key), WordingSchema.Ordered(rank), report, item.Place, item.Section, item.Item, item.Kind, (int)item.Role, text);
            Items++;
        }

        Reports++;
    }

    /// <summary>Groups what was taken in, and counts it.</summary>
    public void Finish()
    {
        Arrange();
        SentenceCounts.Count(_database, Reports);
        Group();
        Spread();
        Count();
        _database.Run(WordingSchema.Indexes);
    }

    /// <summary>Authors and reports in their order.</summary>
    private void Arrange()
    {
        _database.Run($"""
            INSERT INTO author SELECT NULL, r.agency, r.name, r.type, r.level, r.province, r.city, r.county, r.place, h.region
                FROM s.report r JOIN (SELECT agency, min(region) region FROM s.report GROUP BY agency) h ON h.agency = r.agency
                GROUP BY 2, 3, 4, 5, 6, 7, 8, 9, 10 ORDER BY coalesce(h.region, ''), 2, 3, 4, 5, 6, 7, 8, 9;
            CREATE INDEX s.author_agency ON report (agency);
            """);
        _database.Run("""
            CREATE TABLE s.author_of (report INTEGER PRIMARY KEY, author INTEGER);
            INSERT INTO s.author_of SELECT r.n, a.n FROM author a JOIN s.report r ON r.agency = a.agency AND r.name = a.name AND r.type IS a.type AND r.level IS a.level
                AND r.province IS a.province AND r.city IS a.city AND r.county IS a.county AND r.place IS a.place;
            INSERT INTO s.moved SELECT r.n, row_number() OVER (ORDER BY coalesce(a.region, ''), a.agency, coalesce(r.year, 0), r.id)
                FROM s.report r JOIN s.author_of o ON o.report = r.n JOIN author a ON a.n = o.author;
            """);
        _database.Define("years", (long? year) => unchecked((long)WordingSchema.Years((int?)year)));
        _database.Run("""
            INSERT INTO report (n, id, author, year, years, version) SELECT m.n, r.id, o.author, r.year, years(r.year), r.version
                FROM s.moved m JOIN s.report r ON r.n = m.source JOIN s.author_of o ON o.report = r.n ORDER BY m.n;
            """);
    }

    /// <summary>The distinct wordings by use, and the groups of those that stand at least twice.</summary>
    private void Group()
    {
        _database.Run("""
            INSERT INTO s.wording SELECT NULL, key, uses, report, section, item, text
                FROM (SELECT key, count(*) uses, min(rank), report, section, item, text FROM s.occurrence GROUP BY key) ORDER BY uses DESC, key;
            """);
        Distinct = (int)_database.Prepare("SELECT count(*) FROM s.wording").Value<long>();
        // Numbers of rows begin with one, those of texts with nought.
        BuildDatabase.Statement normal = _database.Prepare("SELECT t.normal FROM s.wording w JOIN s.text t ON t.n = w.text WHERE w.n = $1");
        int[] representatives = new LikenessGroups(_database.Path, wording => normal.Value<string>(wording + 1), _pace).Of(Distinct);
        BuildDatabase.Statement member = _database.Prepare("INSERT INTO s.member VALUES ($1, $2)");
        for (int wording = 0; wording < representatives.Length; wording++)
        {
            _pace.Step();
            member.Run(wording + 1, representatives[wording] + 1);
        }

        _database.Define("folded", (string text) => Folding.Fold(text.ReplaceLineEndings(" ")));
        _database.Run("""
            INSERT INTO s.grp SELECT NULL, g.representative
                FROM (SELECT m.representative, sum(w.uses) uses FROM s.member m JOIN s.wording w ON w.n = m.wording GROUP BY m.representative HAVING sum(w.uses) > 1) g
                JOIN s.wording r ON r.n = g.representative ORDER BY g.uses DESC, r.key;
            CREATE INDEX s.grp_representative ON grp (representative);
            INSERT INTO variant SELECT NULL, g.n, w.key, w.uses, p.n, w.section, w.item, t.text
                FROM s.member m JOIN s.grp g ON g.representative = m.representative JOIN s.wording w ON w.n = m.wording JOIN s.text t ON t.n = w.text
                JOIN s.moved p ON p.source = w.report ORDER BY g.n, w.n;
            INSERT INTO folded SELECT n, folded(text) FROM variant;
            CREATE UNIQUE INDEX variant_key ON variant (key);
            CREATE INDEX variant_group ON variant (grp);
            """);
    }

    /// <summary>The passages of the groups, one by one and counted.</summary>
    private void Spread()
    {
        _database.Run("""
            INSERT INTO passage SELECT v.grp, m.n, i.place, i.section, i.item, v.n, i.kind, i.role
                FROM s.occurrence i CROSS JOIN variant v ON v.key = i.key CROSS JOIN s.moved m ON m.source = i.report ORDER BY 1, 2, 3;
            """);
        _database.Run("""
            INSERT INTO spread SELECT grp, author, kind, role, times, sum(years)
                FROM (SELECT p.grp, r.author, p.kind, p.role, r.years, count(*) times FROM passage p CROSS JOIN report r ON r.n = p.report GROUP BY 1, 2, 3, 4, 5)
                GROUP BY 1, 2, 3, 4, 5;
            """);
    }

    /// <summary>What is told of each group where nobody asks for less.</summary>
    private void Count()
    {
        WordingAuthor[] authors = WordingAuthor.Numbered(_database.Rows("SELECT agency, name, region FROM author ORDER BY n")
            .Select(row => new WordingAuthor(row.GetString(0), row.GetString(1), null, null, null, null, null, null, row.IsDBNull(2) ? null : row.GetString(2))));
        BuildDatabase.Statement add = _database.Prepare("""
            INSERT INTO wording_group SELECT $1, key, $2, (SELECT count(*) FROM variant WHERE grp = $1), $3, $4, $5, $6, $7, $8, $9, $10 FROM variant WHERE grp = $1 ORDER BY n LIMIT 1
            """);
        BuildDatabase.Statement text = _database.Prepare("SELECT text FROM variant WHERE grp = $1 ORDER BY n LIMIT 1");
        WordingTally? tally = null;
        foreach (SqliteDataReader row in _database.Rows("SELECT grp, author, kind, role, times, years FROM spread ORDER BY grp, author"))
        {
            int group = row.GetInt32(0);
            if (tally?.Group != group)
            {
                Told();
                tally = new WordingTally(group);
            }

            tally.Add(authors, row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), unchecked((ulong)row.GetInt64(5)));
        }

        Told();

        void Told()
        {
            if (tally is null) return;
            // What its words do not show, its place may: the lead-in of reports is a formula as a whole.
            string? formula = Formulas.Of(null, text.Value<string>(tally.Group)) ?? (tally.Sections is ["preamble"] ? "preamble" : null);
            add.Run(
                tally.Group, formula, tally.Passages, tally.Agencies, tally.Regions, unchecked((long)tally.YearBits), tally.First, tally.Last,
                string.Join(' ', tally.Sections), string.Join(' ', tally.Roles));
            (Groups, Passages) = (Groups + 1, Passages + tally.Passages);
        }
    }
}
