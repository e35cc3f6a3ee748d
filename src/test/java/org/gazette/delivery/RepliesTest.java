package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gazette.mail.EmailAddress;
import org.gazette.newsletters.Newsletter.UnknownPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole table of verdicts, heard over a real connection: what is said to Ada, and what becomes of her and of Bob. */
@ParameterizedClass(name = "offered: {0}")
@ValueSource(strings = {"SIZE", "PIPELINING", "CHUNKING", "PIPELINING,CHUNKING"})
class RepliesTest {
    private static final String ADA = "ada@example.org";
    private static final String BOB = "bob@example.org";
    private static final RelaySettings.Timeouts SHORT = new RelaySettings.Timeouts(
            Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5));

    @Parameter
    String offered;

    private final ScriptedSmtpServer server = new ScriptedSmtpServer();
    private final Map<String, DeliveryOutcome> outcomes = new LinkedHashMap<>();

    @BeforeEach
    void offer() {
        server.offering((offered + ",STARTTLS,AUTH PLAIN LOGIN").split(",", -1));
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @ParameterizedTest(name = "{0}: {1} means {2}")
    @CsvFileSource(resources = "verdicts.csv", delimiter = '|')
    void aReplyMeansTheSameWhereverItIsHeard(String where, String reply, Verdict verdict) {
        assumeTrue(!(where.equals("DATA") && offered.contains("CHUNKING")), "no DATA is said");
        script(where, reply.equals("silence") ? ScriptedSmtpServer.CLOSE : reply);

        RelayFault fault = catchThrowableOfType(RelayFault.class, () -> carry(where));

        boolean beforeMail = List.of("BANNER", "EHLO", "STARTTLS", "AUTH").contains(where);
        boolean hangsUp = reply.startsWith("421") || reply.equals("silence");
        switch (verdict) {
            case RELAY -> assertThatNobodyIsCharged(fault, false);
            case HALTED -> {
                if (beforeMail) {
                    assertThatNobodyIsCharged(fault, true);
                } else {
                    assertThat(outcomes.get(ADA)).isInstanceOf(DeliveryOutcome.Halted.class);
                    assertThatBobIsServed(fault);
                }
            }
            case UNKNOWN -> {
                assertThat(outcomes.get(ADA)).isInstanceOf(DeliveryOutcome.Unknown.class);
                assertThat(fault != null).isEqualTo(hangsUp);
            }
            default -> {
                assertThat(name(outcomes.get(ADA))).isEqualTo(verdict.name());
                assertThat(outcomes.get(ADA).reply()).isEqualTo(reply);
                if (hangsUp) {
                    assertThat(fault).isNotNull();
                } else {
                    assertThatBobIsServed(fault);
                }
            }
        }
    }

    private void assertThatNobodyIsCharged(@Nullable RelayFault fault, boolean ours) {
        assertThat(fault).isNotNull();
        assertThat(fault.ours()).isEqualTo(ours);
        assertThat(outcomes).isEmpty();
        assertThat(server.taken()).isEmpty();
    }

    private void assertThatBobIsServed(@Nullable RelayFault fault) {
        assertThat(fault).isNull();
        assertThat(outcomes.get(BOB)).isInstanceOf(DeliveryOutcome.Accepted.class);
        assertThat(server.connections()).isEqualTo(1);
        assertThat(server.recipients()).contains(BOB);
    }

    private static String name(DeliveryOutcome outcome) {
        return outcome.getClass().getSimpleName().toUpperCase(Locale.ROOT);
    }

    private void script(String where, String reply) {
        switch (where) {
            case "BANNER" -> server.once(Phase.CONNECT, reply);
            case "EHLO" -> server.told("EHLO", reply).told("HELO", reply);
            case "STARTTLS" -> server.told("STARTTLS", reply);
            case "RCPT", "DOT" -> server.once(Phase.valueOf(where), ADA, reply);
            default -> server.once(Phase.valueOf(where), reply);
        }
    }

    private void carry(String where) throws RelayFault {
        boolean logsIn = where.equals("AUTH");
        RelaySettings settings = new RelaySettings(
                "127.0.0.1",
                server.port(),
                where.equals("STARTTLS") ? RelaySettings.Tls.REQUIRED : RelaySettings.Tls.NONE,
                logsIn ? "gazette" : "",
                logsIn ? "secret" : "",
                1,
                SHORT);
        try (SmtpRelay relay = new SmtpRelay(settings);
                Relay.Line line = relay.open()) {
            line.carry(new Notes());
        }
    }

    private static Parcel parcel(String recipient) {
        Sack sack = new Sack(1, Post.DAILY, "daily", UnknownPolicy.RESEND, Post.NOON.plusSeconds(1000));
        Envelope envelope = new Envelope(sack, 0, 1, recipient, recipient, 1, "", 1, 0, 0, Instant.EPOCH);
        return new Parcel(
                envelope,
                EmailAddress.of("news@gazette.example"),
                EmailAddress.of(recipient),
                "<" + recipient + ">",
                Post.NOON,
                Message.of("Subject: Monday\r\n\r\nNews\r\n".getBytes(StandardCharsets.UTF_8)));
    }

    private final class Notes implements Errand {
        private final Iterator<Parcel> parcels =
                List.of(parcel(ADA), parcel(BOB)).iterator();

        @Override
        public Optional<Parcel> next() {
            return parcels.hasNext() ? Optional.of(parcels.next()) : Optional.empty();
        }

        @Override
        public void prepare() {}

        @Override
        public boolean wanted(Parcel parcel) {
            return true;
        }

        @Override
        public void settled(Parcel parcel, DeliveryOutcome outcome) {
            assertThat(outcomes.put(parcel.recipient().toString(), outcome)).isNull();
        }
    }
}
