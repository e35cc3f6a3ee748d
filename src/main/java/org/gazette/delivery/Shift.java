package org.gazette.delivery;

import java.time.Clock;
import java.util.function.BooleanSupplier;

/** The time that a courier works by, and what it is to stop. */
record Shift(Clock clock, Lease lease, Reins reins, BooleanSupplier stopping) {
    boolean over() {
        return stopping.getAsBoolean();
    }
}
