package org.gazette.delivery;

/** Where in a conversation a reply comes (RFC 5321 §3). */
enum Phase {
    /** Connecting, the greeting, EHLO, STARTTLS. */
    CONNECT,
    AUTH,
    MAIL,
    RCPT,
    DATA,
    /** After the final dot. */
    DOT
}
