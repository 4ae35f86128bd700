-- Names this catalog for good, so that an index of another archive is never taken for its own.
CREATE TABLE identity(catalog TEXT NOT NULL);
INSERT INTO identity VALUES(lower(hex(randomblob(8))));

-- One row a report. The descriptive columns repeat the record in force so that lists need not unpack records.
CREATE TABLE reports(
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    agency TEXT NOT NULL,
    agency_name TEXT NOT NULL,
    year INTEGER,
    region TEXT,
    province TEXT,
    form TEXT NOT NULL,
    version INTEGER NOT NULL,
    change INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL DEFAULT 0);
CREATE INDEX reports_agency ON reports(agency, year);
CREATE INDEX reports_region ON reports(region, withdrawn);
CREATE INDEX reports_change ON reports(change);

-- Distinct originals of a report. sha256 is null for a record that came without an original.
CREATE TABLE versions(
    report INTEGER NOT NULL REFERENCES reports(key),
    version INTEGER NOT NULL,
    sha256 TEXT,
    file TEXT,
    media_type TEXT,
    length INTEGER,
    held INTEGER NOT NULL,
    reading INTEGER,
    added TEXT NOT NULL,
    PRIMARY KEY(report, version)) WITHOUT ROWID;
CREATE INDEX versions_sha256 ON versions(sha256);

-- Every reading of a version ever made or imported; versions.reading names the one in force.
CREATE TABLE readings(
    key INTEGER PRIMARY KEY,
    report INTEGER NOT NULL,
    version INTEGER NOT NULL,
    parser TEXT NOT NULL,
    rules INTEGER NOT NULL,
    digest BLOB NOT NULL,
    record BLOB NOT NULL,
    added TEXT NOT NULL);
CREATE INDEX readings_report ON readings(report, version);

-- The change feed. AUTOINCREMENT: a number is never given twice, and writers are serial, so numbers ascend in commit order.
CREATE TABLE events(
    change INTEGER PRIMARY KEY AUTOINCREMENT,
    report INTEGER NOT NULL,
    kind TEXT NOT NULL,
    detail TEXT,
    at TEXT NOT NULL);

-- The latest row of a field is in force; a row whose active is 0 takes the correction back.
CREATE TABLE corrections(
    key INTEGER PRIMARY KEY,
    report INTEGER NOT NULL,
    field TEXT NOT NULL,
    value TEXT,
    active INTEGER NOT NULL,
    by TEXT NOT NULL,
    source TEXT NOT NULL,
    at TEXT NOT NULL);
CREATE INDEX corrections_report ON corrections(report);

CREATE TABLE tombstones(
    report INTEGER PRIMARY KEY,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    purged INTEGER NOT NULL);

CREATE TABLE aliases(alias TEXT PRIMARY KEY, report INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX aliases_report ON aliases(report);

CREATE TABLE agencies(id TEXT PRIMARY KEY, name TEXT NOT NULL, type TEXT, level TEXT, region TEXT, year INTEGER) WITHOUT ROWID;
CREATE TABLE agency_names(name TEXT NOT NULL, agency TEXT NOT NULL, PRIMARY KEY(name, agency)) WITHOUT ROWID;
CREATE INDEX agency_names_agency ON agency_names(agency);

CREATE TABLE regions(code TEXT PRIMARY KEY, name TEXT NOT NULL, full_name TEXT NOT NULL, level TEXT NOT NULL, parent TEXT) WITHOUT ROWID;
CREATE INDEX regions_name ON regions(name);

-- When an original was last compared with its name, and whether it was whole.
CREATE TABLE fixity(sha256 TEXT PRIMARY KEY, checked TEXT NOT NULL, state TEXT NOT NULL) WITHOUT ROWID;
