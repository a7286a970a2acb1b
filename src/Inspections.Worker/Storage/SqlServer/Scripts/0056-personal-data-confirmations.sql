-- Texts that look as if they held personal data, and the people who confirmed that they do not. The text itself is not kept.
CREATE TABLE personal_data_confirmation (
    text_digest NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    confirmed_by NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    approved_by NVARCHAR(64) COLLATE Latin1_General_BIN2 NULL,
    confirmed_at NVARCHAR(32) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_personal_data_confirmation PRIMARY KEY (text_digest)
);
