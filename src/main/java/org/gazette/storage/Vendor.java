package org.gazette.storage;

/** The two databases, and the few words in which their SQL differs. */
public enum Vendor {
    SQLITE("blob", "cast(unixepoch('subsec') * 1000 as integer)", ""),
    POSTGRESQL("bytea", "cast(extract(epoch from clock_timestamp()) * 1000 as bigint)", " for update skip locked");

    private final String bytes;
    private final String nowMillis;
    private final String skipLocked;

    Vendor(String bytes, String nowMillis, String skipLocked) {
        this.bytes = bytes;
        this.nowMillis = nowMillis;
        this.skipLocked = skipLocked;
    }

    /** The type of a column of bytes. */
    String bytes() {
        return bytes;
    }

    /** A query for the database's clock, in milliseconds since 1970. */
    String nowMillis() {
        return "select " + nowMillis;
    }

    /** What ends a select whose rows only one of many takers may have; nothing where there is one writer. */
    public String skipLocked() {
        return skipLocked;
    }
}
