-- What adapters keep over a restart, and who may do what. SQLite and PostgreSQL both read this.

-- Questions that are too long for a button, by the key that the button carries in their place.
CREATE TABLE questions (
    key TEXT PRIMARY KEY,
    question TEXT NOT NULL,
    kept TEXT NOT NULL
);

-- What a platform was last told (such as its list of commands), as a hash.
CREATE TABLE fingerprints (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    kept TEXT NOT NULL
);

-- Commands that are on or off; place '' is the whole workspace, and a place's own rule wins.
CREATE TABLE command_rules (
    adapter TEXT NOT NULL,
    workspace TEXT NOT NULL,
    place TEXT NOT NULL,
    command TEXT NOT NULL,
    allowed INTEGER NOT NULL CHECK (allowed IN (0, 1)),
    changed_by TEXT NOT NULL,
    changed TEXT NOT NULL,
    PRIMARY KEY (adapter, workspace, place, command)
);

-- Who may do what beside asking: holder is a user's id, or 'everyone'.
CREATE TABLE powers (
    adapter TEXT NOT NULL,
    workspace TEXT NOT NULL,
    power TEXT NOT NULL CHECK (power IN ('subscribe', 'configure')),
    holder TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    changed TEXT NOT NULL,
    PRIMARY KEY (adapter, workspace, power, holder)
);

-- Workspaces that installed us; person '' is the workspace's own installation.
CREATE TABLE installations (
    adapter TEXT NOT NULL,
    workspace TEXT NOT NULL,
    person TEXT NOT NULL,
    sealed TEXT NOT NULL,
    installed TEXT NOT NULL,
    PRIMARY KEY (adapter, workspace, person)
);

-- Installations under way: a value that must come back once, before it expires (UTC, ISO 8601).
CREATE TABLE pending_installations (
    token TEXT PRIMARY KEY,
    expires TEXT NOT NULL
);
