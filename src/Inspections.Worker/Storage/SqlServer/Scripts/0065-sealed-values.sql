-- The bureau's own values of draws, sealed under a key that is not in the database. An empty key_id is a value that was kept as it is by an
-- earlier version: the program seals it when it starts.
CREATE TABLE sealed_value (
    draw NVARCHAR(80) COLLATE Latin1_General_BIN2 NOT NULL,
    key_id NVARCHAR(16) COLLATE Latin1_General_BIN2 NOT NULL,
    content NVARCHAR(MAX) NOT NULL,
    CONSTRAINT pk_sealed_value PRIMARY KEY (draw),
    CONSTRAINT fk_sealed_value_commitment FOREIGN KEY (draw) REFERENCES commitment (draw)
);
GO
INSERT INTO sealed_value (draw, key_id, content)
SELECT c.draw, '', c.own_value FROM commitment c JOIN round r ON r.draw = c.draw
WHERE r.state <> 'Void' AND EXISTS (SELECT 1 FROM draw_source s WHERE s.draw = c.draw AND s.name LIKE 'own:%' AND s.value IS NULL);
GO
ALTER TABLE commitment DROP COLUMN own_value;
