-- As sqlite/0005; what the columns hold is said there.
CREATE TABLE captures(
    sha256 text COLLATE "C" NOT NULL,
    address text COLLATE "C" NOT NULL,
    n bigint NOT NULL,
    at text COLLATE "C" NOT NULL,
    status bigint,
    headers text COLLATE "C" NOT NULL,
    via text COLLATE "C",
    page text COLLATE "C",
    PRIMARY KEY(sha256, address));

CREATE TABLE addresses(
    address text COLLATE "C" PRIMARY KEY,
    sha256 text COLLATE "C" NOT NULL,
    asked text COLLATE "C" NOT NULL,
    status bigint,
    gone text COLLATE "C",
    gone_status bigint);
CREATE INDEX addresses_sha256 ON addresses(sha256);
