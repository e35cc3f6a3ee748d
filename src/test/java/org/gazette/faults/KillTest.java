package org.gazette.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program is killed with SIGKILL, hundreds of times, and started again. */
@Tag("faults")
class KillTest {
    static final List<String> REFUSED = List.of("reader3@example3.org", "reader20@example6.org");

    private static final int READERS = 300;
    private static final int CONNECTIONS = 4;
    private static final int SQLITE_KILLS = Integer.getInteger("faults.kills", 205);
    private static final int POSTGRESQL_KILLS = Integer.getInteger("faults.kills.postgresql", 60);

    @TempDir
    Path folder;

    private final long seed = Long.getLong("faults.seed", System.nanoTime());

    @Test
    void howeverOftenItIsKilledNoLetterIsLostAndNoneDoubledUnrecorded() throws Exception {
        System.out.println("faults.seed=" + seed);
        Program program = Program.built();
        CompletableFuture<KillReport> file = lane(program, "SQLite", false, SQLITE_KILLS);
        CompletableFuture<KillReport> server = lane(program, "PostgreSQL", true, POSTGRESQL_KILLS);

        KillReport.print(file.get(), server.get());
    }

    private CompletableFuture<KillReport> lane(Program program, String name, boolean postgresql, int kills) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return kill(program, name, postgresql, kills);
                    } catch (Exception e) {
                        throw new IllegalStateException(name + ", seed " + seed + ": " + e, e);
                    }
                },
                work -> new Thread(work, name).start());
    }

    private KillReport kill(Program program, String name, boolean postgresql, int atLeast) throws Exception {
        Random chance = new Random(seed);
        List<Kill> kills = new ArrayList<>();
        int issues = 0;
        Path place = Files.createDirectories(folder.resolve(name));
        try (Receiver receiver = receiver(place)) {
            Press press = new Press(place, postgresql, receiver.port(), CONNECTIONS, READERS);
            while (kills.size() < atLeast || !everyPlace(kills)) {
                Carrying carrying = new Carrying(program, press.next(), receiver, CONNECTIONS, READERS, chance);
                kills.addAll(carrying.run(places(chance, kills)));
                issues++;
                System.out.println(name + ": " + kills.size() + " kills, " + issues + " issues");
                assertThat(issues).isLessThan(atLeast);
            }
        }
        return new KillReport(name, issues, issues * READERS, kills);
    }

    private static Receiver receiver(Path place) throws IOException {
        return new Receiver(
                place.resolve("taken.log"),
                Stream.concat(
                                Stream.of("slow|3"),
                                REFUSED.stream().map(one -> "always|RCPT|" + one + "|550 5.1.1 no such user"))
                        .toArray(String[]::new));
    }

    private static boolean everyPlace(List<Kill> kills) {
        return kills.stream().map(Kill::place).distinct().count() > Failpoint.values().length;
    }

    /** Two places of the press run, then those of the courier, the rarest first, and a random moment after each third. */
    private static List<Optional<Failpoint>> places(Random chance, List<Kill> before) {
        List<Optional<Failpoint>> places = new ArrayList<>();
        List<Failpoint> press = mixed(true, chance).subList(0, 2);
        press.stream().sorted().map(Optional::of).forEach(places::add);
        List<Failpoint> courier = mixed(false, chance);
        var seen = before.stream()
                .filter(kill -> kill.place() != null)
                .collect(Collectors.groupingBy(Kill::place, Collectors.counting()));
        courier.sort((one, other) -> Long.compare(seen.getOrDefault(one, 0L), seen.getOrDefault(other, 0L)));
        for (int at = 0; at < courier.size(); at++) {
            if (at % 3 == 2) {
                places.add(Optional.empty());
            }
            places.add(Optional.of(courier.get(at)));
        }
        return places;
    }

    private static List<Failpoint> mixed(boolean beforeCarrying, Random chance) {
        List<Failpoint> some = new ArrayList<>(Arrays.stream(Failpoint.values())
                .filter(place -> place.beforeCarrying() == beforeCarrying)
                .toList());
        Collections.shuffle(some, chance);
        return some;
    }
}
