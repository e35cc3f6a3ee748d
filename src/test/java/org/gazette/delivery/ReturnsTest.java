package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gazette.StandingClock;
import org.gazette.delivery.Returns.Fate;
import org.gazette.mail.AddressHash;
import org.gazette.mail.EmailAddress;
import org.gazette.mail.KeyRing;
import org.gazette.mail.Mailbox;
import org.gazette.newsletters.Newsletter.UnknownPolicy;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.gazette.typesetting.Note;

class ReturnsTest {
    private static final KeyRing KEYS = new KeyRing(Map.of("1", new byte[32]));
    private static final EmailAddress ADA = EmailAddress.of("ada@example.org");
    private static final AddressHash HASH = new AddressHash(KEYS);
    private static final MessageIds IDS = new MessageIds(KEYS);

    private final StandingClock clock = new StandingClock(Instant.parse("2020-11-16T07:00:00Z"));
    private final ReturnPaths paths = new ReturnPaths(KEYS, "returns.gazette.example", clock);

    @OnBothDatabases
    void aMailboxThatDoesNotExistIsMailedNoMore(Database database) {
        Returns returns = returns(database);
        long mailing = send(database, "daily/1");
        String to = paths.of(mailing, 7).toString();

        assertThat(returns.take("smtp", to.toUpperCase(Locale.ROOT), bounce("5.1.1", "550 5.1.1 User unknown", "x")))
                .isEqualTo(Fate.READ);

        assertThat(suppressions(database).contains(ADA)).isTrue();
        assertThat(suppressions(database).list(1).get(0).reason()).isEqualTo("bounce: HARD 5.1.1");
        assertThat(returns.raw(returns.list("", 1).get(0).id())).isPresent();
    }

    @OnBothDatabases
    void ourMessageIdWillDoAndAForgedOneChangesNothing(Database database) {
        Returns returns = returns(database);
        send(database, "daily/1");
        String ours = IDS.of("daily/1", ADA.key(), "gazette.example");

        assertThat(returns.take("imap", "", bounce("5.1.1", "550 User unknown", "<guess@gazette.example>")))
                .isEqualTo(Fate.QUARANTINED);
        assertThat(returns.take(
                        "imap",
                        "bounce+1-7-zzz-aaaaaaaaaaaaaaaa@returns.gazette.example",
                        bounce("5.1.1", "550 User unknown", "<guess2@gazette.example>")))
                .isEqualTo(Fate.QUARANTINED);
        assertThat(suppressions(database).contains(ADA)).isFalse();
        assertThat(returns.list("QUARANTINED", 9)).hasSize(2);

        assertThat(returns.take("imap", "", bounce("5.1.1", "550 User unknown", ours)))
                .isEqualTo(Fate.READ);
        assertThat(suppressions(database).contains(ADA)).isTrue();
    }

    @OnBothDatabases
    void aFullMailboxCountsOnceADayAndFiveDaysAreTooMany(Database database) {
        Returns returns = returns(database);
        for (int day = 1; day <= 5; day++) {
            assertThat(suppressions(database).contains(ADA)).isFalse();
            for (int twice = 0; twice < 2 && !suppressions(database).contains(ADA); twice++) {
                long mailing = send(database, "daily/" + day + "/" + twice);
                returns.take(
                        "smtp",
                        paths.of(mailing, 7).toString(),
                        bounce("5.2.2", "552 5.2.2 over quota " + day + twice, "x"));
            }
            clock.forward(Duration.ofDays(1));
        }
        assertThat(suppressions(database).contains(ADA)).isTrue();
    }

    @OnBothDatabases
    void aLetterThatArrivedHalvesWhatWasBefore(Database database) {
        Returns returns = returns(database);
        for (int day = 1; day <= 4; day++) {
            long mailing = send(database, "daily/" + day);
            returns.take("smtp", paths.of(mailing, 7).toString(), bounce("5.2.2", "552 5.2.2 over quota " + day, "x"));
            clock.forward(Duration.ofDays(1));
        }
        double before = points(database, returns);
        send(database, "daily/good");

        assertThat(before).isEqualTo(4.0);
        assertThat(points(database, returns)).isEqualTo(2.0);
    }

    @OnBothDatabases
    void aRefusalOfOurServerNeverCostsTheReader(Database database) {
        Returns returns = returns(database);
        for (int day = 1; day <= 20; day++) {
            long mailing = send(database, "daily/" + day);
            assertThat(returns.take(
                            "smtp",
                            paths.of(mailing, 7).toString(),
                            bounce("5.7.1", "554 5.7.1 blocked using zen.spamhaus.org " + day, "x")))
                    .isEqualTo(Fate.READ);
            clock.forward(Duration.ofDays(1));
        }
        assertThat(suppressions(database).contains(ADA)).isFalse();
    }

    @OnBothDatabases
    void aComplaintSuppressesAtOnceAndAReplayCountsNothing(Database database) {
        Returns returns = returns(database);
        send(database, "daily/1");
        String ours = IDS.of("daily/1", ADA.key(), "gazette.example");
        byte[] complaint = sample("arf", ours);

        assertThat(returns.take("imap", "", complaint)).isEqualTo(Fate.READ);
        assertThat(returns.take("imap", "", complaint)).isEqualTo(Fate.IGNORED);
        assertThat(suppressions(database).contains(ADA)).isTrue();
        assertThat(returns.list("", 9)).hasSize(1);
    }

