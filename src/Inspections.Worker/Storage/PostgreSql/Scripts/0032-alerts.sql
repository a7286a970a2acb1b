-- Which deadline a webhook or a mail address has been told of, at which urgency, and on which day. Entered after it was sent.
CREATE TABLE alert_sent (
    destination TEXT COLLATE "C" NOT NULL,
    alert TEXT COLLATE "C" NOT NULL,
    sent_on TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_alert_sent PRIMARY KEY (destination, alert)
);
