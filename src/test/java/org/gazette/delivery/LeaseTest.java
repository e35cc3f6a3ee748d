package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseTest {
    private long now;
    private final Lease lease = new Lease(Duration.ofSeconds(90), Duration.ofSeconds(15), () -> now);

    @Test
    void aLeaseHoldsUntilItsMargin() {
        assertThat(heldAt(74, 0, 1)).isTrue();
        assertThat(heldAt(75, 0, 1)).isFalse();
    }

    @Test
    void aRenewalProlongsIt() {
        renew(50);

        assertThat(heldAt(124, 0, 1)).isTrue();
        assertThat(heldAt(125, 0, 1)).isFalse();
    }

    @Test
    void aRenewalThatBeganBeforeTheMarkWasCommittedDoesNotCount() {
        renew(5);

        assertThat(heldAt(79, 3, 6)).isFalse();
    }

    @Test
    void whoSleptLongerThanTheLeaseHasLostWhatItHad() {
        renew(50);
        renew(150);

        assertThat(heldAt(151, 40, 41)).isFalse();
        assertThat(heldAt(160, 155, 156)).isTrue();
    }

    private void renew(long second) {
        now = seconds(second);
        lease.renewed(now);
    }

    private boolean heldAt(long second, long began, long ended) {
        now = seconds(second);
        return lease.holds(seconds(began), seconds(ended));
    }

    private static long seconds(long count) {
        return Duration.ofSeconds(count).toNanos();
    }
}
