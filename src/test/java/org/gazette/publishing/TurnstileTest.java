package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gazette.publishing.Turnstile.Verdict.AGAIN;
import static org.gazette.publishing.Turnstile.Verdict.PASS;
import static org.gazette.publishing.Turnstile.Verdict.REFUSED;
import static org.gazette.publishing.Turnstile.Verdict.STALE;
import static org.gazette.publishing.Turnstile.Verdict.WORK;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.gazette.StandingClock;
import org.junit.jupiter.api.Test;

class TurnstileTest {
    private static final int BITS = 8;

    private final StandingClock clock = new StandingClock(Instant.parse("2020-11-16T07:00:00Z"));
    private final Turnstile turnstile = new Turnstile(Counter.KEYS, new SecureRandom(), clock, 3, 20, BITS);

    @Test
    void aFormIsGoodOnceFromTwoSecondsToAnHour() {
        String form = turnstile.form();
        assertThat(pass(form, "a")).isEqualTo(AGAIN);
        clock.forward(Duration.ofSeconds(2));
        assertThat(pass(form, "a")).isEqualTo(PASS);
        assertThat(pass(form, "b")).isEqualTo(AGAIN);
        String old = turnstile.form();
        clock.forward(Duration.ofSeconds(3601));
        assertThat(pass(old, "a")).isEqualTo(STALE);
        assertThat(pass(old.replaceFirst("\\.[^.]+$", ".AAAA"), "a")).isEqualTo(AGAIN);
        assertThat(pass("", "a")).isEqualTo(AGAIN);
    }

    @Test
    void aNetworkPassesFreelySoOftenThenWorksThenIsRefused() {
        for (int n = 0; n < 3; n++) {
            assertThat(pass(shown(), "a")).isEqualTo(PASS);
        }
        String form = shown();
        assertThat(pass(form, "a")).isEqualTo(WORK);
        assertThat(turnstile.pass(form, work(form), "a", "example.org")).isEqualTo(PASS);
        assertThat(pass(shown(), "b")).isEqualTo(PASS);
        for (int n = 4; n < 30; n++) {
            String worked = shown();
            assertThat(turnstile.pass(worked, work(worked), "a", "x" + n)).isEqualTo(PASS);
        }
        String last = shown();
        assertThat(turnstile.pass(last, work(last), "a", "example.org")).isEqualTo(REFUSED);
    }

    @Test
    void whoHasNoScriptWaitsAMinuteThreeTimesAnHour() {
        for (int n = 0; n < 3; n++) {
            pass(shown(), "a");
        }
        for (int n = 0; n < 3; n++) {
            String form = turnstile.form();
            clock.forward(Duration.ofSeconds(60));
            assertThat(pass(form, "a")).isEqualTo(PASS);
        }
        String form = turnstile.form();
        clock.forward(Duration.ofSeconds(60));
        assertThat(pass(form, "a")).isEqualTo(WORK);
    }

    @Test
    void whileFarMoreIsAskedThanConfirmedEverybodyWorks() {
        for (int n = 0; n < 51; n++) {
            assertThat(turnstile.pass(shown(), "", "network " + n, "domain " + n))
                    .isEqualTo(PASS);
        }
        assertThat(turnstile.isShut()).isTrue();
        assertThat(pass(shown(), "fresh")).isEqualTo(WORK);
        for (int n = 0; n < 6; n++) {
            turnstile.confirmed();
        }
        assertThat(turnstile.isShut()).isFalse();
        assertThat(pass(shown(), "fresh")).isEqualTo(PASS);
    }

    private String shown() {
        String form = turnstile.form();
        clock.forward(Duration.ofSeconds(2));
        return form;
    }

    private Turnstile.Verdict pass(String form, String network) {
        return turnstile.pass(form, "", network, "example.org");
    }

    static String work(String form) {
        for (int number = 0; ; number++) {
            if (Turnstile.worked(form, String.valueOf(number), BITS)) {
                return String.valueOf(number);
            }
        }
    }
}
