package org.gazette.intake;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gazette.stories.Filing;

/**
 * What an import did. Always {@code read = published + revised + unchanged + set aside}.
 *
 * @param setAside what could not be stored, each with its file, line and reason, in the order of their files
 * @param notes what was changed or left out of the others, in the order of their files
 */
public record ImportReport(
        int read, int published, int revised, int unchanged, List<Filing.SetAside> setAside, List<Note> notes) {
    public ImportReport {
        setAside = List.copyOf(setAside);
        notes = List.copyOf(notes);
        if (read != published + revised + unchanged + setAside.size()) {
            throw new IllegalStateException(read + " read, but " + published + " published, " + revised + " revised, "
                    + unchanged + " unchanged and " + setAside.size() + " set aside");
        }
    }

    /** Stories that now stand as they were handed in. */
    public int stored() {
        return published + revised + unchanged;
    }

    /** One line for each kind of note: {@code 41 Liquid tags dropped, in 12 files}. */
    public List<String> summary() {
        List<String> lines = new ArrayList<>();
        for (Note.Kind kind : Note.Kind.values()) {
            int times = 0;
            Set<String> files = new LinkedHashSet<>();
            for (Note note : notes) {
                if (note.kind() == kind) {
                    times += note.times();
                    files.add(note.origin());
                }
            }
            if (times > 0) {
                lines.add(times + " " + kind + ", in " + files.size() + (files.size() == 1 ? " file" : " files"));
            }
        }
        return lines;
    }

    /** {@code 318 read, 316 stored, 2 set aside}, and how many of those stored were there before. */
    @Override
    public String toString() {
        String line = read + " read, " + stored() + " stored, " + setAside.size() + " set aside";
        List<String> before = new ArrayList<>();
        if (revised > 0) {
            before.add(revised + " revised");
        }
        if (unchanged > 0) {
            before.add(unchanged + " unchanged");
        }
        return before.isEmpty() ? line : line + " (" + String.join(", ", before) + ")";
    }
}
