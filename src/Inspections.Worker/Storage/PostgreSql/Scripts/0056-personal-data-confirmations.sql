-- Texts that look as if they held personal data, and the people who confirmed that they do not. The text itself is not kept.
CREATE TABLE personal_data_confirmation (
    text_digest TEXT COLLATE "C" NOT NULL,
    confirmed_by TEXT COLLATE "C" NOT NULL,
    approved_by TEXT COLLATE "C" NULL,
    confirmed_at TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_personal_data_confirmation PRIMARY KEY (text_digest)
);
