package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.gazette.delivery.DeliveryOutcome.Accepted;
import org.gazette.delivery.DeliveryOutcome.Deferred;
import org.gazette.delivery.DeliveryOutcome.Halted;
import org.gazette.delivery.DeliveryOutcome.Refused;
import org.gazette.delivery.DeliveryOutcome.Unknown;
import org.gazette.mail.EmailAddress;
import org.gazette.newsletters.Newsletter.UnknownPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversations, with and without PIPELINING and CHUNKING: what comes of them is the same. */
@ParameterizedClass(name = "offered: {0}")
@EnumSource
class SmtpLineTest {
    enum Mode {
        LOCK_STEP("SIZE 10000000"),
        PIPELINING("PIPELINING", "SIZE 10000000"),
        CHUNKING("CHUNKING", "SIZE 10000000"),
        BOTH("PIPELINING", "CHUNKING", "SIZE 10000000");

        private final String[] offered;

        Mode(String... offered) {
            this.offered = offered;
        }

        /** With CHUNKING there is no DATA. */
        boolean says(Phase phase) {
            return phase != Phase.DATA || !offers("CHUNKING");
        }

        boolean offers(String extension) {
            return List.of(offered).contains(extension);
        }
    }

    private static final RelaySettings.Timeouts SHORT = new RelaySettings.Timeouts(
            Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofMillis(400), Duration.ofSeconds(5));

    @Parameter
    Mode mode;

    private final ScriptedSmtpServer server = new ScriptedSmtpServer();
    private final Map<String, DeliveryOutcome> outcomes = new LinkedHashMap<>();

