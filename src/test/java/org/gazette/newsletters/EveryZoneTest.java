package org.gazette.newsletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every zone that this Java knows, from 2000 to 2040. Zones with the same clock in these years are looked at once, since
 * a due moment depends on nothing else of them.
 */
class EveryZoneTest {
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate END = LocalDate.of(2041, 1, 1);
    private static final List<LocalTime> TIMES =
            List.of(LocalTime.of(0, 0), LocalTime.of(1, 30), LocalTime.of(2, 30), LocalTime.of(23, 59));

    private final LongAdder slots = new LongAdder();

    @Test
    void eachDateOfEachZoneHasExactlyOneSlotAndSlotsOnlyEverGoForward() {
        Map<List<Object>, List<ZoneId>> clocks = ZoneId.getAvailableZoneIds().stream()
                .map(ZoneId::of)
                .collect(Collectors.groupingBy(EveryZoneTest::clock));
        long begin = System.nanoTime();

        List<String> faults = clocks.values().parallelStream()
                .map(zones -> zones.get(0))
                .flatMap(zone -> faults(zone).stream())
                .toList();

        System.out.printf(
                "%d zones (%d different clocks), 2000-2040, 4 times, daily, weekly and monthly: %d slots in %d ms%n",
                ZoneId.getAvailableZoneIds().size(),
                clocks.size(),
                slots.sum(),
                (System.nanoTime() - begin) / 1_000_000);
        assertThat(faults).isEmpty();
        assertThat(slots.sum()).isGreaterThan(10_000_000);
    }

    private List<String> faults(ZoneId zone) {
        List<String> faults = new ArrayList<>();
        for (LocalTime time : TIMES) {
            walk(faults, zone, time, "daily", Rhythm.daily(time), date -> true);
            walk(
                    faults,
                    zone,
                    time,
                    "weekly",
                    Rhythm.weekly(DayOfWeek.SUNDAY, time),
                    date -> date.getDayOfWeek() == DayOfWeek.SUNDAY);
            walk(
                    faults,
                    zone,
                    time,
                    "monthly",
                    Rhythm.monthly(31, time),
                    date -> date.getDayOfMonth() == date.lengthOfMonth());
        }
        return faults;
    }

    /** Walks from slot to slot, and beside it from date to date by the calendar: the two must never part. */
    private void walk(
            List<String> faults, ZoneId zone, LocalTime time, String name, Rhythm rhythm, Predicate<LocalDate> dates) {
        Cadence cadence = new Cadence(name, rhythm, zone);
        Instant before = FIRST.atStartOfDay(zone).toInstant().minusMillis(1);
        Slot.Due due = cadence.next(before);
        if (due.date().isBefore(FIRST)) {
            due = cadence.next(due.at());
        }
        int count = 0;
        for (LocalDate date = FIRST; date.isBefore(END); date = date.plusDays(1)) {
            if (!dates.test(date) || !exists(date, zone)) {
                continue;
            }
            boolean right = due.date().equals(date)
                    && due.at().isAfter(before)
                    && due.at().equals(moment(date, time, zone));
            if (!right && faults.size() < 20) {
                faults.add(name + " " + time + " " + zone + " on " + date + ": " + due + " after " + before);
            }
            before = due.at();
            due = cadence.next(before);
            count++;
        }
        slots.add(count);
    }

    /** Where the date begins tells: should it begin on another date, the zone leapt over it. */
    private static boolean exists(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toLocalDate().equals(date);
    }

    /** The same, said otherwise: the earliest instant at which a clock on the wall shows the time, or has gone past it. */
    private static Instant moment(LocalDate date, LocalTime time, ZoneId zone) {
        List<java.time.ZoneOffset> offsets = zone.getRules().getValidOffsets(date.atTime(time));
        return offsets.isEmpty()
                ? zone.getRules()
                        .nextTransition(
                                date.atTime(time).minusDays(1).atZone(zone).toInstant())
                        .getInstant()
                : date.atTime(time).toInstant(offsets.get(0));
    }

    private static List<Object> clock(ZoneId zone) {
        Instant from = Instant.parse("1999-12-25T00:00:00Z");
        Instant to = Instant.parse("2041-01-10T00:00:00Z");
        List<Object> clock = new ArrayList<>(List.of(zone.getRules().getOffset(from)));
        ZoneOffsetTransition change = zone.getRules().nextTransition(from);
        while (change != null && change.getInstant().isBefore(to)) {
            clock.add(change);
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return clock;
    }
}
