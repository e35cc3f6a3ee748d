package org.gazette.faults;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One death of the program, and what came of it. */
final class Kill {
    private final @Nullable Failpoint place;
    private final int sending;
    private final Set<String> doubled = new HashSet<>();

    /**
     * @param place where, or null for a random moment
     * @param sending envelopes that were marked SENDING when it died: each becomes UNKNOWN
     */
    Kill(@Nullable Failpoint place, int sending) {
        this.place = place;
        this.sending = sending;
    }

    @Nullable
    Failpoint place() {
        return place;
    }

    int unknown() {
        return sending;
    }

    int doubled() {
        return doubled.size();
    }

    void doubles(String recipient) {
        doubled.add(recipient);
    }
}
