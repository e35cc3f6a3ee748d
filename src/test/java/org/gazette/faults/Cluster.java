package org.gazette.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.gazette.delivery.CommitLog;
import org.gazette.delivery.EnvelopeState;
import org.gazette.house.Home;
import org.gazette.house.House;

/**
 * A newsroom, and the nodes that serve it: with a home each where it is kept in PostgreSQL, else in one home. What is
 * waited for are states of its tables.
 */
final class Cluster implements AutoCloseable {
    /** The shortest that the configuration allows. */
    private static final String LEASE = "courier.lease: 10 seconds\n";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Program program;
    private final Press.Copy copy;
    private final Path folder;
    private final int connections;
    private final Books books;
    private final Set<Receiver> receivers = new LinkedHashSet<>();
    private final List<Node> nodes = new ArrayList<>();

    Cluster(Program program, Press press, Path folder, int connections) throws IOException {
        this.program = program;
        this.copy = press.next();
        this.connections = connections;
        this.folder = Files.createDirectories(folder.resolve(UUID.randomUUID().toString()));
        this.books = copy.books();
        copy.newsroom().newsletter("not-later-than: 2 days");
    }

    /** Not started yet. @param script of its receiver; in one home with others it has that of the first */
    Node node(String... script) throws IOException {
        String name = "node " + (nodes.size() + 1);
        Path log = folder.resolve(name + " said.txt");
        Node node = copy.user().isEmpty()
                ? new Node(name, copy.newsroom(), log, sharedReceiver(script), program)
                : new Node(name, ownHome(name), log, receiver(name, script), program);
        nodes.add(node);
        return node;
    }

    private Newsroom ownHome(String name) {
        return Newsroom.copy(copy.newsroom(), folder.resolve(name));
    }

    private Receiver receiver(String name, String... script) throws IOException {
        Receiver receiver = new Receiver(folder.resolve(name + ".log"), script);
        receivers.add(receiver);
        Newsroom newsroom = copy.user().isEmpty() ? copy.newsroom() : Newsroom.at(folder.resolve(name));
        String storage = copy.user().isEmpty() ? "" : Press.storage(copy.url());
        newsroom.settings(Newsroom.relay(receiver.port(), connections) + storage + LEASE);
        return receiver;
    }

    private Receiver sharedReceiver(String... script) throws IOException {
        return receivers.isEmpty()
                ? receiver("the relay", script)
                : receivers.iterator().next();
    }

    Newsroom newsroom() {
        return copy.newsroom();
    }

    Books books() {
        return books;
    }

    List<Node> nodes() {
        return nodes;
    }

    List<Node> living() {
        return nodes.stream().filter(Node::isAlive).toList();
    }

    void await(String what, BooleanSupplier state) {
        Awaitility.await(what)
                .pollInterval(Duration.ofMillis(20))
                .atMost(PATIENCE)
                .failFast("no node is alive", () -> living().isEmpty())
                .until(state::getAsBoolean);
    }

    /** Today's issue is posted by a process that does not carry mail; the nodes begin with it when all of them are up. */
    void runAnIssue() {
        try (House house = House.open(new Home(copy.newsroom().home()), Clock.systemUTC())) {
            house.pressRun().run(house.newsletter("daily"), LocalDate.now(ZoneOffset.UTC));
        }
        books.pause(true);
        nodes.forEach(Node::start);
        await("all nodes are up", () -> nodes.stream().allMatch(Node::isUp));
        books.pause(false);
    }

    /** Until every letter found its fate. */
    void awaitTheEnd(int audience) {
        await("every envelope is settled", () -> books.audience() == audience && books.waiting() == 0);
    }

    /** What all receivers took, by reader. */
    Map<String, List<CommitLog.Mail>> copies() {
        Map<String, List<CommitLog.Mail>> copies = new HashMap<>();
        receivers.stream()
                .flatMap(receiver -> receiver.taken().stream())
                .forEach(mail -> copies.computeIfAbsent(mail.recipient(), key -> new ArrayList<>())
                        .add(mail));
        return copies;
    }

    /** Nobody is lost, nobody doubled who was not unknown, and each copy is the same. @return how many were doubled */
    int compare() {
        Map<String, Books.Entry> envelopes = books.envelopes();
        Map<String, List<CommitLog.Mail>> copies = copies();
        assertThat(envelopes.keySet()).containsAll(copies.keySet());
        envelopes.forEach((reader, entry) -> compare(reader, entry, copies.getOrDefault(reader, List.of())));
        return copies.values().stream().mapToInt(List::size).sum() - copies.size();
    }

    private static void compare(String reader, Books.Entry entry, List<CommitLog.Mail> copies) {
        if (entry.state() != EnvelopeState.ACCEPTED) {
            assertThat(copies).describedAs("%s is %s", reader, entry.state()).isEmpty();
            assertThat(Stream.concat(Stream.of(Newsroom.GONE), KillTest.REFUSED.stream()))
                    .contains(reader);
            return;
        }
        assertThat(copies).describedAs("lost: %s", reader).isNotEmpty();
        assertThat(copies.size() - 1)
                .describedAs("doubled unrecorded: %s", reader)
                .isLessThanOrEqualTo(entry.unknowns());
        assertThat(copies.stream().map(mail -> mail.messageId() + mail.digest()).distinct())
                .describedAs("copies of %s", reader)
                .hasSize(1);
    }

    @Override
    public void close() throws IOException {
        books.close();
        nodes.forEach(Node::close);
        for (Receiver receiver : receivers) {
            receiver.close();
        }
    }
}
