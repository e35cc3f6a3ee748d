package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushScheduleTest {
    private static final Instant NOW = Instant.parse("2020-11-16T07:00:00Z");

    @ParameterizedTest(name = "after failure {0}: about {1}")
    @CsvSource({"1, PT10S", "2, PT30S", "3, PT90S", "4, PT270S", "7, PT7290S", "8, PT6H", "9, PT6H", "1000, PT6H"})
    void waitsLongerEachTime(int failures, Duration about) {
        for (long seed = 0; seed < 100; seed++) {
            Duration wait = Duration.between(NOW, PushSchedule.after(failures, seed, NOW));

            assertThat(wait)
                    .isBetween(
                            about.multipliedBy(8).dividedBy(10),
                            about.multipliedBy(12).dividedBy(10));
        }
    }

    @Test
    void whatFailedTogetherDoesNotComeBackTogether() {
        Set<Instant> moments = new HashSet<>();
        for (long seed = 0; seed < 100; seed++) {
            moments.add(PushSchedule.after(5, seed, NOW));
        }

        assertThat(moments).hasSizeGreaterThan(90);
    }
}
