package org.gazette.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.gazette.delivery.Counts;
import org.gazette.delivery.ReceivedMail;
import org.gazette.publishing.PressRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample newsroom, from an empty folder to three letters in a mailbox. */
class DemoTest {
    private static final Instant NOON = Instant.parse("2020-11-16T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void fromNothingToThreeLettersInTheMailbox() throws IOException {
        try (Demo demo = at(NOON)) {
            assertThat(demo.bringIn().orElseThrow().setAside()).isEmpty();
            assertThat(demo.subscribe()).hasSize(3);
            PressRun.Posted posted = (PressRun.Posted) demo.press();
            demo.house().courier().carry();

            assertThat(posted.issue().title()).startsWith("The Harbour Gazette Daily – November 16, 2020 – ");
            List<ReceivedMail> mails = demo.inbox().mails();
            assertThat(mails)
                    .extracting(ReceivedMail::recipient)
                    .doesNotHaveDuplicates()
                    .hasSize(3);
            assertThat(mails)
                    .extracting(ReceivedMail::subject)
                    .anySatisfy(subject -> assertThat(subject).contains("November 16, 2020"))
                    .anySatisfy(subject -> assertThat(subject).contains("16 November 2020"))
                    .anySatisfy(subject -> assertThat(subject).contains("16. November 2020"));
            assertThat(mails).allSatisfy(mail -> {
                assertThat(mail.plain()).contains("/unsubscribe/");
                assertThat(mail.html()).contains("/unsubscribe/");
                assertThat(mail.source().length()).isLessThan(90_000);
            });
        }
    }

    @Test
    void aSecondRunGoesOnAndMailsNothingAgain() throws IOException {
        try (Demo demo = at(NOON)) {
            demo.bringIn();
            demo.subscribe();
            demo.press();
            demo.house().courier().carry();
        }
        try (Demo demo = at(NOON.plus(Duration.ofMinutes(5)))) {
            assertThat(demo.bringIn()).isEmpty();
            assertThat(demo.subscribe()).hasSize(3);
            assertThat(demo.press()).isInstanceOf(PressRun.AlreadyPosted.class);
            demo.house().courier().carry();

            assertThat(demo.inbox().mails()).hasSize(3);
            assertThat(demo.house().ledger().all())
                    .extracting(Counts::audience, Counts::accepted)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(3, 3));
        }
    }

    @Test
    void anotherPortMovesTheSite() throws IOException {
        try (Demo demo = Demo.open(folder, 8080, clock(NOON))) {
            assertThat(demo.house().address()).hasToString("http://localhost:8080/");
        }
        try (Demo demo = Demo.open(folder, 9090, clock(NOON))) {
            assertThat(demo.house().address()).hasToString("http://localhost:9090/");
        }
    }

    private Demo at(Instant now) throws IOException {
        return Demo.open(folder, 8080, clock(now));
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
