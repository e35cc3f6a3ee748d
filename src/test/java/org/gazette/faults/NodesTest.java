package org.gazette.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gazette.delivery.EnvelopeState.CLAIMED;
import static org.gazette.delivery.EnvelopeState.SENDING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gazette.delivery.CommitLog;
import org.gazette.house.Home;
import org.gazette.house.House;
import org.gazette.mail.EmailAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several processes of the real program serve one newsroom; some of them are killed, or fall asleep. */
@Tag("faults")
class NodesTest {
    private static final int READERS = 300;
    private static final int CONNECTIONS = 2;
    /** Everybody, and the one who is suppressed. */
    private static final int AUDIENCE = READERS + 1;

    private static final int TITLES = 6;
    private static final int READERS_OF_EACH = 50;
    private static final List<Failpoint> PLACES = List.of(
            Failpoint.OPENED,
            Failpoint.FREEZE,
            Failpoint.POSTED,
            Failpoint.CLAIMED,
            Failpoint.MARKED,
            Failpoint.SILENCE,
            Failpoint.ANSWER,
            Failpoint.WRITING);

    @TempDir
    Path folder;

    private final Program program = Program.built();
    private final long seed = Long.getLong("faults.seed", System.nanoTime());
    private final Random chance = new Random(seed);
    private @Nullable Press press;

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void eachSlotRunsOnceHoweverManyNodesThereAre(int nodes) throws Exception {
        try (Cluster cluster = cluster()) {
            List<String> titles =
                    IntStream.rangeClosed(1, TITLES).mapToObj(n -> "paper-" + n).toList();
            subscribe(cluster, titles);
            for (int at = 0; at < nodes; at++) {
                cluster.node("slow|2");
            }
            cluster.nodes().forEach(Node::start);
            cluster.await(
                    "every slot is issued",
                    () -> cluster.books()
                            .slots()
                            .equals(titles.stream()
                                    .map(title -> title + " 1 ISSUED")
                                    .toList()));
            cluster.awaitTheEnd(TITLES * READERS_OF_EACH);

            List<CommitLog.Mail> sent = cluster.nodes().stream()
                    .flatMap(node -> node.sent().stream())
                    .toList();
            assertThat(sent.stream().map(CommitLog.Mail::messageId))
                    .doesNotHaveDuplicates()
                    .hasSize(TITLES * READERS_OF_EACH);
            assertThat(cluster.nodes().stream().mapToLong(NodesTest::posted).sum())
                    .isEqualTo(TITLES);
            System.out.println(nodes + " nodes, " + TITLES + " newsletters, each slot ran once: "
                    + cluster.nodes().stream()
                            .map(node -> node.name() + " posted " + posted(node) + " and sent " + node.count())
                            .collect(Collectors.joining(", ")));
        }
    }

    private static long posted(Node node) {
        return node.said()
                .lines()
                .filter(line -> line.contains(": issue 1 posted, "))
                .count();
    }

    /** Newsletters that are due from half a minute on, a second apart. */
    private static void subscribe(Cluster cluster, List<String> titles) throws IOException {
        Path config = cluster.newsroom().home().resolve("config/newsletters");
        Files.delete(config.resolve("daily.conf"));
        ZonedDateTime due = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(30);
        DateTimeFormatter cron = DateTimeFormatter.ofPattern("s m H", Locale.ROOT);
        for (String title : titles) {
            String line = "masthead: \"Paper\"\ncadence: \"cron " + cron.format(due) + " * * ?\"\n";
            Files.writeString(config.resolve(title + ".conf"), line);
            cluster.books().watched(title, Duration.ofHours(1));
            due = due.plusSeconds(1);
        }
        try (House house = House.open(new Home(cluster.newsroom().home()), Clock.systemUTC())) {
            titles.forEach(title -> Newsroom.addresses(READERS_OF_EACH)
                    .forEach(address -> house.subscribers()
                            .subscribe(EmailAddress.of(address), "Reader", title, List.of(), "en", "test")));
        }
    }

    @Test
    void lettersGoByWhoeverIsFree() throws Exception {
        try (Cluster cluster = cluster()) {
            Node slow = cluster.node("slow|200");
            Node quick = cluster.node("slow|10");
            cluster.runAnIssue();
            cluster.awaitTheEnd(AUDIENCE);

            assertThat(cluster.compare()).isZero();
            assertThat(slow.count()).isPositive();
            assertThat(quick.count()).isGreaterThan(3 * slow.count());
            System.out.println("a slow node sent " + slow.count() + " letters, a quick one " + quick.count());
        }
    }

