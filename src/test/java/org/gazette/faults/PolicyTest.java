package org.gazette.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.gazette.delivery.CommitLog;
import org.gazette.delivery.EnvelopeState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The real program is killed when the relay has taken four letters and its answers are under way, and started again with
 * each of the four policies.
 */
@Tag("faults")
class PolicyTest {
    private static final int READERS = 100;
    private static final int CONNECTIONS = 4;

    @TempDir
    Path folder;

    private final Program program = Program.built();

    @AfterEach
    void endAll() {
        program.endAll();
    }

    @ParameterizedTest(name = "PostgreSQL: {0}")
    @ValueSource(booleans = {false, true})
    void resendMailsThemAgainWithTheSameBytes(boolean postgresql) throws Exception {
        try (Receiver receiver = receiver()) {
            Press.Copy copy = killed(receiver, postgresql, "resend");
            Set<String> hidden = hidden(receiver);
            runOut(copy);

            assertThat(runs(copy)).isZero();

            assertThat(taken(receiver, hidden::contains)).hasSize(2 * CONNECTIONS);
            assertThat(receiver.taken().stream().distinct()).hasSize(READERS);
            everybodyIs(copy, EnvelopeState.ACCEPTED, one -> true);
        }
    }

    @ParameterizedTest(name = "PostgreSQL: {0}")
    @ValueSource(booleans = {false, true})
    void holdLeavesThemToAPerson(boolean postgresql) throws Exception {
        try (Receiver receiver = receiver()) {
            Press.Copy copy = killed(receiver, postgresql, "hold");
            Set<String> sending = sending(copy);
            runOut(copy);

            assertThat(runs(copy)).isZero();
            assertThat(runs(copy)).isZero();

            assertThat(receiver.taken()).doesNotHaveDuplicates().hasSize(READERS - sending.size() + CONNECTIONS);
            everybodyIs(copy, EnvelopeState.UNKNOWN, sending::contains);
            everybodyIs(copy, EnvelopeState.ACCEPTED, one -> !sending.contains(one));
        }
    }

    @ParameterizedTest(name = "PostgreSQL: {0}")
    @ValueSource(booleans = {false, true})
    void reconcileFindsThemInTheRelaysLogAndMailsOnlyTheOthersAgain(boolean postgresql) throws Exception {
        try (Receiver receiver = receiver()) {
            Press.Copy copy = killed(receiver, postgresql, "reconcile");
            runOut(copy);
            writeMailLog(receiver);

            runs(copy);
            try (Books books = copy.books()) {
                books.letEvidenceHaveItsTime();
            }
            assertThat(runs(copy)).isZero();

            assertThat(receiver.taken()).doesNotHaveDuplicates().hasSize(READERS);
            everybodyIs(copy, EnvelopeState.ACCEPTED, one -> true);
        }
    }

    @ParameterizedTest(name = "PostgreSQL: {0}")
    @ValueSource(booleans = {false, true})
    void reconcileOrHoldLeavesThoseThatAreNotInTheLogToAPerson(boolean postgresql) throws Exception {
        try (Receiver receiver = receiver()) {
            Press.Copy copy = killed(receiver, postgresql, "reconcile-or-hold");
            Set<String> hidden = hidden(receiver);
            Set<String> sending = sending(copy);
            runOut(copy);
            writeMailLog(receiver);

            runs(copy);
            try (Books books = copy.books()) {
                books.letEvidenceHaveItsTime();
            }
            runs(copy);
            assertThat(runs(copy)).isZero();

            assertThat(receiver.taken()).doesNotHaveDuplicates().hasSize(READERS - sending.size() + hidden.size());
            everybodyIs(copy, EnvelopeState.UNKNOWN, one -> sending.contains(one) && !hidden.contains(one));
            everybodyIs(copy, EnvelopeState.ACCEPTED, one -> hidden.contains(one) || !sending.contains(one));
        }
    }

    /** Takes one letter on each connection, and says no more there; what comes later is answered as usual. */
    private Receiver receiver() throws IOException {
        String once = "once|DOT|*|<take and stall>";
        return new Receiver(folder.resolve("taken.log"), once, once, once, once);
    }

    private Press.Copy killed(Receiver receiver, boolean postgresql, String policy) throws Exception {
        Press.Copy copy = new Press(folder, postgresql, receiver.port(), CONNECTIONS, READERS).next();
        copy.newsroom().add("relay.maillog: \"" + folder.resolve("mail.log") + "\"\n");
        Files.createFile(folder.resolve("mail.log"));
        copy.newsroom().newsletter("unknown: \"" + policy + "\"");
        Process process = program.start(
                List.of(), copy.newsroom().home(), log(), copy.newsroom().issueRun());
        Awaitility.await()
                .atMost(2, TimeUnit.MINUTES)
                .failFast("ended too early", () -> !process.isAlive())
                .until(() -> receiver.count() == CONNECTIONS);
        process.destroyForcibly();
        process.waitFor();
        return copy;
    }

    private Path log() {
        return folder.resolve("log.txt");
    }

    private int runs(Press.Copy copy) throws InterruptedException {
        Process process = program.start(
                List.of(), copy.newsroom().home(), log(), copy.newsroom().issueRun());
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private static Set<String> hidden(Receiver receiver) {
        return receiver.taken().stream().map(CommitLog.Mail::recipient).collect(Collectors.toSet());
    }

    private static Set<String> sending(Press.Copy copy) {
        try (Books books = copy.books()) {
            return books.envelopes().entrySet().stream()
                    .filter(one -> one.getValue().state() == EnvelopeState.SENDING)
                    .map(one -> one.getKey())
                    .collect(Collectors.toSet());
        }
    }

    private static void runOut(Press.Copy copy) {
        try (Books books = copy.books()) {
            books.letLeasesRunOut();
        }
    }

    private static List<String> taken(Receiver receiver, Predicate<String> some) {
        return receiver.taken().stream()
                .map(CommitLog.Mail::recipient)
                .filter(some)
                .toList();
    }

    private static void everybodyIs(Press.Copy copy, EnvelopeState state, Predicate<String> some) {
        try (Books books = copy.books()) {
            books.envelopes().forEach((reader, entry) -> {
                if (some.test(reader) && !reader.equals(Newsroom.GONE)) {
                    assertThat(entry.state()).describedAs(reader).isEqualTo(state);
                }
            });
        }
    }

    /** What a Postfix would have written of what the receiver took. */
    private void writeMailLog(Receiver receiver) throws IOException {
        StringBuilder lines = new StringBuilder();
        int number = 0;
        for (CommitLog.Mail mail : receiver.taken()) {
            String id = "4F3aBQ" + number++;
            lines.append("Nov 16 12:00:01 host postfix/cleanup[77]: " + id + ": message-id=" + mail.messageId() + "\n");
            lines.append("Nov 16 12:00:01 host postfix/qmgr[5]: " + id
                    + ": from=<a@example.org>, size=9, nrcpt=1 (queue active)\n");
        }
        Files.writeString(folder.resolve("mail.log"), lines);
    }
}
