package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gazette.StandingClock;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.junit.jupiter.api.AfterEach;

/** The Date of a letter, and what stays the same from one attempt to the next. */
class SealingTest {
    private static final String ADA = "ada@example.org";
    private static final String NOON = "Mon, 16 Nov 2020 12:00:00 +0000";

    private final StandingClock clock = new StandingClock(Post.NOON);
    private final ScriptedSmtpServer server = new ScriptedSmtpServer();

    @AfterEach
    void closeServer() {
        server.close();
    }

    @OnBothDatabases
    void aLetterThatWasPutOffForMinutesKeepsItsDate(Database database) {
        server.once(Phase.DOT, "451 4.3.0 later");

        List<String> sent = carried(database, Duration.ofMinutes(2));

        assertThat(sent).hasSize(1);
        assertThat(header(sent.get(0), "Date")).isEqualTo(NOON);
    }

    @OnBothDatabases
    void aDefiniteNoThatIsOldGetsANewDateUnderTheSameMessageId(Database database) {
        server.once(Phase.DOT, "451 4.3.0 later");

        List<String> sent = carried(database, Duration.ofHours(7));

        assertThat(header(sent.get(0), "Date")).isEqualTo("Mon, 16 Nov 2020 19:00:00 +0000");
        assertThat(header(sent.get(0), "Message-ID"))
                .isEqualTo(Post.ids()
                        .of(
                                Post.DAILY,
                                ADA,
                                Post.letter("News").sender().address().domain()));
    }

    @OnBothDatabases
    void aLetterInDoubtKeepsItsDateAndItsBytesHoweverOldItIs(Database database) {
        server.once(Phase.DOT, ScriptedSmtpServer.TAKE_AND_CLOSE);

        List<String> sent = carried(database, Duration.ofHours(30));

        assertThat(sent).hasSize(2);
        assertThat(sent.get(1)).isEqualTo(sent.get(0));
        assertThat(header(sent.get(1), "Date")).isEqualTo(NOON);
    }

    @OnBothDatabases
    void aLetterInDoubtThatIsThenPutOffKeepsItsDateToo(Database database) {
        server.once(Phase.DOT, ScriptedSmtpServer.TAKE_AND_CLOSE).once(Phase.DOT, "451 4.3.0 later");

        List<String> sent = carried(database, Duration.ofHours(7), Duration.ofHours(7));

        assertThat(sent).hasSize(2);
        assertThat(sent.get(1)).isEqualTo(sent.get(0));
    }

    private List<String> carried(Database database, Duration... waits) {
        Post post = new Post(database, clock).daily(ADA);
        try (Courier courier = post.courier(server)) {
            courier.carry();
            for (Duration wait : waits) {
                clock.forward(wait);
                courier.carry();
            }
        }
        return server.taken().stream().map(ScriptedSmtpServer.Taken::message).toList();
    }

    private static String header(String message, String name) {
        Matcher line = Pattern.compile("(?m)^" + name + ": (.*?)\r?$").matcher(message);
        assertThat(line.find()).isTrue();
        return line.group(1);
    }
}
