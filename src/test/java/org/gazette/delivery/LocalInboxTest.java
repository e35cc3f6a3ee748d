package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.gazette.StandingClock;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.junit.jupiter.api.io.TempDir;

class LocalInboxTest {
    @TempDir
    private Path folder;

    @OnBothDatabases
    void whatReadersGetCanBeLookedAt(Database database) {
        StandingClock clock = new StandingClock(Post.NOON);
        Post post = new Post(database, clock).daily("ada@example.org", "bob@example.org");

        try (LocalInbox inbox = new LocalInbox(0, folder).start();
                Courier courier = post.courier(new SmtpRelay(inbox.relay(1)))) {
            assertThat(courier.carry()).isEqualTo(2);

            assertThat(inbox.mails())
                    .extracting(ReceivedMail::recipient)
                    .containsExactlyInAnyOrder("ada@example.org", "bob@example.org");
            ReceivedMail mail = inbox.mails().get(0);
            assertThat(mail.from()).isEqualTo("Harbour Daily <daily@news.gazette.example>");
            assertThat(mail.subject()).isEqualTo("Monday");
            assertThat(mail.plain()).contains("https://gazette.example/unsubscribe/");
            assertThat(mail.html()).contains("https://gazette.example/unsubscribe/");
            assertThat(mail.source()).contains("Message-ID: <");
        }
        try (LocalInbox later = new LocalInbox(0, folder).start()) {
            assertThat(later.mails()).as("kept in the folder").hasSize(2);
        }
    }
}
