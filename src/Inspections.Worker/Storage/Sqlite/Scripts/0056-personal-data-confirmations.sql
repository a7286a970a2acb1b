-- Texts that look as if they held personal data, and the people who confirmed that they do not. The text itself is not kept.
CREATE TABLE personal_data_confirmation (
    text_digest TEXT NOT NULL PRIMARY KEY,
    confirmed_by TEXT NOT NULL,
    approved_by TEXT,
    confirmed_at TEXT NOT NULL
) STRICT;