    @Test
    void whatAKilledNodeLeftIsFinishedByTheOthers() throws Exception {
        System.out.println("faults.seed=" + seed);
        List<Loss> losses = new ArrayList<>();
        for (Failpoint place : PLACES) {
            losses.add(place.beforeCarrying() ? killedInThePressRun(place) : killedOnTheWay(place));
        }
        for (int round = 0; round < 3; round++) {
            losses.addAll(killedAtRandom(2));
        }
        losses.addAll(killedAtRandom(4));

        NodesReport.print(losses);
    }

    /** The node that makes the issue dies over it; another comes, and makes it. */
    private Loss killedInThePressRun(Failpoint place) throws Exception {
        try (Cluster cluster = cluster()) {
            Node dying = cluster.node(receiver(100));
            Node other = cluster.node(receiver(2));
            cluster.books().watched("daily", Duration.ofDays(1));
            dying.startWatched();
            dying.holdAt(place, 1);
            Loss loss = kill(cluster, dying, place.words());
            other.start();
            finish(cluster, List.of(loss));
            return loss;
        }
    }

    /** One of two nodes that carry an issue is held at a place, and killed when the other has begun. */
    private Loss killedOnTheWay(Failpoint place) throws Exception {
        try (Cluster cluster = cluster()) {
            Node dying = cluster.node(receiver(100));
            Node other = cluster.node(receiver(2));
            cluster.books().watched("daily", Duration.ofDays(1));
            dying.startWatched();
            dying.holdAt(place, 1);
            other.start();
            cluster.await("the other has begun", () -> other.count() > 0);
            Loss loss = kill(cluster, dying, place.words());
            finish(cluster, List.of(loss));
            return loss;
        }
    }

    /** Of so many nodes all but one are killed, one after another, whenever each of those alive has sent some more. */
    private List<Loss> killedAtRandom(int nodes) throws Exception {
        try (Cluster cluster = cluster()) {
            for (int at = 0; at < nodes; at++) {
                cluster.node(receiver(120));
            }
            cluster.runAnIssue();
            List<Loss> losses = new ArrayList<>();
            for (int left = nodes; left > 1; left--) {
                List<Node> living = cluster.living();
                List<Integer> counts = living.stream().map(Node::count).toList();
                int more = 1 + chance.nextInt(4);
                cluster.await(
                        "each node that lives has sent some more",
                        () -> IntStream.range(0, living.size())
                                .allMatch(at -> living.get(at).count() >= counts.get(at) + more));
                Node dying = living.get(chance.nextInt(left));
                losses.add(kill(cluster, dying, "at a random moment, with " + (left - 1) + " of " + nodes + " left"));
            }
            finish(cluster, losses);
            return losses;
        }
    }

    private static Loss kill(Cluster cluster, Node dying, String when) throws InterruptedException {
        dying.kill();
        Set<String> sending = cluster.books().beingSentBy(dying.pid());
        assertThat(sending.size()).isLessThanOrEqualTo(16 * CONNECTIONS);
        int claimed = cluster.books().inHand(dying.pid(), CLAIMED);
        return new Loss(
                when,
                claimed,
                sending.size(),
                sending.size() - missed(sending, dying).size());
    }

    /** Those whose letter the receiver of a node does not have. */
    private static Set<String> missed(Set<String> readers, Node node) {
        Set<String> rest = new HashSet<>(readers);
        node.sent().forEach(mail -> rest.remove(mail.recipient()));
        return rest;
    }

    private static void finish(Cluster cluster, List<Loss> losses) {
        cluster.awaitTheEnd(AUDIENCE);
        int doubled = cluster.compare();
        assertThat(cluster.books().slots()).containsExactly("daily 1 ISSUED");
        assertThat(cluster.books().unknowns())
                .isEqualTo(losses.stream().mapToInt(Loss::unknown).sum());
        assertThat(doubled).isEqualTo(losses.stream().mapToInt(Loss::doubled).sum());
    }

