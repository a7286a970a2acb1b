-- Firms on lists of dishonest firms, blacklists and abnormal operations (失信企业、黑名单、经营异常名录). What is over stays, with the
-- moment it ended: it is published no more, and an auditor can see that it was.
CREATE TABLE dishonesty (
    firm TEXT COLLATE "C" NOT NULL,
    list TEXT COLLATE "C" NOT NULL,
    listed_on TEXT COLLATE "C" NOT NULL,
    basis TEXT COLLATE "C" NOT NULL,
    authority TEXT COLLATE "C" NOT NULL,
    listed_until TEXT COLLATE "C" NULL,
    ended_at TEXT COLLATE "C" NULL,
    CONSTRAINT pk_dishonesty PRIMARY KEY (firm, list, listed_on)
);
