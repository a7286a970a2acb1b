-- Which deadline a webhook or a mail address has been told of, at which urgency, and on which day. Entered after it was sent.
CREATE TABLE alert_sent (
    destination TEXT NOT NULL,
    alert TEXT NOT NULL,
    sent_on TEXT NOT NULL,
    PRIMARY KEY (destination, alert)
) STRICT;