    @OnBothDatabases
    void aDelayAndAnAutomaticAnswerChangeNothing(Database database) {
        Returns returns = returns(database);
        long mailing = send(database, "daily/1");
        String to = paths.of(mailing, 7).toString();

        assertThat(returns.take("smtp", to, sample("delayed", "x"))).isEqualTo(Fate.IGNORED);
        assertThat(returns.take("smtp", to, sample("vacation", "x"))).isEqualTo(Fate.IGNORED);
        clock.forward(Duration.ofDays(32));
        assertThat(returns.take("smtp", to, bounce("5.1.1", "550 User unknown", "x")))
                .isEqualTo(Fate.QUARANTINED);
        assertThat(suppressions(database).contains(ADA)).isFalse();
    }

    @OnBothDatabases
    void anMtaHandsOverWhatIsSignedAndKeepsTheRest(Database database) throws IOException {
        Returns returns = returns(database);
        long mailing = send(database, "daily/1");
        try (ReturnListener listener =
                new ReturnListener("127.0.0.1", 0, "returns.gazette.example", paths, returns).start()) {
            assertThat(hand(listener.port(), "bounce+1-7-zz-aaaaaaaaaaaaaaaa@returns.gazette.example"))
                    .startsWith("550 5.1.1");
            assertThat(hand(listener.port(), paths.of(mailing, 7).toString())).startsWith("250");
            assertThat(hand(listener.port(), "Leave@Returns.Gazette.Example")).startsWith("250");
            assertThat(hand(listener.port(), "complaints@returns.gazette.example"))
                    .startsWith("250");
            assertThat(hand(listener.port(), "leave@other.example")).startsWith("550 5.1.1");
        }
        assertThat(suppressions(database).contains(ADA)).isTrue();
    }

    @OnBothDatabases
    void whatIsInAMailboxIsTakenInAndDeletedThere(Database database) throws Exception {
        Returns returns = returns(database);
        long mailing = send(database, "daily/1");
        for (String protocol : List.of(ServerSetup.PROTOCOL_IMAP, ServerSetup.PROTOCOL_POP3)) {
            GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
            server.start();
            try {
                var user = server.setUser("returns@gazette.example", "returns", "secret");
                user.deliver(new jakarta.mail.internet.MimeMessage(
                        null,
                        new java.io.ByteArrayInputStream(("Delivered-To: " + paths.of(mailing, 7) + "\r\n"
                                        + new String(
                                                bounce("5.1.1", "550 User unknown " + protocol, "x"),
                                                StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8))));
                int port = protocol.equals("imap")
                        ? server.getImap().getPort()
                        : server.getPop3().getPort();
                ReturnMailbox mailbox = new ReturnMailbox(
                        new ReturnMailbox.Access(protocol, "127.0.0.1", port, "returns", "secret"), returns);

                assertThat(mailbox.fetch()).as(protocol).isEqualTo(1);
                assertThat(mailbox.fetch()).as(protocol).isZero();
            } finally {
                server.stop();
            }
        }
        assertThat(suppressions(database).contains(ADA)).isTrue();
        assertThat(returns.list("", 9)).hasSize(2);
    }

    private static String hand(int port, String recipient) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            OutputStream out = socket.getOutputStream();
            in.readLine();
            say(in, out, "HELO mta.example");
            say(in, out, "MAIL FROM:<>");
            String answer = say(in, out, "RCPT TO:<" + recipient + ">");
            if (!answer.startsWith("250")) {
                return answer;
            }
            say(in, out, "DATA");
            return say(in, out, new String(bounce("5.1.1", "550 User unknown", "x"), StandardCharsets.UTF_8) + "\r\n.");
        }
    }

    private static String say(BufferedReader in, OutputStream out, String words) throws IOException {
        out.write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return in.readLine();
    }

    private Returns returns(Database database) {
        return new Returns(database, suppressions(database), HASH, IDS, Optional.of(paths), clock);
    }

    private Suppressions suppressions(Database database) {
        return new Suppressions(database, HASH, clock);
    }

    private static double points(Database database, Returns returns) {
        return database.read(handle -> returns.points(handle, ADA));
    }

    /** A letter to reader 7 that the relay accepted. */
    private long send(Database database, String name) {
        Mailbox sender = Mailbox.parse("news@gazette.example");
        Letter letter = NotePress.compose(sender, sender, new Note(Locale.ENGLISH, "Hello", "<p>Hello</p>", "Hello\n"));
        Mailing mailing =
                new Mailing(name, "daily", UnknownPolicy.RESEND, clock.instant().plus(Duration.ofDays(1)));
        LetterBox box = new LetterBox(new Outbox(database, clock), HASH);
        return database.write(handle -> {
            box.post(handle, mailing, "", letter, ADA, 7, "", clock.instant());
            handle.createUpdate("update envelope set state = 'ACCEPTED', settled_at = :now where settled_at = 0")
                    .bind("now", clock.instant())
                    .execute();
            return handle.createQuery("select id from mailing where name = :name")
                    .bind("name", name)
                    .mapTo(Long.class)
                    .one();
        });
    }

    private static byte[] bounce(String status, String words, String messageId) {
        return with(new BounceSample("Postfix", "dsn", "hard", status, words, ADA.toString()), messageId);
    }

    private static byte[] sample(String form, String messageId) {
        return with(new BounceSample("Postfix", form, "", "4.4.1", "Out of office", ADA.toString()), messageId);
    }

    private static byte[] with(BounceSample sample, String messageId) {
        return new String(sample.raw(), StandardCharsets.UTF_8)
                .replace(BounceSample.MESSAGE_ID, messageId)
                .getBytes(StandardCharsets.UTF_8);
    }
}
