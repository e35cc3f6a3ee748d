package org.gazette.delivery;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import org.gazette.house.Home;
import org.gazette.house.House;
import org.gazette.house.Setup;
import org.gazette.mail.Blank;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Newsletter.UnknownPolicy;
import org.gazette.storage.Database;
import org.gazette.text.SiteAddress;
import org.gazette.typesetting.Edition;

/** A newsroom with as many readers as a run needs, and mailings for them. Four of ten readers have one mail domain. */
final class Readership {
    private static final String READERS = """
            with recursive n (i) as (select 1 union all select i + 1 from n where i < %d)
            insert into subscriber (address, address_key, address_hash, name, joined_at)
            select address, address, 'bench-' || i, case when i %% 3 = 0 then '' else 'Reader ' || i end, 0
            from (select i, 'reader' || i || '@' ||
                  case when i %% 10 < 4 then 'large.example' else 'd' || (i * 7919 %% 500) || '.example' end as address from n) made
            """;

    private static final String FREEZE = """
            insert into envelope (mailing, recipient, recipient_key, domain, subscriber, letter, name, state, epoch,
                owner, lease_at, attempts, next_at, dated_at, settled_at, reply)
            select :mailing, address, address_key, %s, id, :letter, name, 'READY', 0, '', 0, 0, 0, 0, 0, ''
            from (select * from subscriber order by id limit :count) subscriber order by 4
            """.formatted(Outbox.domainOf("subscriber.address_key"));

    private static final String[] WORDS =
            "the harbour master opened gates at six and nobody who stood on quay that morning will forget the sound it was louder than wind ferries return to northern islands after nine winters café Zürich"
                    .split(" ");

    private Readership() {}

    /** A home whose relay listens on this port. */
    static void make(Path folder, int readers, int port, int connections, String more) throws IOException {
        Setup.init(folder, new Setup.Answers("The Bench", "http://localhost:8080/", "UTC", "", LocalDate.of(2026, 1, 1)));
        Path settings = folder.resolve("config/gazette.conf");
        Files.writeString(
                settings,
                "relay { host: \"127.0.0.1\", port: " + port + ", tls: none, connections: " + connections + " }\n" + more
                        + "\n");
        try (House house = House.open(new Home(folder), Clock.systemUTC())) {
            house.database().run(handle -> {
                handle.execute(READERS.formatted(readers));
                handle.execute("insert into subscription (newsletter, subscriber, state, sections, language)"
                        + " select 'daily', id, 'ACTIVE', '', '' from subscriber");
            });
        }
    }

    /** A letter of so many bytes, a fifth of them plain text. */
    static Letter letter(Newsletter newsletter, int bytes) {
        Issue issue = new Issue(
                1, newsletter.name(), LocalDate.of(2026, 1, 5), 1, "Monday", Issue.State.SET, java.time.Instant.EPOCH, 9);
        Random random = new Random(bytes);
        StringBuilder plain = new StringBuilder("Good morning" + Blank.NAME.mark() + "\n\n");
        StringBuilder html = new StringBuilder("<html><body><p>Good morning" + Blank.NAME.mark() + "</p>\n");
        while (plain.length() < bytes / 6) {
            plain.append(paragraph(random)).append("\n\n");
        }
        while (html.length() < bytes * 7 / 10) {
            html.append("<p style=\"margin:0 0 12px\">")
                    .append(paragraph(random))
                    .append("</p>\n");
        }
        plain.append("Unsubscribe: ").append(Blank.WAY_OUT.mark()).append('\n');
        html.append("<a href=\"").append(Blank.WAY_OUT.mark()).append("\">Unsubscribe</a></body></html>\n");
        Edition edition = new Edition(Locale.ENGLISH, "Monday", "News", html.toString(), plain.toString());
        return new LetterPress(new SiteAddress(URI.create("http://localhost:8080/"))).compose(newsletter, issue, edition);
    }

    static String words(int length) {
        Random random = new Random(length);
        StringBuilder words = new StringBuilder();
        while (words.length() < length) {
            words.append(paragraph(random)).append("\n");
        }
        return words.toString();
    }

    private static String paragraph(Random random) {
        StringBuilder words = new StringBuilder();
        for (int word = 0; word < 60; word++) {
            words.append(word == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return words.append('.').toString();
    }

    /** Posts a mailing to the first readers. */
    static void post(Database database, String name, Letter letter, int count) {
        Outbox outbox = new Outbox(database, Clock.systemUTC());
        Mailing mailing = new Mailing(
                name, "daily", UnknownPolicy.RESEND, Clock.systemUTC().instant().plus(Duration.ofDays(2)));
        database.run(handle -> {
            long number = outbox.open(handle, mailing);
            handle.createUpdate(FREEZE)
                    .bind("mailing", number)
                    .bind("letter", outbox.put(handle, number, "en/", letter))
                    .bind("count", count)
                    .execute();
        });
    }
}
