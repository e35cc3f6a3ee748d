package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import org.gazette.StandingClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SiteCopyTest {
    private final StandingClock clock = new StandingClock(Instant.parse("2020-11-16T12:00:00Z"));
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(SiteCopy.class);
    private int runs;
    private boolean broken;
    private final SiteCopy copy = new SiteCopy("the folder /srv/www", this::write, clock);

    @BeforeEach
    void listen() {
        log.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setLevel(null);
        copy.close();
    }

    private StaticSite.Counts write() {
        runs++;
        if (broken) {
            throw new IllegalStateException("the disk is full");
        }
        return new StaticSite.Counts(1, 0, 0);
    }

    @Test
    void changesThatComeTogetherAreCarriedTogetherAndNoneIsCarriedTwice() {
        copy.changed();
        copy.changed();
        assertThat(copy.behind()).isTrue();

        copy.round();
        copy.round();

        assertThat(runs).isEqualTo(1);
        assertThat(copy.behind()).isFalse();
    }

    @Test
    void whatFailsIsTriedAgainLaterAndLater() {
        broken = true;
        copy.changed();
        copy.round();
        copy.round();
        assertThat(runs).isEqualTo(1);

        clock.forward(Duration.ofSeconds(5));
        copy.round();
        assertThat(runs).isEqualTo(2);
        clock.forward(Duration.ofSeconds(9));
        copy.round();
        assertThat(runs).isEqualTo(2);

        broken = false;
        clock.forward(Duration.ofSeconds(1));
        copy.round();
        assertThat(runs).isEqualTo(3);
        assertThat(copy.behind()).isFalse();
    }

    @Test
    void theOperatorIsToldOnceThatItIsBehindAndOnceThatItIsInStepAgain() {
        broken = true;
        copy.changed();
        for (int at = 0; at < 20; at++) {
            copy.round();
            clock.forward(Duration.ofMinutes(10));
        }
        broken = false;
        copy.round();

        assertThat(runs).isEqualTo(21);
        assertThat(log.list.stream().filter(line -> line.getLevel().levelInt >= 20_000))
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "the copy in the folder /srv/www is behind and is tried again, at least every 10 minutes: the disk is full",
                        "the copy in the folder /srv/www is in step again: 1 files: 1 written, 0 unchanged, 0 stale removed");
    }
}
