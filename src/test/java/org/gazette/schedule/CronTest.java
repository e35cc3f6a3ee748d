package org.gazette.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.gazette.newsletters.Cadence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTest {
    @Test
    void ringsAtTheHourOfTheNewslettersZone() {
        Cadence cadence = cadence("cron 0 30 6 ? * MON-FRI", "Europe/London");

        assertThat(cadence.next(Instant.parse("2020-07-03T12:00:00Z")).at()).isEqualTo("2020-07-06T05:30:00Z");
        assertThat(cadence.next(Instant.parse("2020-11-13T12:00:00Z")).at()).isEqualTo("2020-11-16T06:30:00Z");
    }

    @Test
    void aMomentInAGapIsNotSkipped() {
        Cadence cadence = cadence("cron 0 30 2 * * ?", "Europe/Zurich");

        assertThat(cadence.next(Instant.parse("2026-03-28T12:00:00Z")).at()).isEqualTo("2026-03-29T01:00:00Z");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            cron 0 0 7,19 * * ?     | more than once on a date (07:00 and 19:00)
            cron 0 */15 7 * * ?     | more than once on a date (07:00 and 07:15)
            cron 0 0 7 30 2 ?       | rings on no day
            cron 0 0 7 * * ? 2020   | six fields
            cron 0 7 * * *          | six fields
            cron 0 0 25 * * ?       | Hour values must be between 0 and 23
            cron 0 0 7 * * MON      | not implemented
            """)
    void whatCannotBeACadenceIsRefusedWithTheReason(String words, String reason) {
        assertThatThrownBy(() -> cadence(words, "UTC"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("cadence «" + words + "»: ")
                .hasMessageContaining(reason);
    }

    private static Cadence cadence(String words, String zone) {
        return Cadence.parse(words, ZoneId.of(zone), new Cron());
    }
}
