package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;

class LocalInboxTest {
    @OnBothDatabases
    void whatReadersGetCanBeLookedAt(Database database) {
        StandingClock clock = new StandingClock(Post.NOON);
        Post post = new Post(database, clock).daily("ada@example.org", "bob@example.org");

        try (LocalInbox inbox = new LocalInbox(0).start();
                Courier courier = post.courier(new SmtpRelay(inbox.relay(1)))) {
            assertThat(courier.carry()).isEqualTo(2);

            assertThat(inbox.mails())
                    .extracting(ReceivedMail::recipient)
                    .containsExactlyInAnyOrder("ada@example.org", "bob@example.org");
            ReceivedMail mail = inbox.mails().get(0);
            assertThat(mail.from()).isEqualTo("News <news@gazette.example>");
            assertThat(mail.subject()).isEqualTo("Monday");
            assertThat(mail.plain()).contains("https://gazette.example/unsubscribe/");
            assertThat(mail.html()).isEmpty();
            assertThat(mail.source()).contains("Message-ID: <");
        }
    }
}
