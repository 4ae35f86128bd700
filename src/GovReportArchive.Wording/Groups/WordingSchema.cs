namespace GovReportArchive.Wording.Groups;

/// <summary>The tables of the file of wordings.</summary>
/// <remarks>
/// Numbers follow an order, so that what is listed needs no sorting: authors by region and agency; reports by region, agency, year and id; groups by
/// use, the most used first; variants by group, the representative first, then by use. Keys are fingerprints as <see cref="Ordered"/> keeps them.
/// </remarks>
internal static class WordingSchema
{
    /// <summary>Another number is another form of the file: older ones are made anew.</summary>
    public const int Version = 9;

    /// <summary>The first year that a set of years can hold; it holds sixty-three.</summary>
    public const int FirstYear = 1990;

    /// <summary>The bit of a set of years that stands for no year, or one that a set cannot hold.</summary>
    public const ulong NoYear = 1UL << 63;

    /// <summary>What is asked.</summary>
    public const string Tables = """
        CREATE TABLE about (catalog TEXT NOT NULL, change INTEGER NOT NULL, made INTEGER NOT NULL, took INTEGER NOT NULL,
            groups INTEGER NOT NULL, formulas INTEGER NOT NULL);
        -- Who wrote: one line for all reports of an agency that tell the same of it. All of an agency are given one region, the first of theirs.
        CREATE TABLE author (n INTEGER PRIMARY KEY, agency TEXT NOT NULL, name TEXT NOT NULL, type TEXT, level TEXT,
            province TEXT, city TEXT, county TEXT, place TEXT, region TEXT);
        CREATE TABLE report (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, author INTEGER NOT NULL, year INTEGER, years INTEGER NOT NULL, version INTEGER NOT NULL,
            -- Of its sentences so many stand in reports of others, or else in others of its own; the range of the share is null where it has none.
            sentences INTEGER, shared INTEGER, repeated INTEGER, range INTEGER);
        CREATE TABLE wording_group (n INTEGER PRIMARY KEY, key INTEGER NOT NULL, formula TEXT, variants INTEGER NOT NULL, passages INTEGER NOT NULL,
            agencies INTEGER NOT NULL, regions INTEGER NOT NULL, years INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
            sections TEXT NOT NULL, roles TEXT NOT NULL);
        -- The text is that of the passage at report, section and item.
        CREATE TABLE variant (n INTEGER PRIMARY KEY, grp INTEGER NOT NULL, key INTEGER NOT NULL, uses INTEGER NOT NULL,
            report INTEGER NOT NULL, section INTEGER NOT NULL, item INTEGER NOT NULL, text TEXT NOT NULL);
        CREATE TABLE folded (variant INTEGER PRIMARY KEY, text TEXT NOT NULL);
        CREATE TABLE passage (grp INTEGER, report INTEGER, place INTEGER, section INTEGER NOT NULL, item INTEGER NOT NULL, variant INTEGER NOT NULL,
            kind INTEGER NOT NULL, role INTEGER NOT NULL, PRIMARY KEY (grp, report, place)) WITHOUT ROWID;
        -- The passages once more, counted: an author has so many of a kind and role in each of these years.
        CREATE TABLE spread (grp INTEGER, author INTEGER, kind INTEGER, role INTEGER, times INTEGER, years INTEGER NOT NULL,
            PRIMARY KEY (grp, author, kind, role, times)) WITHOUT ROWID;
        -- Sentences that stand in reports of more than one agency.
        CREATE TABLE sentence (key INTEGER PRIMARY KEY, agencies INTEGER NOT NULL);
        """;

    /// <summary>What makes asking quick; made when all rows are in.</summary>
    public const string Indexes = """
        CREATE INDEX report_author ON report (author);
        CREATE INDEX spread_author ON spread (author, grp);
        CREATE INDEX group_used ON wording_group (passages DESC, agencies DESC, last DESC, key);
        CREATE INDEX group_rare ON wording_group (passages, agencies, last DESC, key);
        CREATE INDEX group_newest ON wording_group (last DESC, first DESC, passages DESC, key);
        """;

    /// <summary>The tables that a build works on, in a file of their own.</summary>
    public const string Scratch = """
        CREATE TABLE s.report (n INTEGER PRIMARY KEY, id TEXT, agency TEXT, name TEXT, type TEXT, level TEXT, province TEXT, city TEXT, county TEXT, place TEXT,
            region TEXT, year INTEGER, version INTEGER);
        CREATE TABLE s.sentence (key INTEGER, agency INTEGER, report INTEGER);
        CREATE TABLE s.occurrence (key INTEGER, rank INTEGER, report INTEGER, place INTEGER, section INTEGER, item INTEGER, kind INTEGER, role INTEGER, text INTEGER);
        CREATE TABLE s.text (n INTEGER PRIMARY KEY, text TEXT, normal TEXT);
        CREATE TABLE s.moved (source INTEGER PRIMARY KEY, n INTEGER);
        CREATE TABLE s.wording (n INTEGER PRIMARY KEY, key INTEGER, uses INTEGER, report INTEGER, section INTEGER, item INTEGER, text INTEGER);
        CREATE TABLE s.member (wording INTEGER PRIMARY KEY, representative INTEGER);
        CREATE TABLE s.grp (n INTEGER PRIMARY KEY, representative INTEGER);
        """;

    /// <summary>A number as the file keeps it: in SQLite's order of signed numbers it stands where it does among unsigned ones.</summary>
    public static long Ordered(ulong number) => unchecked((long)(number ^ NoYear));

    /// <summary>The number that <see cref="Ordered"/> keeps so.</summary>
    public static ulong Unordered(long number) => unchecked((ulong)number) ^ NoYear;

    /// <summary>The set that holds one year.</summary>
    public static ulong Years(int? year) => year is int known && known - FirstYear is >= 0 and < 63 and int bit ? 1UL << bit : NoYear;
}
