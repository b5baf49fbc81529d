"""The tables of a segment: one SQLite file, written once and never changed.

`seq` numbers articles in order of publication, `entry` numbers whatever has a name in order of
prominence (see `corpus.storage.entries`), and `alias` numbers spellings in order of their entries.
So "oldest first" and "most prominent first" are the order of the keys, and no question sorts.
`place` counts the spellings that hold a token, from 0, so that the first of them can be read
without the others. `parted` holds the articles in scripts without blanks, see
`corpus.storage.parted`. A `record` is one of `corpus.model`, as `corpus.storage.records` writes it.
"""

SCHEMA_VERSION = 6
"""Raised by one with every change of the tables, of the fields of a record, or of what they mean.

An index of another number is refused with a sentence that says to build it again.
"""

LAYOUT = "ea2264e9"
"""The digest of the tables and of the records' fields under that number.

Every index carries it, so that one from between two numbers is refused, too. A test computes it
and fails where they changed: raise SCHEMA_VERSION then, and write the new digest here.
"""

APPLICATION_ID = 0x50584C58
"""Marks a SQLite file as a segment of ours ("PXLX")."""

TABLES = """
CREATE TABLE articles (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    day TEXT,
    headline TEXT NOT NULL,
    text TEXT NOT NULL,
    byline TEXT NOT NULL,
    captions TEXT NOT NULL,
    record TEXT NOT NULL
);
CREATE TABLE documents (seq INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE analyses (seq INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE entries (
    entry INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    weight INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    record TEXT NOT NULL
);
CREATE TABLE presences (
    entry INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (entry, seq)
) WITHOUT ROWID;
CREATE TABLE mentions (seq INTEGER NOT NULL, person TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE labels (seq INTEGER NOT NULL, person TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE quotes (seq INTEGER NOT NULL, speaker TEXT, record TEXT NOT NULL);
CREATE TABLE statements (seq INTEGER NOT NULL, speaker TEXT, record TEXT NOT NULL);
CREATE TABLE terms (seq INTEGER NOT NULL, record TEXT NOT NULL);
CREATE TABLE dates (seq INTEGER NOT NULL, record TEXT NOT NULL);
CREATE TABLE facts (fact INTEGER PRIMARY KEY, story TEXT, record TEXT NOT NULL);
CREATE TABLE fact_articles (
    seq INTEGER NOT NULL, fact INTEGER NOT NULL, PRIMARY KEY (seq, fact)
) WITHOUT ROWID;
CREATE TABLE fact_people (
    person TEXT NOT NULL, fact INTEGER NOT NULL, PRIMARY KEY (person, fact)
) WITHOUT ROWID;

CREATE TABLE aliases (
    alias INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL,
    kind TEXT NOT NULL,
    spelling TEXT NOT NULL,
    folded TEXT NOT NULL,
    family TEXT NOT NULL
);
CREATE TABLE tokens (token INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE postings (
    token INTEGER NOT NULL,
    kind TEXT NOT NULL,
    place INTEGER NOT NULL,
    alias INTEGER NOT NULL,
    PRIMARY KEY (token, kind, place)
) WITHOUT ROWID;
CREATE TABLE deletions (
    key INTEGER NOT NULL, token INTEGER NOT NULL, PRIMARY KEY (key, token)
) WITHOUT ROWID;
CREATE TABLE skeletons (
    key TEXT NOT NULL, token INTEGER NOT NULL, PRIMARY KEY (key, token)
) WITHOUT ROWID;
CREATE TABLE initials (
    key TEXT NOT NULL, alias INTEGER NOT NULL, PRIMARY KEY (key, alias)
) WITHOUT ROWID;
CREATE TABLE orders (
    text TEXT NOT NULL, alias INTEGER NOT NULL, PRIMARY KEY (text, alias)
) WITHOUT ROWID;
CREATE TABLE prefixes (
    prefix TEXT NOT NULL, kind TEXT NOT NULL, alias INTEGER NOT NULL,
    PRIMARY KEY (prefix, kind, alias)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE fulltext USING fts5 (
    headline, text, byline, captions,
    content = 'articles', content_rowid = 'seq',
    tokenize = "porter unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE parted USING fts5 (
    headline, text, byline, captions, tokenize = "porter unicode61 remove_diacritics 2"
);
"""

INDEXES = """
CREATE INDEX articles_by_day ON articles (day);
CREATE UNIQUE INDEX entries_by_id ON entries (id, kind);
CREATE INDEX entries_by_kind ON entries (kind, entry);
CREATE INDEX presences_by_article ON presences (seq, entry);
CREATE INDEX mentions_by_person ON mentions (person, seq);
CREATE INDEX labels_by_person ON labels (person, seq);
CREATE INDEX quotes_by_speaker ON quotes (speaker, seq);
CREATE INDEX quotes_by_article ON quotes (seq);
CREATE INDEX statements_by_speaker ON statements (speaker, seq);
CREATE INDEX statements_by_article ON statements (seq);
CREATE INDEX terms_by_article ON terms (seq);
CREATE INDEX dates_by_article ON dates (seq);
CREATE INDEX facts_by_story ON facts (story);
CREATE INDEX fact_articles_by_fact ON fact_articles (fact, seq);
CREATE INDEX aliases_by_entry ON aliases (entry, alias);
CREATE INDEX aliases_by_folded ON aliases (folded);
CREATE UNIQUE INDEX tokens_by_text ON tokens (text);
"""
