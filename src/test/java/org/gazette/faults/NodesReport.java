package org.gazette.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What came of the nodes that were killed, as a table in Markdown. */
final class NodesReport {
    private NodesReport() {}

    /** Lost is nothing in each line, since a run that loses a letter fails. */
    static void print(List<Loss> losses) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                losses.size() + " nodes killed in the middle of an issue, the others went on",
                "",
                "| a node is killed when | claimed | lost | unknown | doubled |",
                "|---|---:|---:|---:|---:|"));
        losses.forEach(loss -> lines.add(line(loss)));
        lines.add(line(new Loss(
                "**together**",
                losses.stream().mapToInt(Loss::claimed).sum(),
                losses.stream().mapToInt(Loss::unknown).sum(),
                losses.stream().mapToInt(Loss::doubled).sum())));
        String text = String.join("\n", lines) + "\n";
        Path file = Path.of("target/faults/nodes-report.md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        System.out.println(text + "\n" + file);
    }

    private static String line(Loss loss) {
        return String.format(
                Locale.ROOT, "| %s | %d | 0 | %d | %d |", loss.when(), loss.claimed(), loss.unknown(), loss.doubled());
    }
}
