-- What is shown of a report also follows from the agency's neighbouring years: touched is the last change of it or of one of these.
ALTER TABLE reports ADD COLUMN touched INTEGER NOT NULL DEFAULT 0;
UPDATE reports SET touched = change;
DROP INDEX reports_change;
CREATE INDEX reports_touched ON reports(touched);
