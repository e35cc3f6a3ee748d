package org.gazette.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.gazette.house.House;
import org.gazette.subscribers.Consent;
import org.gazette.subscribers.Frequency;
import org.gazette.subscribers.Subscription;
import org.gazette.subscribers.Wishes;
import picocli.CommandLine.Option;

/** What a reader may want of a newsletter beside sections and language, on the command line. */
final class ReaderWishes {
    @Option(
            names = "--frequency",
            paramLabel = "WORD",
            description = "each-issue, weekly or alerts; each-issue by default.")
    private Optional<String> frequency = Optional.empty();

    @Option(names = "--hour", paramLabel = "N", description = "0 to 23, by the clock of --zone; the newsletter's own.")
    private Optional<Integer> hour = Optional.empty();

    @Option(names = "--zone", paramLabel = "ZONE", description = "Such as Europe/London; that of the newsletter.")
    private Optional<String> zone = Optional.empty();

    @Option(names = "--alerts", description = "Breaking news at once, beside that.")
    private boolean alerts;

    @Option(names = "--pause-until", paramLabel = "DATE", description = "Nothing before that day.")
    private Optional<LocalDate> pause = Optional.empty();

    /** @throws IllegalArgumentException naming what is none */
    void check() {
        frequency
                .filter(word -> !List.of("each-issue", "weekly", "alerts").contains(word))
                .ifPresent(word -> {
                    throw new IllegalArgumentException(
                            "--frequency " + word + " is none of each-issue, weekly, alerts");
                });
        wishes(List.of(), "", ZoneId.of("UTC"));
    }

    private Wishes wishes(List<String> sections, String language, ZoneId home) {
        Instant until = pause.map(day ->
                        day.atStartOfDay(zone.map(ZoneId::of).orElse(home)).toInstant())
                .orElse(Instant.EPOCH);
        return Wishes.of(sections, language, Frequency.of(frequency.orElse("")), hour.orElse(-1), zone.orElse(""))
                .withAlerts(alerts)
                .pausedUntil(until);
    }

    /** Adds them to a subscription, if there are any. */
    void place(House house, Subscription to) {
        if (frequency.isPresent() || hour.isPresent() || zone.isPresent() || alerts || pause.isPresent()) {
            Wishes wishes = wishes(
                    to.sections(), to.language(), house.settings().paper().zone());
            house.database()
                    .run(handle -> house.orders()
                            .change(handle, to.subscriber().id(), to.newsletter(), wishes, Consent.by("command line")));
        }
    }
}
