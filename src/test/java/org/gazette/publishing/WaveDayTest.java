package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gazette.delivery.Counts;
import org.gazette.delivery.Courier;
import org.gazette.delivery.Ledger;
import org.gazette.delivery.LocalInbox;
import org.gazette.delivery.MessageIds;
import org.gazette.delivery.ReceivedMail;
import org.gazette.delivery.RelayTerms;
import org.gazette.delivery.Route;
import org.gazette.delivery.SmtpRelay;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.gazette.stories.Story;
import org.gazette.subscribers.Frequency;
import org.gazette.subscribers.Wishes;
import org.junit.jupiter.api.io.TempDir;

/** A day of one issue over real SMTP, by a clock that is moved on hour by hour, with a new process each hour. */
class WaveDayTest {
    @TempDir
    private Path folder;

    @OnBothDatabases
    void eachReaderGetsTheIssueAtHisOwnHourAndOnce(Database database) {
        Press press = new Press(database);
        Story rumour = press.newsroom.story("2020-11-16T06:00:00Z", "A rumour goes round", "world");
        press.newsroom.story("2020-11-16T05:00:00Z", "A bridge opens", "world");
        press.reader("paper@example.org", Wishes.NONE);
        press.reader("noon@example.org", at(12, ""));
        press.reader("york@example.org", at(7, "America/New_York"));
        press.reader("angeles@example.org", at(7, "America/Los_Angeles"));
        press.reader("tokyo@example.org", at(7, "Asia/Tokyo"));
        press.run(press.daily, "2020-11-16");

        List<String> day = new ArrayList<>();
        try (LocalInbox inbox = new LocalInbox(0, folder).start()) {
            for (int hour = 7; hour < 31; hour++) {
                press.newsroom.clock.set(Instant.parse("2020-11-16T00:00:00Z")
                        .plus(Duration.ofHours(hour))
                        .toString());
                if (hour == 13) {
                    press.newsroom.desk.retract(rumour.number(), "it was none");
                }
                int before = inbox.mails().size();
                press.waves().round(List.of(press.daily));
                carry(press, inbox);
                int at = hour % 24;
                inbox.mails().stream()
                        .sorted(Comparator.comparing(ReceivedMail::recipient))
                        .filter(mail -> day.stream().noneMatch(line -> line.contains(mail.recipient())))
                        .forEach(mail -> day.add("%02d %s%s"
                                .formatted(
                                        at,
                                        mail.recipient(),
                                        mail.plain().contains("A rumour") ? " with the rumour" : "")));
                assertThat(inbox.mails().size() - before).isEqualTo((int) day.stream()
                        .filter(line -> line.startsWith("%02d ".formatted(at)))
                        .count());
            }
            assertThat(inbox.mails()).hasSize(5);
            assertThat(inbox.mails()).allMatch(mail -> mail.plain().contains("No. 1"));
        }
        assertThat(day)
                .containsExactly(
                        "07 paper@example.org with the rumour",
                        "12 noon@example.org with the rumour",
                        "12 york@example.org with the rumour",
                        "15 angeles@example.org",
                        "22 tokyo@example.org");
        Ledger ledger = new Ledger(database);
        Counts sum = Counts.sum(ledger.of("daily/2020-11-16").stream().toList(), ledger.waves("daily/2020-11-16"))
                .orElseThrow();
        assertThat(sum.audience()).isEqualTo(5);
        assertThat(sum.accepted()).isEqualTo(5);
        assertThat(sum.addsUp()).isTrue();
    }

    private static void carry(Press press, LocalInbox inbox) {
        Route route = new Route(RelayTerms.PLAIN, new SmtpRelay(inbox.relay(1)), 1, Optional.empty());
        Leaving leaving = new Leaving(press.newsroom.site, Press.KEYS, press.subscribers);
        try (Courier courier = new Courier(
                press.database, List.of(route), new MessageIds(Press.KEYS), leaving, press.newsroom.clock)) {
            courier.carry();
        }
    }

    private static Wishes at(int hour, String zone) {
        return Wishes.of(List.of(), "", Frequency.EACH_ISSUE, hour, zone);
    }
}
