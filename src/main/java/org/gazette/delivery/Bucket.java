package org.gazette.delivery;

/**
 * An allowance that fills up at a {@link Pace}: a token bucket, held as the moment when it will be full. Moments are
 * nanoseconds since 1970 by the clock of the database.
 */
record Bucket(Pace pace, long fullAt) {
    /** A bucket as it is now. A clock that was set back finds it empty at the worst, and never owing. */
    static Bucket at(Pace pace, long fullAt, long now) {
        long capacity = pace.burst() * pace.nanosEach();
        return new Bucket(pace, Math.min(Math.max(fullAt, now), now + capacity));
    }

    /** How many letters it allows now. */
    int allows(long now) {
        return (int) ((now + pace.burst() * pace.nanosEach() - fullAt) / pace.nanosEach());
    }

    /** @param letters fewer than nothing gives back what was not used */
    Bucket without(int letters) {
        return new Bucket(pace, fullAt + letters * pace.nanosEach());
    }

    /** When it allows one more. */
    long opensAt() {
        return fullAt - (pace.burst() - 1) * pace.nanosEach();
    }
}
