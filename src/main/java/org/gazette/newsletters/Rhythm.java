package org.gazette.newsletters;

import java.time.LocalDateTime;

/** A local rhythm, blind to time zones: the next moment strictly after another. */
@FunctionalInterface
public interface Rhythm {
    LocalDateTime next(LocalDateTime after);
}
