package org.gazette.newsletters;

import java.time.Instant;
import java.time.LocalDate;

/** One due moment of a newsletter: there is at most one for a local date, and it makes at most one issue. */
public record Slot(String newsletter, LocalDate date, Instant due) {
    /** A due moment, not yet a newsletter's. */
    public record Due(LocalDate date, Instant at) {
        public Slot of(Newsletter newsletter) {
            return new Slot(newsletter.name(), date, at);
        }
    }

    /** {@code daily/2020-11-16}: its name in tables, logs and messages. */
    @Override
    public String toString() {
        return newsletter + "/" + date;
    }
}
