-- The bureau's own values of draws, sealed under a key that is not in the database. An empty key_id is a value that was kept as it is by an
-- earlier version: the program seals it when it starts.
CREATE TABLE sealed_value (
    draw TEXT COLLATE "C" NOT NULL,
    key_id TEXT COLLATE "C" NOT NULL,
    content TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_sealed_value PRIMARY KEY (draw),
    CONSTRAINT fk_sealed_value_commitment FOREIGN KEY (draw) REFERENCES commitment (draw)
);

INSERT INTO sealed_value (draw, key_id, content)
SELECT c.draw, '', c.own_value FROM commitment c JOIN round r ON r.draw = c.draw
WHERE r.state <> 'Void' AND EXISTS (SELECT 1 FROM draw_source s WHERE s.draw = c.draw AND s.name LIKE 'own:%' AND s.value IS NULL);

ALTER TABLE commitment DROP COLUMN own_value;
