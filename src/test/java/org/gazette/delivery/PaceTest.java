package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
    @ParameterizedTest
    @CsvSource({
        "10 per second, 10, PT1S",
        "1 Per Minute, 1, PT1M",
        "2000 per hour, 2000, PT1H",
        "100000 per day, 100000, P1D"
    })
    void isANumberAndAUnit(String words, int most, Duration per) {
        assertThat(Pace.parse(words)).isEqualTo(new Pace(most, per));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fast", "0 per second", "10", "10 per week", "-1 per hour", "1.5 per second"})
    void anythingElseIsRefused(String words) {
        assertThatThrownBy(() -> Pace.parse(words))
                .hasMessage("'" + words
                        + "' is no pace: write 10 per second, 500 per minute, 2000 per hour or 10000 per day");
    }

    @Test
    void saysItselfAsItIsWritten() {
        assertThat(Pace.parse("500 per minute")).hasToString("500 per minute");
    }

    /** Whoever takes all that is allowed, whenever it looks, never has more than that in any stretch of that length. */
    @ParameterizedTest
    @CsvSource({
        "1, PT1S",
        "2, PT1S",
        "7, PT1S",
        "50, PT1S",
        "99, PT1S",
        "100, PT1S",
        "1000, PT1S",
        "333, PT1M",
        "5000, PT1H",
        "20000, P1D"
    })
    void noStretchOfTimeHoldsMore(int most, Duration per) {
        Pace pace = new Pace(most, per);
        Random chance = new Random(most);
        List<Long> taken = new ArrayList<>();
        long full = 0;
        long now = Duration.ofDays(18_000).toNanos();
        for (int look = 0; look < 20_000; look++) {
            Bucket bucket = Bucket.at(pace, full, now);
            int letters = Math.min(bucket.allows(now), 1 + chance.nextInt(300));
            for (int at = 0; at < letters; at++) {
                taken.add(now);
            }
            full = bucket.without(letters).fullAt();
            boolean rest = chance.nextInt(50) == 0;
            now += (long) (pace.nanosEach() * chance.nextDouble() * (rest ? 3.0 * most : 3.0));
        }

        assertThat(taken).hasSizeGreaterThan(most);
        for (int first = 0; first + most < taken.size(); first++) {
            assertThat(taken.get(first + most) - taken.get(first)).isGreaterThanOrEqualTo(per.toNanos());
        }
    }

    @Test
    void losesLittleOfIt() {
        Pace pace = new Pace(1000, Duration.ofSeconds(1));

        assertThat((double) pace.per().toNanos() / pace.nanosEach()).isBetween(980.0, 1000.0);
    }

    /** A clock that is set back by an hour must not stop a relay for an hour. */
    @Test
    void aClockThatIsSetBackCostsNoMoreThanOneBucket() {
        Pace pace = new Pace(100, Duration.ofSeconds(1));
        long now = Duration.ofDays(18_000).toNanos();
        Bucket used = Bucket.at(pace, 0, now).without(2);

        long back = now - Duration.ofHours(1).toNanos();
        Bucket then = Bucket.at(pace, used.fullAt(), back);

        assertThat(then.allows(back)).isZero();
        assertThat(then.allows(then.opensAt())).isEqualTo(1);
        assertThat(then.opensAt() - back).isLessThanOrEqualTo(pace.nanosEach());
    }
}
