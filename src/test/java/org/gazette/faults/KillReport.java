package org.gazette.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the kills did, place by place. */
final class KillReport {
    private final String database;
    private final int letters;
    private final int issues;
    private final List<Kill> kills;

    KillReport(String database, int issues, int letters, List<Kill> kills) {
        this.database = database;
        this.issues = issues;
        this.letters = letters;
        this.kills = List.copyOf(kills);
    }

    /** A table in Markdown. Lost is nothing in each line, since a carrying that loses a letter fails. */
    String table() {
        List<String> lines = new ArrayList<>(List.of(
                database + ": " + kills.size() + " kills, " + issues + " issues, " + letters + " letters",
                "",
                "| killed when | kills | lost | unknown | doubled | worst doubles of a kill |",
                "|---|---:|---:|---:|---:|---:|"));
        for (Failpoint place : Failpoint.values()) {
            lines.add(line(
                    place.words(),
                    kills.stream().filter(kill -> kill.place() == place).toList()));
        }
        lines.add(line(
                "at a random moment",
                kills.stream().filter(kill -> kill.place() == null).toList()));
        lines.add(line("**together**", kills));
        return String.join("\n", lines) + "\n";
    }

    private static String line(String words, List<Kill> some) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | 0 | %d | %d | %d |",
                words,
                some.size(),
                some.stream().mapToInt(Kill::unknown).sum(),
                some.stream().mapToInt(Kill::doubled).sum(),
                some.stream().mapToInt(Kill::doubled).max().orElse(0));
    }

    static void print(KillReport... reports) throws IOException {
        String text = Stream.of(reports).map(KillReport::table).collect(Collectors.joining("\n"));
        Path file = Path.of("target/faults/kill-report.md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        System.out.println(text + "\n" + file);
    }
}
