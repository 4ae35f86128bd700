-- Number of the last change. A transaction that changes something counts it up, so the feed has no gaps and ascends in commit order.
CREATE TABLE feed(last INTEGER NOT NULL);
INSERT INTO feed SELECT coalesce(max(change), 0) FROM events;

-- Who did what to the archive, from where, and why; rows are only ever added. report is the id, which outlives a purge.
CREATE TABLE audit(
    key INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    origin TEXT NOT NULL,
    action TEXT NOT NULL,
    report TEXT,
    detail TEXT);
CREATE INDEX audit_report ON audit(report);
