package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlowdownTest {
    private static final Instant NOON = Post.NOON;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "421 4.7.0 try again later",
                "421 closing",
                "450 4.7.28 our system has detected an unusual rate of mail",
                "451 4.7.500 server busy, please try again later",
                "452 4.3.2 system not accepting network messages",
                "451 4.4.5 congestion",
                "450 too many connections from your host",
                "451 4.7.0 [TSS04] messages temporarily deferred due to user complaints",
                "450 4.7.1 slow down",
                "451 4.7.1 rate limit exceeded",
                "450 4.7.1 sending too fast",
                "451 mail throttled",
                "421-4.7.28 two lines 421 4.7.28 of it",
            })
    void aReplyMayAskForFewerLetters(String reply) {
        assertThat(Slowdown.asked(reply)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "450 4.2.0 greylisted, try again later",
                "451 4.7.1 Greylisting in action, too many unknown hosts",
                "452 4.2.2 mailbox full, too many messages in it",
                "450 4.2.1 the user you reach receives mail too fast",
                "452 4.5.3 too many recipients",
                "451 4.3.0 queue file write error",
                "450 4.1.2 domain not found",
                "451 separate accounts",
            })
    void othersDoNot(String reply) {
        assertThat(Slowdown.asked(reply)).isFalse();
    }

    @ParameterizedTest(name = "asked {0} times: {1} a minute")
    @CsvSource({"1, 120", "2, 60", "3, 30", "4, 15", "5, 7", "6, 3", "7, 1", "8, 1", "20, 1"})
    void eachTimeItGetsHalfAsMany(int times, int most) {
        Slowdown slow = Slowdown.NONE;
        Instant now = NOON;
        for (int at = 0; at < times; at++) {
            slow = slow.more(now);
            now = now.plus(Slowdown.REST);
        }

        assertThat(slow.pace()).contains(new Pace(most, Duration.ofMinutes(1)));
    }

    @Test
    void whatItSaysInOneMinuteCountsOnce() {
        Slowdown slow = Slowdown.NONE.more(NOON);

        assertThat(slow.more(NOON.plusSeconds(59))).isEqualTo(slow);
        assertThat(slow.more(NOON.plusSeconds(60)).level()).isEqualTo(2);
    }

    @Test
    void everyTenMinutesItIsAStepFaster() {
        Slowdown slow = new Slowdown(3, NOON);

        assertThat(slow.at(NOON.plus(Duration.ofMinutes(9))).level()).isEqualTo(3);
        assertThat(slow.at(NOON.plus(Duration.ofMinutes(25))).level()).isEqualTo(1);
        assertThat(slow.at(NOON.plus(Duration.ofMinutes(30))).pace()).isEqualTo(Optional.empty());
        assertThat(slow.more(NOON.plus(Duration.ofMinutes(25))).level()).isEqualTo(2);
    }
}
