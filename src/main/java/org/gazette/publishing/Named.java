package org.gazette.publishing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What two lists have under one name.
 *
 * @param before once, or twice where a run was cut short; empty where the name is new
 * @param now empty where the name is gone
 */
record Named(String name, List<Sheet> before, Optional<Sheet> now) {
    /** Both lists must be in the order of their names. */
    static Iterator<Named> join(Iterator<Sheet> before, Iterator<Sheet> now) {
        return new Join(before, now);
    }

    /** The lines of both, each once. */
    List<Sheet> both() {
        List<Sheet> both = new ArrayList<>(before);
        now.filter(sheet -> !before.contains(sheet)).ifPresent(both::add);
        return both;
    }

    boolean unchanged() {
        return before.size() == 1 && now.equals(Optional.of(before.get(0)));
    }

    private static final class Join implements Iterator<Named> {
        private final Iterator<Sheet> before;
        private final Iterator<Sheet> now;
        private @Nullable Sheet was;
        private @Nullable Sheet is;

        Join(Iterator<Sheet> before, Iterator<Sheet> now) {
            this.before = before;
            this.now = now;
            this.was = next(before);
            this.is = next(now);
        }

        @Override
        public boolean hasNext() {
            return was != null || is != null;
        }

        @Override
        public Named next() {
            String name = name();
            List<Sheet> had = new ArrayList<>();
            while (was != null && was.name().equals(name)) {
                had.add(was);
                was = next(before);
            }
            Optional<Sheet> has =
                    Optional.ofNullable(is).filter(sheet -> sheet.name().equals(name));
            if (has.isPresent()) {
                is = next(now);
            }
            return new Named(name, had, has);
        }

        private String name() {
            return Stream.of(Optional.ofNullable(was), Optional.ofNullable(is))
                    .flatMap(Optional::stream)
                    .map(Sheet::name)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }

        private static @Nullable Sheet next(Iterator<Sheet> sheets) {
            return sheets.hasNext() ? sheets.next() : null;
        }
    }
}
