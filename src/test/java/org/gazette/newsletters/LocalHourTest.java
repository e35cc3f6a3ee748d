package org.gazette.newsletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalHourTest {
    private static final LocalDate FIRST = LocalDate.of(2018, 1, 1);
    private static final LocalDate END = LocalDate.of(2024, 1, 1);
    private static final int[] HOURS = {0, 1, 2, 3, 7, 12, 23};

    private final List<String> faults = new ArrayList<>();
    private int looked;

    /**
     * Six years of a newsletter in each of some zones, read in every zone: an issue's date by the reader's clock is its own
     * date and so many days, always the same number, so each date of the reader's has one issue and no two meet.
     */
    @Test
    void eachIssueHasADateOfItsOwnByTheReadersClockAcrossAllChangesOfClocks() {
        for (String place : List.of("Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca")) {
            for (LocalTime time : List.of(LocalTime.of(0, 0), LocalTime.of(2, 30), LocalTime.of(7, 0))) {
                Cadence cadence = new Cadence("daily " + time, Rhythm.daily(time), ZoneId.of(place));
                zones().parallelStream().forEach(zone -> {
                    for (int hour : HOURS) {
                        walk(cadence, new LocalHour(hour, zone));
                    }
                });
            }
        }
        assertThat(faults).isEmpty();
        assertThat(looked).isGreaterThan(1_000_000);
    }

    private void walk(Cadence cadence, LocalHour hour) {
        Map<List<ZoneOffset>, Integer> shifts = new HashMap<>();
        List<String> found = new ArrayList<>();
        int count = 0;
        for (LocalDate date = FIRST; date.isBefore(END); date = date.plusDays(1)) {
            Slot.Due due = cadence.on(date).orElseThrow();
            Instant moment = hour.of(cadence, new Slot("daily", date, due.at()));
            List<ZoneOffset> clocks = List.of(standard(cadence.zone(), due.at()), standard(hour.zone(), due.at()));
            LocalDate own =
                    date.plusDays(shifts.computeIfAbsent(clocks, key -> shift(dateOf(moment, hour), due.date())));
            Instant wanted = wall(own, hour);
            boolean brought = wanted.isBefore(due.at()) && moment.equals(due.at());
            boolean right = (moment.equals(wanted) || brought)
                    && !moment.isBefore(due.at())
                    && Duration.between(wanted, moment).compareTo(Duration.ofHours(2)) <= 0;
            if (!right && found.size() < 3) {
                found.add(cadence.words() + " " + cadence.zone() + ", " + hour + ", " + date + ": " + moment
                        + " and not " + wanted);
            }
            count++;
        }
        synchronized (faults) {
            faults.addAll(found);
            looked += count;
        }
    }

    /** The first date looked at is in winter in the north and in summer in the south: pulled forward it is on the same date. */
    private static LocalDate dateOf(Instant moment, LocalHour hour) {
        LocalDate date = LocalDate.ofInstant(moment, hour.zone());
        return wall(date, hour).isAfter(moment) ? date.minusDays(1) : date;
    }

    private static int shift(LocalDate own, LocalDate date) {
        return (int) (own.toEpochDay() - date.toEpochDay());
    }

    /** The first instant at which a clock on the wall shows the hour of a date, or has gone past it. */
    private static Instant wall(LocalDate date, LocalHour hour) {
        List<ZoneOffset> offsets = hour.zone().getRules().getValidOffsets(date.atTime(hour.hour(), 0));
        return offsets.isEmpty()
                ? hour.zone()
                        .getRules()
                        .getTransition(date.atTime(hour.hour(), 0))
                        .getInstant()
                : date.atTime(hour.hour(), 0).toInstant(offsets.get(0));
    }

    private static ZoneOffset standard(ZoneId zone, Instant at) {
        return zone.getRules().getStandardOffset(at);
    }

    private static List<ZoneId> zones() {
        return List.of(
                        "Pacific/Kiritimati",
                        "Pacific/Apia",
                        "Pacific/Auckland",
                        "Pacific/Chatham",
                        "Australia/Lord_Howe",
                        "Australia/Sydney",
                        "Asia/Tokyo",
                        "Asia/Pyongyang",
                        "Asia/Kathmandu",
                        "Asia/Kolkata",
                        "Asia/Tehran",
                        "Asia/Gaza",
                        "Europe/Volgograd",
                        "Europe/Berlin",
                        "Europe/London",
                        "Europe/Dublin",
                        "Africa/Casablanca",
                        "Africa/Juba",
                        "Antarctica/Troll",
                        "Atlantic/Azores",
                        "America/Scoresbysund",
                        "America/Sao_Paulo",
                        "America/St_Johns",
                        "America/Havana",
                        "America/New_York",
                        "America/Los_Angeles",
                        "Pacific/Easter",
                        "Pacific/Pago_Pago",
                        "Etc/GMT+12",
                        "UTC")
                .stream()
                .map(ZoneId::of)
                .toList();
    }

    @Test
    void anHourIsThatOfTheReadersOwnClock() {
        Cadence london = new Cadence("daily 07:00", Rhythm.daily(LocalTime.of(7, 0)), ZoneId.of("Europe/London"));

        assertThat(at(london, "2026-03-10", 7, "America/New_York")).isEqualTo("2026-03-10T11:00:00Z");
        assertThat(at(london, "2026-03-01", 7, "America/New_York")).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(at(london, "2026-03-10", 7, "Asia/Tokyo"))
                .as("seven in Tokyo is past when London makes its issue")
                .isEqualTo("2026-03-10T22:00:00Z");
        assertThat(at(london, "2026-03-10", 7, "Europe/London")).isEqualTo("2026-03-10T07:00:00Z");
    }

    @Test
    void whereSummerTimeBringsTheHourForwardTheIssueLeavesWhenItIsMade() {
        Cadence london = new Cadence("daily 07:00", Rhythm.daily(LocalTime.of(7, 0)), ZoneId.of("Europe/London"));

        assertThat(at(london, "2026-03-07", 2, "America/New_York")).isEqualTo("2026-03-07T07:00:00Z");
        assertThat(at(london, "2026-03-10", 2, "America/New_York"))
                .as("for three weeks two in New York is six in London")
                .isEqualTo("2026-03-10T07:00:00Z");
    }

    @Test
    void anHourInAGapIsTheFirstInstantAfterItAndOneThatComesTwiceIsTheFirst() {
        Cadence early = new Cadence("daily 00:30", Rhythm.daily(LocalTime.of(0, 30)), ZoneId.of("Europe/Berlin"));

        assertThat(at(early, "2026-03-29", 2, "Europe/Berlin")).isEqualTo("2026-03-29T01:00:00Z");
        assertThat(at(early, "2026-10-25", 2, "Europe/Berlin")).isEqualTo("2026-10-25T00:00:00Z");
    }

    private static Instant at(Cadence cadence, String date, int hour, String zone) {
        Slot slot = cadence.on(LocalDate.parse(date)).orElseThrow().of(Titles.daily());
        return new LocalHour(hour, ZoneId.of(zone)).of(cadence, slot);
    }
}
