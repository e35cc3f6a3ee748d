package org.gazette.subscribers;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * All that a reader may choose of a newsletter.
 *
 * @param choice sections and language
 * @param hour 0 to 23, when a letter is wanted; -1 for the newsletter's own hour
 * @param zone IANA name; empty for that of the newsletter
 * @param alerts whether breaking news is wanted at once, beside what the frequency says
 * @param pauseUntil no letter before; {@link Instant#EPOCH} for no pause
 */
public record Wishes(
        Subscribers.Choice choice, Frequency frequency, int hour, String zone, boolean alerts, Instant pauseUntil) {
    /** As the newsletter comes. */
    public static final Wishes NONE =
            new Wishes(new Subscribers.Choice("", ""), Frequency.EACH_ISSUE, -1, "", false, Instant.EPOCH);

    private static final int LAST_HOUR = 23;

    public Wishes {
        if (hour < -1 || hour > LAST_HOUR) {
            throw new IllegalArgumentException("hour " + hour + " is not between 0 and 23");
        }
    }

    /**
     * Wishes without a pause.
     *
     * @param sections slugs; empty for all
     * @throws IllegalArgumentException when the zone or the language is none; the message names it
     */
    public static Wishes of(List<String> sections, String language, Frequency frequency, int hour, String zone) {
        return new Wishes(
                Subscribers.Choice.of(sections, language), frequency, hour, checked(zone), false, Instant.EPOCH);
    }

    public Wishes pausedUntil(Instant until) {
        return new Wishes(choice, frequency, hour, zone, alerts, until);
    }

    public Wishes withAlerts(boolean wanted) {
        return new Wishes(choice, frequency, hour, zone, wanted, pauseUntil);
    }

    /** An hour as a form says it, 0 to 23; -1, the newsletter's own, for anything else. */
    public static int hour(String words) {
        return words.matches("\\d|1\\d|2[0-3]") ? Integer.parseInt(words) : -1;
    }

    private static String checked(String zone) {
        String name = zone.strip();
        try {
            return name.isEmpty() ? "" : ZoneId.of(name).getId();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "«" + name + "» is not a time zone: choose one such as Europe/London", e);
        }
    }
}