    @BeforeEach
    void offer() {
        server.offering(mode.offered);
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void everyMessageArrivesAsItIs() throws RelayFault {
        Parcel dots = parcel("ada@example.org", "a.\r\n =2E\r\nx..\r\n\r\n");
        Parcel plain = parcel("bob@example.org", "Subject: x\r\n\r\nbody\r\n");

        carry(dots, plain);

        assertThat(server.taken())
                .extracting(ScriptedSmtpServer.Taken::message)
                .containsExactly(text(dots), text(plain));
        assertThat(outcomes.values()).hasOnlyElementsOfType(Accepted.class);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aRoundTripAMessageWherePipeliningIsOffered() throws RelayFault {
        carry(Stream.of("a", "b", "c", "d", "e", "f", "g", "h").map(this::to).toArray(Parcel[]::new));

        int steady = server.segments();
        int trips = mode.offers("CHUNKING") ? 3 : 4;
        assertThat(steady).isLessThanOrEqualTo(mode.offers("PIPELINING") ? 8 + 4 : 8 * trips + 3);
        assertThat(server.heard()).filteredOn(line -> line.startsWith("DATA")).hasSize(mode.offers("CHUNKING") ? 0 : 8);
    }

    @Test
    void lettersAreMadeReadyWhileTheRelayReadsABody() throws RelayFault {
        carry(new Preparing(() -> Awaitility.await().until(() -> server.taken().size() == 1)));

        assertThat(outcomes)
                .hasSize(1)
                .allSatisfy((to, outcome) -> assertThat(outcome).isInstanceOf(Accepted.class));
    }

    @Test
    void aFaultWhileLettersAreMadeReadyLosesNoAnswer() {
        assertThatThrownBy(() -> carry(new Preparing(() -> {
                    throw new IllegalStateException("out of ink");
                })))
                .hasMessage("out of ink");

        assertThat(outcomes.values()).singleElement().isInstanceOf(Accepted.class);
    }

    @ParameterizedTest(name = "{0} answered {1}")
    @CsvSource(delimiter = '|', textBlock = """
            MAIL | 451 4.3.0 later        | Deferred
            MAIL | 550 5.7.1 not you      | Halted
            RCPT | 450 4.2.0 greylisted   | Deferred
            RCPT | 550 5.1.1 unknown      | Refused
            RCPT | 550 5.7.1 policy       | Halted
            DATA | 451 4.3.0 later        | Deferred
            DATA | 554 5.7.1 policy       | Halted
            DOT  | 451 4.3.0 later        | Deferred
            DOT  | 550 5.1.1 unknown      | Refused
            DOT  | 554 5.7.1 spam         | Halted
            """)
    void aReplyConcernsOneMessageAndTheNextGoesThrough(Phase phase, String reply, String outcome) throws RelayFault {
        assumeTrue(mode.says(phase));
        server.once(phase, reply);

        carry(to("ada"), to("bob"), to("eve"));

        assertThat(outcomes.get("ada@example.org").getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(outcomes.get("ada@example.org").reply()).isEqualTo(reply);
        assertThat(server.recipients()).containsExactly("bob@example.org", "eve@example.org");
    }

    @Test
    void aRelayThatWantsABodyForNobodyGetsALoneDot() throws RelayFault {
        server.once(Phase.RCPT, "ada@example.org", "550 5.1.1 unknown").always(Phase.DATA, "354 go ahead");

        carry(to("ada"), to("bob"));

        assertThat(outcomes.get("ada@example.org")).isInstanceOf(Refused.class);
        assertThat(server.recipients()).containsExactly("bob@example.org");
    }

    @ParameterizedTest(name = "at {0}: {1}")
    @CsvSource({
        "CONNECT, <close>", "CONNECT, <reset>", "CONNECT, <stall>", "CONNECT, <drip>", "CONNECT, 421 busy",
        "MAIL, <close>", "MAIL, <reset>", "MAIL, <stall>", "MAIL, <drip>", "MAIL, 421 busy",
        "RCPT, <close>", "RCPT, <reset>", "RCPT, <stall>", "RCPT, <drip>", "RCPT, 421 busy",
        "DATA, <close>", "DATA, <reset>", "DATA, <stall>", "DATA, <drip>", "DATA, 421 busy"
    })
    void aConnectionThatBreaksBeforeTheBodyChargesNobody(Phase phase, String what) {
        assumeTrue(mode.says(phase));
        server.once(phase, what);

        assertThatThrownBy(() -> carry(to("ada"), to("bob"))).isInstanceOf(RelayFault.class);

        assertThat(outcomes).isEmpty();
        assertThat(server.taken()).isEmpty();
    }

    @ParameterizedTest(name = "{0} for an answer to the dot")
    @ValueSource(strings = {"<close>", "<reset>", "<stall>", "<drip>", "<take and close>"})
    void silenceAfterTheDotIsUnknownForOneMessageOnly(String what) {
        server.once(Phase.DOT, "bob@example.org", what);

        assertThatThrownBy(() -> carry(to("ada"), to("bob"), to("eve"))).isInstanceOf(RelayFault.class);

        assertThat(outcomes.get("ada@example.org")).isInstanceOf(Accepted.class);
        assertThat(outcomes.get("bob@example.org")).isInstanceOf(Unknown.class);
        assertThat(outcomes).doesNotContainKey("eve@example.org");
        assertThat(server.recipients()).doesNotContain("eve@example.org");
    }

    @Test
    void aGoodbyeAfterTheDotIsADefiniteNo() {
        server.once(Phase.DOT, "421 4.3.0 closing");

        assertThatThrownBy(() -> carry(to("ada"), to("bob"))).isInstanceOf(RelayFault.class);

        assertThat(outcomes.get("ada@example.org")).isInstanceOf(Deferred.class);
        assertThat(outcomes).doesNotContainKey("bob@example.org");
    }

    @Test
    void aRefusalIsKnownEvenWhenTheRelayHangsUpWithIt() {
        assumeTrue(mode.says(Phase.DATA));
        server.once(Phase.RCPT, "550 5.1.1 unknown").once(Phase.DATA, "421 4.7.0 too many errors");

        assertThatThrownBy(() -> carry(to("ada"), to("bob"))).isInstanceOf(RelayFault.class);

        assertThat(outcomes).containsOnlyKeys("ada@example.org");
        assertThat(outcomes.get("ada@example.org")).isInstanceOf(Refused.class);
    }

    @Test
    void whoMayNoLongerSendHangsUpBeforeTheDot() throws RelayFault {
        int[] asked = {0};

        carry(parcel -> ++asked[0] < 3, to("ada"), to("bob"));

        assertThat(server.recipients()).doesNotContain("bob@example.org");
        assertThat(outcomes).doesNotContainKey("bob@example.org");
    }

    @Test
    void aLetterLargerThanTheRelayTakesIsNotOffered() throws RelayFault {
        server.offering("SIZE 100");

        carry(parcel("ada@example.org", "x".repeat(101) + "\r\n"));

        assertThat(outcomes.get("ada@example.org")).isInstanceOf(Halted.class);
        assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
    }

    @Test
    void aRelayThatSetsALimitIsToldTheSizeAndAnotherIsNot() throws RelayFault {
        Parcel letter = to("ada");
        carry(letter);
        assertThat(server.heard())
                .contains("MAIL FROM:<" + letter.sender() + "> SIZE="
                        + letter.message().size());

        server.offering("HELP");
        carry(to("bob"));
        assertThat(server.heard()).contains("MAIL FROM:<" + letter.sender() + ">");
    }

    @Test
    void anAddressInUtf8NeedsARelayThatKnowsIt() throws RelayFault {
        carry(parcel("zoë@example.org", "x\r\n"), to("bob"));
        assertThat(outcomes.get("zoë@example.org").reply()).startsWith("cannot route");

        outcomes.clear();
        server.offering("SMTPUTF8");
        carry(parcel("zoë@example.org", "x\r\n"));
        assertThat(server.recipients()).containsExactly("bob@example.org", "zoë@example.org");
        assertThat(server.heard()).anyMatch(line -> line.startsWith("MAIL") && line.endsWith(" SMTPUTF8"));
    }

    private void carry(Parcel... parcels) throws RelayFault {
        carry(parcel -> true, parcels);
    }

    private void carry(Predicate<Parcel> wanted, Parcel... parcels) throws RelayFault {
        carry(new Notes(wanted, parcels));
    }

    private void carry(Errand errand) throws RelayFault {
        RelaySettings settings =
                new RelaySettings("127.0.0.1", server.port(), RelaySettings.Tls.NONE, "", "", 1, SHORT);
        try (SmtpRelay relay = new SmtpRelay(settings);
                Relay.Line line = relay.open()) {
            line.carry(errand);
        }
    }

    private Parcel to(String name) {
        return parcel(name + "@example.org", "Subject: Monday\r\n\r\nNews for " + name + "\r\n");
    }

    private static Parcel parcel(String recipient, String message) {
        Sack sack = new Sack(1, Post.DAILY, "daily", UnknownPolicy.RESEND, Post.NOON.plusSeconds(1000));
        Envelope envelope = new Envelope(sack, 0, 1, recipient, recipient, 1, "", 1, 0, 0, Instant.EPOCH);
        return new Parcel(
                envelope,
                EmailAddress.of("news@gazette.example"),
                EmailAddress.of(recipient),
                "<" + recipient + ">",
                Post.NOON,
                Message.of(message.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Parcel parcel) {
        return new String(parcel.message().bytes(), StandardCharsets.UTF_8);
    }

    private final class Preparing extends Notes {
        private final Runnable preparation;

        Preparing(Runnable preparation) {
            super(parcel -> true, to("ada"));
            this.preparation = preparation;
        }

        @Override
        public void prepare() {
            preparation.run();
        }
    }

    private class Notes implements Errand {
        private final Predicate<Parcel> wanted;
        private final Iterator<Parcel> parcels;

        Notes(Predicate<Parcel> wanted, Parcel... parcels) {
            this.wanted = wanted;
            this.parcels = List.of(parcels).iterator();
        }

        @Override
        public Optional<Parcel> next() {
            return parcels.hasNext() ? Optional.of(parcels.next()) : Optional.empty();
        }

        @Override
        public void prepare() {}

        @Override
        public boolean wanted(Parcel parcel) {
            return wanted.test(parcel);
        }

        @Override
        public void settled(Parcel parcel, DeliveryOutcome outcome) {
            assertThat(outcomes.put(parcel.recipient().toString(), outcome)).isNull();
        }
    }
}