    @Test
    void aNodeThatSleptSendsNothingThatAnotherHasTaken() throws Exception {
        try (Cluster cluster = cluster()) {
            Node sleeper = cluster.node("slow|60");
            Node other = cluster.node("slow|20");
            cluster.runAnIssue();
            cluster.await(
                    "it has letters in its hands",
                    () -> sleeper.count() > 0 && cluster.books().inHand(sleeper.pid(), SENDING) > 20);
            sleeper.stop();
            Set<String> marked = cluster.books().beingSentBy(sleeper.pid());
            Set<String> unsent = missed(marked, sleeper);
            List<CommitLog.Mail> before = sleeper.sent();
            cluster.awaitTheEnd(AUDIENCE);

            sleeper.wake();
            cluster.await("it learns that it slept", () -> sleeper.said().contains("answers that came too late"));
            sleeper.end();

            assertThat(sleeper.sent()).describedAs("what the sleeper sent").isEqualTo(before);
            assertThat(unsent).describedAs("what it was going to send").isNotEmpty();
            assertThat(other.sent().stream().map(CommitLog.Mail::recipient)).containsAll(unsent);
            assertThat(cluster.books().unknowns()).isEqualTo(marked.size());
            assertThat(cluster.compare()).isEqualTo(marked.size() - unsent.size());
            System.out.println("a node slept over " + marked.size() + " marked letters: the other sent all of them, "
                    + (marked.size() - unsent.size()) + " for the second time, on record; when it woke it sent none");
        }
    }

    @Test
    void aNodeThatSleptOverTheIssueThatItWasMakingKeepsNobodyWaitingAndMakesNoSecond() throws Exception {
        try (Cluster cluster = cluster()) {
            Node sleeper = cluster.node("slow|2");
            Node other = cluster.node("slow|2");
            cluster.books().watched("daily", Duration.ofDays(1));
            sleeper.startWatched();
            sleeper.holdAt(Failpoint.FREEZE, 1);
            sleeper.stop();
            other.start();
            cluster.awaitTheEnd(AUDIENCE);

            sleeper.wake();
            sleeper.release();
            cluster.await("it learns that it slept", () -> sleeper.said().contains("daily: failed, tried again"));
            sleeper.end();

            assertThat(cluster.books().slots()).containsExactly("daily 1 ISSUED");
            assertThat(cluster.compare()).isZero();
            assertThat(sleeper.count()).isZero();
            assertThat(posted(other)).describedAs(other.said()).isEqualTo(1);
        }
    }

    /** A node rings for an issue, and dies over it, while another is up: the ring is repeated there, for the same slot. */
    @ParameterizedTest(name = "PostgreSQL: {0}")
    @ValueSource(booleans = {false, true})
    void theRingOfANodeThatDiedIsRepeatedByAnother(boolean postgresql) throws Exception {
        try (Cluster cluster = cluster(postgresql)) {
            Node dying = cluster.node("slow|2");
            Node other = cluster.node("slow|2");
            cluster.books().watched("daily", Duration.ofDays(1));
            dying.startWatched();
            dying.holdAt(Failpoint.OPENED, 1);
            cluster.books().answered("daily", true);
            other.start();
            cluster.await("the other is up, and has nothing to make up for", other::isUp);
            cluster.books().answered("daily", false);
            dying.kill();
            cluster.awaitTheEnd(AUDIENCE);

            assertThat(cluster.books().slots()).containsExactly("daily 1 ISSUED");
            assertThat(cluster.compare()).isZero();
            assertThat(posted(other)).isEqualTo(1);
        }
    }

    @Test
    void twoProcessesOnOneFileMakeAnIssueOnceAndMailItOnce() throws Exception {
        try (Cluster cluster = cluster(false)) {
            Node one = cluster.node("slow|2");
            Node other = cluster.node("slow|2");
            cluster.books().watched("daily", Duration.ofDays(1));
            one.start();
            other.start();
            cluster.awaitTheEnd(AUDIENCE);

            assertThat(cluster.books().slots()).containsExactly("daily 1 ISSUED");
            assertThat(cluster.compare()).isZero();
            assertThat(posted(one) + posted(other)).isEqualTo(1);
        }
    }

    private Cluster cluster() throws IOException {
        return cluster(true);
    }

    private Cluster cluster(boolean postgresql) throws IOException {
        if (press == null) {
            press = new Press(Files.createDirectories(folder.resolve("press")), postgresql, 1, CONNECTIONS, READERS);
        }
        return new Cluster(program, press, folder, CONNECTIONS);
    }

    private static String[] receiver(int millis) {
        return Stream.concat(
                        Stream.of("slow|" + millis),
                        KillTest.REFUSED.stream().map(one -> "always|RCPT|" + one + "|550 5.1.1 no such user"))
                .toArray(String[]::new);
    }
}
