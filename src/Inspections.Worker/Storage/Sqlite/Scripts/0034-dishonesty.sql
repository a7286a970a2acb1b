-- Firms on lists of dishonest firms, blacklists and abnormal operations (失信企业、黑名单、经营异常名录). What is over stays, with the
-- moment it ended: it is published no more, and an auditor can see that it was.
CREATE TABLE dishonesty (
    firm TEXT NOT NULL,
    list TEXT NOT NULL,
    listed_on TEXT NOT NULL,
    basis TEXT NOT NULL,
    authority TEXT NOT NULL,
    listed_until TEXT,
    ended_at TEXT,
    PRIMARY KEY (firm, list, listed_on)
) STRICT;
