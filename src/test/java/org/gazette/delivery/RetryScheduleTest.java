package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {
    private static final Instant NOON = Post.NOON;
    private static final Instant NEVER = NOON.plus(Duration.ofDays(30));

    @ParameterizedTest(name = "after attempt {0}: {1}, a fifth more or less")
    @CsvSource({"1, PT1M", "2, PT5M", "3, PT15M", "4, PT30M", "5, PT1H", "6, PT2H", "7, PT4H", "8, PT4H", "12, PT4H"})
    void waitsLongerEachTime(int attempts, Duration wait) {
        for (long seed = 0; seed < 500; seed++) {
            Duration waited = Duration.between(
                    NOON, RetrySchedule.after(attempts, NOON, NEVER, seed, NOON).orElseThrow());
            assertThat(waited)
                    .isBetween(
                            wait.multipliedBy(8).dividedBy(10),
                            wait.multipliedBy(12).dividedBy(10));
        }
    }

    @Test
    void whatWasDeferredTogetherComesBackSpread() {
        long moments = LongStream.range(0, 100)
                .map(seed -> RetrySchedule.after(3, NOON, NEVER, seed, NOON)
                        .orElseThrow()
                        .toEpochMilli())
                .distinct()
                .count();

        assertThat(moments).isGreaterThan(90);
        assertThat(RetrySchedule.after(3, NOON, NEVER, 7, NOON))
                .isEqualTo(RetrySchedule.after(3, NOON, NEVER, 7, NOON));
    }

    @Test
    void patienceEndsAfterThreeDaysOrWithTheMailing() {
        Instant late = NOON.plus(Duration.ofHours(71));

        assertThat(RetrySchedule.after(9, NOON, NEVER, 1, late)).isEqualTo(Optional.empty());
        assertThat(RetrySchedule.after(1, NOON, NOON.plusSeconds(30), 1, NOON)).isEqualTo(Optional.empty());
    }
}
