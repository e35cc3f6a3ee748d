package org.gazette.newsletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CadenceTest {
    @ParameterizedTest(name = "{0} in {1}, after {2}: {4} for {3}")
    @CsvSource(delimiter = '|', textBlock = """
            daily 07:00         | UTC           | 2020-11-16T06:59:59.999Z | 2020-11-16 | 2020-11-16T07:00:00Z
            daily 07:00         | UTC           | 2020-11-16T07:00:00Z     | 2020-11-17 | 2020-11-17T07:00:00Z
            daily 7:00          | Asia/Shanghai | 2020-11-16T00:00:00Z     | 2020-11-17 | 2020-11-16T23:00:00Z
            weekdays 07:00      | UTC           | 2020-11-13T07:00:00Z     | 2020-11-16 | 2020-11-16T07:00:00Z
            weekly Monday 07:00 | UTC           | 2020-11-16T07:00:00Z     | 2020-11-23 | 2020-11-23T07:00:00Z
            monthly 1 07:00     | UTC           | 2020-11-16T07:00:00Z     | 2020-12-01 | 2020-12-01T07:00:00Z
            monthly 31 07:00    | UTC           | 2021-01-31T07:00:00Z     | 2021-02-28 | 2021-02-28T07:00:00Z
            monthly 31 07:00    | UTC           | 2021-02-28T07:00:00Z     | 2021-03-31 | 2021-03-31T07:00:00Z
            monthly 29 07:00    | UTC           | 2024-02-01T07:00:00Z     | 2024-02-29 | 2024-02-29T07:00:00Z
            """)
    void tellsTheNextDueMoment(String words, String zone, Instant after, LocalDate date, Instant at) {
        assertThat(cadence(words, zone).next(after)).isEqualTo(new Slot.Due(date, at));
    }

    @Test
    void aMomentInAGapIsDueAtTheFirstValidInstant() {
        Cadence cadence = cadence("daily 02:30", "Europe/Zurich");

        assertThat(due(cadence, "2026-03-28T12:00:00Z", 2))
                .containsExactly(Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-03-30T00:30:00Z"));
    }

    @Test
    void aMomentThatComesTwiceIsDueTheFirstTimeOnly() {
        Cadence cadence = cadence("daily 02:30", "Europe/Zurich");

        assertThat(due(cadence, "2026-10-24T12:00:00Z", 2))
                .containsExactly(Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-26T01:30:00Z"));
        assertThat(cadence.next(Instant.parse("2026-10-25T01:10:00Z")).date()).isEqualTo("2026-10-26");
    }

    @Test
    void aDateKeepsItsSlotWhenAGapPushesItIntoTheNext() {
        Cadence cadence = cadence("daily 23:59", "America/Nuuk");

        assertThat(cadence.next(Instant.parse("2024-03-30T12:00:00Z")))
                .isEqualTo(new Slot.Due(LocalDate.of(2024, 3, 30), Instant.parse("2024-03-31T01:00:00Z")));
        assertThat(cadence.on(LocalDate.of(2024, 3, 30))).isPresent();
    }

    @Test
    void aDateThatTheZoneNeverHadHasNoIssue() {
        Cadence cadence = cadence("daily 00:00", "Pacific/Apia");

        assertThat(cadence.on(LocalDate.of(2011, 12, 29))).isPresent();
        assertThat(cadence.on(LocalDate.of(2011, 12, 30))).isEmpty();
        assertThat(cadence.on(LocalDate.of(2011, 12, 31))).isPresent();
    }

    @Test
    void knowsWhetherADateHasADueMoment() {
        Cadence cadence = cadence("weekdays 07:00", "Europe/London");

        assertThat(cadence.on(LocalDate.of(2020, 11, 16)).orElseThrow().at()).isEqualTo("2020-11-16T07:00:00Z");
        assertThat(cadence.on(LocalDate.of(2020, 11, 15))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            daily            | it is none of the five forms
            daily 7          | «7» is not a time from 0:00 to 23:59
            daily 24:00      | «24:00» is not a time from 0:00 to 23:59
            weekly mon 07:00 | «mon» is not a day from monday to sunday
            monthly 32 07:00 | «32» is not a day of the month from 1 to 31
            hourly           | it is none of the five forms
            cron bad         | six fields
            ''               | it is none of the five forms
            """)
    void sayWhatIsWrongAndTheWayOut(String words, String reason) {
        assertThatThrownBy(() -> cadence(words, "UTC"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cadence «" + words + "»: ")
                .hasMessageContaining(reason)
                .hasMessageEndingWith("cron 0 30 6 ? * MON-FRI");
    }

    @Test
    void aRhythmOfTwoMomentsOnADateIsRefused() {
        CronReader twice = expression -> after -> after.plusHours(12);

        assertThatThrownBy(() -> Cadence.parse("cron 0 0 */12 * * ?", ZoneId.of("UTC"), twice))
                .hasMessageContaining("more than once on a date (")
                .hasMessageContaining("one second, one minute and one hour");
    }

    private static Stream<Instant> due(Cadence cadence, String after, int count) {
        return Stream.iterate(cadence.next(Instant.parse(after)), due -> cadence.next(due.at()))
                .map(Slot.Due::at)
                .limit(count);
    }

    private static Cadence cadence(String words, String zone) {
        return Cadence.parse(words, ZoneId.of(zone), expression -> {
            throw new IllegalArgumentException("a cron expression has six fields");
        });
    }
}
