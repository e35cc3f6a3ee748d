package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.gazette.StandingClock;
import org.junit.jupiter.api.Test;

class BucketsTest {
    private final StandingClock clock = new StandingClock(Instant.parse("2020-11-16T07:00:00Z"));
    private final Buckets buckets = new Buckets(3, Duration.ofSeconds(10), clock);

    @Test
    void aBucketIsEmptiedAndFillsAgainOneByOne() {
        assertThat(taken("ada")).isEqualTo(3);
        assertThat(taken("bob")).isEqualTo(3);
        clock.forward(Duration.ofSeconds(9));
        assertThat(taken("ada")).isZero();
        clock.forward(Duration.ofSeconds(1));
        assertThat(taken("ada")).isEqualTo(1);
        clock.forward(Duration.ofDays(1));
        assertThat(taken("ada")).isEqualTo(3);
    }

    private int taken(String name) {
        int taken = 0;
        while (buckets.take(name)) {
            taken++;
        }
        return taken;
    }
}
