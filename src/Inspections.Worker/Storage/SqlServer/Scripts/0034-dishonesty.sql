-- Firms on lists of dishonest firms, blacklists and abnormal operations (失信企业、黑名单、经营异常名录). What is over stays, with the
-- moment it ended: it is published no more, and an auditor can see that it was.
CREATE TABLE dishonesty (
    firm NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    list NVARCHAR(100) COLLATE Latin1_General_BIN2 NOT NULL,
    listed_on NVARCHAR(10) COLLATE Latin1_General_BIN2 NOT NULL,
    basis NVARCHAR(MAX) NOT NULL,
    authority NVARCHAR(MAX) NOT NULL,
    listed_until NVARCHAR(10) COLLATE Latin1_General_BIN2 NULL,
    ended_at NVARCHAR(32) NULL,
    CONSTRAINT pk_dishonesty PRIMARY KEY (firm, list, listed_on)
);
