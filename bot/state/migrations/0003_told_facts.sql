-- What a digest was about, by the slot that it came at, so that one that is corrected is new in
-- what it was new in. What was told by an earlier Parallax has no slot.

ALTER TABLE seen ADD COLUMN slot TEXT NOT NULL DEFAULT '';

-- Facts that a subscription's digests were about, with how they stood then, such as
-- "fact-3f2a shared".
CREATE TABLE told (
    subscription TEXT NOT NULL REFERENCES subscriptions (id) ON DELETE CASCADE,
    fact TEXT NOT NULL,
    slot TEXT NOT NULL,
    PRIMARY KEY (subscription, fact)
);
