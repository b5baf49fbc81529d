-- Digests that people subscribed to, and every delivery. Instants in seconds since 1970 (UTC).

CREATE TABLE subscriptions (
    id TEXT PRIMARY KEY,
    adapter TEXT NOT NULL,
    workspace TEXT NOT NULL,
    place TEXT NOT NULL,
    query TEXT NOT NULL,
    schedule TEXT NOT NULL,
    timezone TEXT NOT NULL,
    when_empty TEXT NOT NULL CHECK (when_empty IN ('silent', 'line', 'spotlight')),
    created_by TEXT NOT NULL,
    created DOUBLE PRECISION NOT NULL,
    length TEXT NOT NULL CHECK (length IN ('short', 'long')),
    language TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('active', 'paused', 'stopped')),
    reason TEXT NOT NULL,
    next_key TEXT,
    next_due DOUBLE PRECISION,
    last_key TEXT,
    last_due DOUBLE PRECISION,
    risk_twice INTEGER NOT NULL CHECK (risk_twice IN (0, 1))
);

CREATE INDEX subscriptions_due ON subscriptions (next_due) WHERE status = 'active';
CREATE INDEX subscriptions_place ON subscriptions (adapter, workspace, place);

-- One row a part of a digest. `turn` lets workspaces take turns: the how many-th of its workspace
-- a delivery is among those that wait.
CREATE TABLE deliveries (
    subscription TEXT NOT NULL REFERENCES subscriptions (id) ON DELETE CASCADE,
    slot TEXT NOT NULL,
    part INTEGER NOT NULL,
    parts INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (
        state IN ('planned', 'rendered', 'sending', 'verifying', 'correcting', 'sent', 'unknown',
                  'skipped', 'dead')
    ),
    adapter TEXT NOT NULL,
    workspace TEXT NOT NULL,
    place TEXT NOT NULL,
    due DOUBLE PRECISION NOT NULL,
    turn INTEGER NOT NULL,
    missed INTEGER NOT NULL,
    since DOUBLE PRECISION,
    body TEXT NOT NULL,
    nonce TEXT NOT NULL,
    owner TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    lease_until DOUBLE PRECISION NOT NULL,
    first_sent DOUBLE PRECISION,
    not_before DOUBLE PRECISION NOT NULL,
    message TEXT NOT NULL,
    detail TEXT NOT NULL,
    flagged INTEGER NOT NULL CHECK (flagged IN (0, 1)),
    risk_twice INTEGER NOT NULL CHECK (risk_twice IN (0, 1)),
    changed DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (subscription, slot, part)
);

CREATE INDEX deliveries_open ON deliveries (not_before, turn, due)
    WHERE state IN ('planned', 'rendered', 'sending', 'verifying', 'correcting');
CREATE INDEX deliveries_workspace ON deliveries (adapter, workspace)
    WHERE state IN ('planned', 'rendered', 'sending', 'verifying', 'correcting');

-- Articles that a subscription's digests have shown, so that the next one knows what is new.
CREATE TABLE seen (
    subscription TEXT NOT NULL REFERENCES subscriptions (id) ON DELETE CASCADE,
    article TEXT NOT NULL,
    PRIMARY KEY (subscription, article)
);
