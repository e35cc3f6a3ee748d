package org.gazette.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.gazette.house.House;

/** Moments as the command line prints them: {@code 2020-11-16 07:00}, in the paper's zone. */
final class Moments {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Moments() {}

    /** To the second, as letters are settled: {@code 2020-11-16 07:00:12}. */
    static String exactly(Instant moment, House house) {
        return SECOND.format(moment.atZone(house.settings().paper().zone()));
    }

    static String of(Instant moment, House house) {
        return of(moment, house.settings().paper().zone());
    }

    static String of(Instant moment, ZoneId zone) {
        return MINUTE.format(moment.atZone(zone));
    }
}
