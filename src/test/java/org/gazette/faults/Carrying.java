package org.gazette.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.gazette.delivery.CommitLog;
import org.gazette.delivery.EnvelopeState;

/**
 * One issue, made and carried by a program that is killed again and again, and started again each time, until the issue
 * is done; then audience, receiver and ledger are compared.
 */
final class Carrying {
    /** Envelopes that a connection has SENDING at a time, as the manual promises. */
    private static final int GROUP = 16;

    private static final int PATIENCE_SECONDS = 120;

    private final Program program;
    private final Press.Copy copy;
    private final Receiver receiver;
    private final int connections;
    private final int readers;
    private final Random chance;
    private final int start;
    private final List<Kill> kills = new ArrayList<>();
    private final List<Integer> takenAtDeath = new ArrayList<>();

    Carrying(Program program, Press.Copy copy, Receiver receiver, int connections, int readers, Random chance) {
        this.program = program;
        this.copy = copy;
        this.receiver = receiver;
        this.connections = connections;
        this.readers = readers;
        this.chance = chance;
        this.start = receiver.count();
    }

    /** Kills the program at these places in turn, an empty one being a random moment, as long as the issue is not done. */
    List<Kill> run(Iterable<Optional<Failpoint>> places) throws Exception {
        boolean done = false;
        for (Optional<Failpoint> place : places) {
            done = !killed(place);
            if (done) {
                break;
            }
        }
        for (int life = 0; !done && life < 3; life++) {
            done = ends(start(List.of()));
            look();
        }
        assertThat(done).describedAs("the issue is done, see %s", log()).isTrue();
        compare();
        return kills;
    }

    private Path log() {
        return copy.newsroom().home().resolve("log.txt");
    }

    private Process start(List<String> options) {
        return program.start(
                options, copy.newsroom().home(), log(), copy.newsroom().issueRun());
    }

    private static boolean ends(Process process) throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() == 0;
    }

    /** @return false when the program ended by itself, and the issue was done */
    private boolean killed(Optional<Failpoint> place) throws Exception {
        Process process = place.isPresent() ? heldAt(place.get()) : atRandom();
        boolean alive = process.isAlive();
        process.destroyForcibly();
        int code = process.waitFor();
        if (!alive || code != 128 + 9) {
            return code != 0;
        }
        receiver.settle();
        kills.add(new Kill(place.orElse(null), look()));
        takenAtDeath.add(receiver.count() - start);
        return true;
    }

    private Process heldAt(Failpoint place)
            throws IOException, IllegalConnectorArgumentsException, InterruptedException {
        Debugger debugger = new Debugger();
        Process process = start(List.of(debugger.option()));
        if (!debugger.holdAt(place, 1 + chance.nextInt(place.passes()))) {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        return process;
    }

    /** Half of the time by the clock, half of the time by what the receiver has got. */
    private Process atRandom() throws InterruptedException {
        Process process = start(List.of());
        if (chance.nextBoolean()) {
            process.waitFor(chance.nextInt(3_000), TimeUnit.MILLISECONDS);
            return process;
        }
        int enough = receiver.count() + 1 + chance.nextInt(40);
        while (process.isAlive() && receiver.count() < enough) {
            process.waitFor(1 + chance.nextInt(5), TimeUnit.MILLISECONDS);
        }
        return process;
    }

    /** Looks into the ledger of the dead, which is whole at every moment. @return what it had SENDING */
    private int look() {
        try (Books books = copy.books()) {
            Map<String, Books.Entry> envelopes = books.envelopes();
            assertThat(envelopes.size())
                    .describedAs("the audience, frozen or not")
                    .isIn(0, readers + 1);
            int sending = (int) envelopes.values().stream()
                    .filter(one -> one.state() == EnvelopeState.SENDING)
                    .count();
            assertThat(sending).isLessThanOrEqualTo(connections * GROUP);
            books.letLeasesRunOut();
            return sending;
        }
    }

    private void compare() {
        Map<String, List<Integer>> copies = new HashMap<>();
        List<CommitLog.Mail> taken = receiver.taken().subList(start, receiver.count());
        for (int at = 0; at < taken.size(); at++) {
            copies.computeIfAbsent(taken.get(at).recipient(), key -> new ArrayList<>())
                    .add(at);
        }
        Map<String, Books.Entry> envelopes;
        try (Books books = copy.books()) {
            envelopes = books.envelopes();
        }
        assertThat(envelopes).hasSize(readers + 1);
        envelopes.forEach((reader, entry) -> compare(reader, entry, copies.getOrDefault(reader, List.of()), taken));
        assertThat(envelopes.keySet()).containsAll(copies.keySet());
        for (Kill kill : kills) {
            assertThat(kill.doubled()).isLessThanOrEqualTo(kill.unknown());
        }
    }

    private void compare(String reader, Books.Entry entry, List<Integer> copies, List<CommitLog.Mail> taken) {
        if (reader.equals(Newsroom.GONE)) {
            assertThat(entry.state()).isEqualTo(EnvelopeState.SUPPRESSED);
            assertThat(copies).describedAs("a suppressed reader").isEmpty();
            return;
        }
        if (KillTest.REFUSED.contains(reader)) {
            assertThat(entry.state()).isEqualTo(EnvelopeState.REFUSED);
            assertThat(copies).describedAs("a refused reader").isEmpty();
            return;
        }
        assertThat(entry.state()).describedAs(reader).isEqualTo(EnvelopeState.ACCEPTED);
        assertThat(copies).describedAs("lost: %s", reader).isNotEmpty();
        assertThat(copies.size() - 1)
                .describedAs("doubled unrecorded: %s", reader)
                .isLessThanOrEqualTo(entry.unknowns());
        assertThat(copies.stream()
                        .map(at -> taken.get(at).messageId() + taken.get(at).digest())
                        .distinct())
                .describedAs("copies of %s", reader)
                .hasSize(1);
        copies.subList(0, copies.size() - 1).forEach(at -> charge(reader, at));
    }

    /** A copy that was followed by another is charged to the death that hid it. */
    private void charge(String reader, int at) {
        for (int death = 0; death < kills.size(); death++) {
            if (at < takenAtDeath.get(death)) {
                kills.get(death).doubles(reader);
                return;
            }
        }
        throw new AssertionError(reader + " was mailed twice by a program that was not killed");
    }
}
