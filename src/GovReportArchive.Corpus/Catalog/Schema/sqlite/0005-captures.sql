-- Where originals came from. n counts the addresses of one original as they came: a reading is made with the first. headers is a list of pairs, page what an
-- attachment takes from the page that links to it, both as JSON.
CREATE TABLE captures(
    sha256 TEXT NOT NULL,
    address TEXT NOT NULL,
    n INTEGER NOT NULL,
    at TEXT NOT NULL,
    status INTEGER,
    headers TEXT NOT NULL,
    via TEXT,
    page TEXT,
    PRIMARY KEY(sha256, address)) WITHOUT ROWID;

-- Addresses that gave an original, or what says the same as one (sha256): when they were asked last, and since when they answer that there is nothing.
CREATE TABLE addresses(
    address TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    asked TEXT NOT NULL,
    status INTEGER,
    gone TEXT,
    gone_status INTEGER) WITHOUT ROWID;
CREATE INDEX addresses_sha256 ON addresses(sha256);
