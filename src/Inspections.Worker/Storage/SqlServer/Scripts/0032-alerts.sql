-- Which deadline a webhook or a mail address has been told of, at which urgency, and on which day. Entered after it was sent.
CREATE TABLE alert_sent (
    destination VARCHAR(40) COLLATE Latin1_General_BIN2 NOT NULL,
    alert VARCHAR(300) COLLATE Latin1_General_BIN2 NOT NULL,
    sent_on VARCHAR(10) NOT NULL,
    CONSTRAINT pk_alert_sent PRIMARY KEY (destination, alert)
);
