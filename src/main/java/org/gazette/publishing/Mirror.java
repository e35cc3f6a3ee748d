package org.gazette.publishing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings another place in step with the settled site: what is new or changed is put there, what is stale is removed.
 * Documents that lead to others come after them, the front page behind all, and removals last. What the place holds is
 * listed in a manifest, which names old and new from before the first change until after the last, so that a run that
 * was cut short is finished by the next. Lists are read line by line: the memory it takes does not grow with the site.
 */
final class Mirror {
    /** A site that changes during a run is looked at again so many times; what is left then is the next run's. */
    private static final int ROUNDS = 3;

    private final Shelf shelf;
    private final Path manifest;
    private final String place;
    private final Target target;

    /** Where documents are brought to. */
    interface Target {
        /** Whether something that is not ours stands where this document, new to the place, should. */
        default boolean taken(Sheet sheet) throws IOException {
            return false;
        }

        /** Ends the run, with words on what is in the way and its first name. */
        default void refuse(int inTheWay, String first) {}

        /** What is listed of a name from before the first change until after the last. */
        default List<Sheet> announced(Named named) {
            return named.both();
        }

        /** Whether the place has the document as it is now. */
        boolean holds(Named named, Sheet now) throws IOException;

        /** How many files such a document is there. */
        int files(Sheet sheet);

        /** @param many whether it is one of a batch */
        void put(Document document, boolean many) throws IOException;

        /** @return how many files were removed */
        int remove(Named named) throws IOException;

        /** Waits until what was put or removed is done for good; called before what leads to it is put. */
        void settle() throws IOException;
    }

    /** @param place what the manifest is of; when it is of another place, nothing counts as being there */
    Mirror(Shelf shelf, Path manifest, String place, Target target) {
        this.shelf = shelf;
        this.manifest = manifest;
        this.place = place;
        this.target = target;
    }

    StaticSite.Counts run() throws IOException {
        Path work = Files.createTempDirectory("gazette-");
        try {
            int written = 0;
            int removed = 0;
            for (int left = ROUNDS; ; left--) {
                Round round = new Round(work);
                round.run();
                int unchanged = round.unchanged - written;
                written += round.written;
                removed += round.removed;
                if (!round.movedOn || left == 1) {
                    return new StaticSite.Counts(written, Math.max(0, unchanged), removed);
                }
            }
        } finally {
            clear(work);
        }
    }

    /** One look at the site. */
    private final class Round {
        private final Path now;
        private final Path todo;
        private int writes;
        private int deepest;
        private int unchanged;
        private int inTheWay;
        private String stranger = "";
        private boolean stale;
        private boolean listed = Files.exists(manifest);
        private boolean movedOn;
        private int written;
        private int removed;

        Round(Path work) {
            this.now = work.resolve("now");
            this.todo = work.resolve("todo");
        }

        void run() throws IOException {
            list();
            plan();
            if (inTheWay > 0) {
                target.refuse(inTheWay, stranger);
            }
            if (writes > 0 || stale) {
                announce();
                put();
                remove();
                target.settle();
            }
            if (!listed && !movedOn) {
                record();
            }
        }

        private void list() throws IOException {
            Iterator<Sheet> site = shelf.sheets();
            try (Manifest.Writing list = Manifest.write(now, place)) {
                while (site.hasNext()) {
                    list.add(site.next());
                }
                list.done();
            }
        }

        private void plan() throws IOException {
            try (Manifest.Writing list = Manifest.write(todo, place)) {
                compare(named -> {
                    listed &= named.unchanged();
                    stale |= named.now().isEmpty();
                    if (named.now().isPresent() && missing(named, named.now().get())) {
                        list.add(named.now().get());
                    }
                });
                list.done();
            }
        }

        private boolean missing(Named named, Sheet sheet) throws IOException {
            if (named.before().isEmpty() && target.taken(sheet)) {
                stranger = inTheWay++ == 0 ? named.name() : stranger;
            }
            if (target.holds(named, sheet)) {
                unchanged += target.files(sheet);
                return false;
            }
            writes++;
            deepest = Math.max(deepest, Layout.depth(named.name()));
            return true;
        }

        /** From here on what is written is known to be ours. */
        private void announce() throws IOException {
            listed = false;
            try (Manifest.Writing list = Manifest.write(manifest, place);
                    Manifest.Lines before = Manifest.read(manifest, place);
                    Manifest.Lines site = Manifest.read(now, place)) {
                for (Iterator<Named> all = Named.join(before, site); all.hasNext(); ) {
                    for (Sheet sheet : target.announced(all.next())) {
                        list.add(sheet);
                    }
                }
                list.done();
            }
        }

        /** A pass for each depth: what leads to others comes after them. */
        private void put() throws IOException {
            for (int depth = deepest; depth >= 0; depth--) {
                try (Manifest.Lines lines = Manifest.read(todo, place)) {
                    while (lines.hasNext()) {
                        Sheet sheet = lines.next();
                        if (Layout.depth(sheet.name()) == depth) {
                            put(sheet);
                        }
                    }
                }
                target.settle();
            }
        }

        private void put(Sheet sheet) throws IOException {
            Optional<Document> document = shelf.of(sheet).filter(sheet::lists);
            if (document.isEmpty()) {
                movedOn = true;
                return;
            }
            target.put(document.get(), writes >= Finisher.MANY);
            written += target.files(sheet);
        }

        private void remove() throws IOException {
            compare(named -> {
                if (named.now().isEmpty()) {
                    removed += target.remove(named);
                }
            });
        }

        private void record() throws IOException {
            try (Manifest.Writing list = Manifest.write(manifest, place);
                    Manifest.Lines site = Manifest.read(now, place)) {
                while (site.hasNext()) {
                    list.add(site.next());
                }
                list.done();
            }
        }

        private void compare(Each each) throws IOException {
            try (Manifest.Lines before = Manifest.read(manifest, place);
                    Manifest.Lines site = Manifest.read(now, place)) {
                for (Iterator<Named> all = Named.join(before, site); all.hasNext(); ) {
                    each.take(all.next());
                }
            }
        }
    }

    private interface Each {
        void take(Named named) throws IOException;
    }

    private static void clear(Path work) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(work)) {
            files = all.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(work);
    }
}
