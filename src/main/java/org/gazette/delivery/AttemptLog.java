package org.gazette.delivery;

import java.time.Instant;
import org.gazette.storage.Database;

/** The log of attempts as a whole: how long it reaches back. */
public final class AttemptLog {
    private final Database database;

    public AttemptLog(Database database) {
        this.database = database;
    }

    /** Forgets what was said before; what became of each letter stays in the ledger. @return how many attempts */
    public int forget(Instant before) {
        return database.write(handle -> handle.createUpdate("delete from attempt where made_at < :before")
                .bind("before", before)
                .execute());
    }
}
