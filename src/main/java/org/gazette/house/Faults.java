package org.gazette.house;

import com.typesafe.config.ConfigOrigin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong in several files, so that all of it can be said at once. */
final class Faults {
    private record Fault(String file, int line, String key, String words) {
        /** One value that two keys share is wrong once. */
        boolean repeats(Fault other) {
            return line > 0 && line == other.line && file.equals(other.file) && words.equals(other.words);
        }

        @Override
        public String toString() {
            return file + (line > 0 ? ":" + line : "") + ": " + key + words;
        }
    }

    private final List<Fault> found = new ArrayList<>();

    /** A fault in a file, and in no line of it. */
    void in(Path file, String words) {
        add(new Fault(file.toString(), 0, "", words));
    }

    /** A fault where a value came from; in the file as a whole where it came from the environment or is built in. */
    void at(ConfigOrigin origin, Path file, String key, String words) {
        boolean written = origin.filename() != null && origin.resource() == null;
        add(new Fault(
                written ? origin.filename() : file.toString(),
                written ? Math.max(0, origin.lineNumber()) : 0,
                key,
                words));
    }

    private void add(Fault fault) {
        if (found.stream().noneMatch(fault::repeats)) {
            found.add(fault);
        }
    }

    /** @throws ConfigFault with all of them, when there are any */
    void raise() {
        if (!found.isEmpty()) {
            throw new ConfigFault(found.stream()
                    .sorted(Comparator.comparing(Fault::file).thenComparing(Fault::line))
                    .map(Fault::toString)
                    .toList());
        }
    }
}
