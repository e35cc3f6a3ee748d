package org.gazette.publishing;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every document of the public site, by its path: as files in a folder, laid out as the paths, with a cache in front; or,
 * without a folder, in memory. A document is replaced whole: who asks gets the old one or the new one. Pictures lie in a
 * folder of their own. Safe for many threads.
 *
 * <pre>
 *   put ──▶ visible, from memory: plain
 *              │  a moment later
 *              ▼
 *           gzip of the quickest kind
 *              │  in the background
 *              ▼
 *           coded at its best: the codings change in one step, each under its own tag ({@link Afterwork} for archives,
 *              │                     and for all the feeds of a batch)
 *              │
 *              ▼
 *           written: what was beside it goes, it takes its place, its codings do ({@link SiteFolder})
 *              │
 *              ▼
 *           let go: the cache keeps it while it is asked for, else it is read from its files
 * </pre>
 *
 * <p>Guarantee: when {@link #settle} returns, all that was put is on the disk. Who keeps a note of what the shelf holds
 * writes that note afterwards; after a crash he puts again what the note does not cover, and nothing is lost.
 *
 * <p>One process at a time may write the folder: who puts, settles and writes such a note does so under {@link #alone}.
 * Reading needs no lock.
 */
public final class Shelf implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

    private final Map<String, Place> held = new ConcurrentHashMap<>();
    private final List<Consumer<Change>> followers = new CopyOnWriteArrayList<>();
    private final MediaFolder media;
    private final @Nullable Stacks stacks;
    private final @Nullable Afterwork afterwork;
    private final Finisher finisher = new Finisher(this::finish);
    private volatile Map<String, String> moved = Map.of();

    /**
     * Something else is visible at a path than before.
     *
     * @param gone whether nothing, or only a notice, stands there now
     */
    public record Change(String path, boolean gone) {}

    /** The time in which no other process writes the folder. */
    @FunctionalInterface
    public interface Alone extends AutoCloseable {
        @Override
        void close();
    }

    /** In memory, without pictures. */
    public Shelf() {
        this(MediaFolder.none());
    }

    /** In memory. */
    public Shelf(MediaFolder media) {
        this.media = media;
        this.stacks = null;
        this.afterwork = null;
    }

    /** As the other one, with the usual headers for every document but archives. */
    public Shelf(Path folder, MediaFolder media, long cacheBytes) {
        this(folder, media, cacheBytes, path -> Optional.empty());
    }

    /**
     * @param folder made when the first document is written
     * @param cacheBytes how much memory documents may take beside those that are not yet written
     * @param headers what is said with a document that is read from its file, by its path; empty for what is usual.
     *     Archives never change, whatever it says
     */
    public Shelf(Path folder, MediaFolder media, long cacheBytes, Function<String, Optional<Headers>> headers) {
        this.media = media;
        this.stacks = new Stacks(folder, cacheBytes, headers, held);
        this.afterwork = new Afterwork(stacks);
    }

    /** @param path site-relative and decoded; anything may be asked for */
    public Optional<Document> at(String path) {
        Optional<Document> document = place(path).here();
        return document.isPresent() ? document : media.at(path);
    }

    /** The same, as far as it is in memory: what is empty here may still stand in the folder. */
    public Optional<Document> atHand(String path) {
        Place place = stacks == null ? held.get(path) : stacks.ready(path);
        return place == null ? Optional.empty() : place.here();
    }

    /** What to say at a path at which there was something that was taken back for ever (410, not 404). */
    public Optional<Document> gone(String path) {
        return place(path).gone();
    }

    /** Where a path leads that something stood at before it moved for ever (301): site-relative or absolute. */
    public Optional<String> moved(String path) {
        return Optional.ofNullable(moved.get(path));
    }

    /** @param moved from the old path to where it stands now; takes the place of all that was said before */
    public void move(Map<String, String> moved) {
        this.moved = Map.copyOf(moved);
    }

    /**
     * Makes a document visible; its codings and its files follow. Waits while too much is still to be written.
     *
     * @throws IllegalArgumentException when its path cannot be a file, or its media type is not that of its file
     */
    public void put(Document document) {
        show(document);
        quicken(document);
    }

    /** Makes a document visible and lets no time pass over it: who shows many does {@link #quicken} when all are shown. */
    void show(Document document) {
        fit(document);
        show(document.path(), Place.of(document));
        tell(new Change(document.path(), false));
    }

    /** Makes the quickest coding of a document that is shown. */
    void quicken(Document document) {
        if (Codings.worthwhile(document) && !finisher.many() && !Layout.archive(document.path())) {
            document.codeFirst(Codings.quick(document));
        }
    }

    public void remove(String path) {
        if (place(path).document().isPresent()) {
            show(path, Place.NOTHING);
            tell(new Change(path, true));
        }
    }

    /** Puts a notice in the place of what was taken back. */
    public void retire(Document notice) {
        Optional<Document> before = gone(notice.path());
        if (before.isEmpty() || !notice.saysTheSameAs(before.get())) {
            fit(notice);
            show(notice.path(), Place.notice(notice));
            tell(new Change(notice.path(), true));
            quicken(notice);
        }
    }

    /**
     * Told of each change after it is visible, by the thread that makes it. What another process changes in the folder
     * is told by that process.
     */
    public void follow(Consumer<Change> follower) {
        followers.add(follower);
    }

    /**
     * Waits until every document that was put is on the disk, coded at its best: but archives, and the feeds and lists of
     * a batch, get their codings afterwards, when nothing else is to be done.
     *
     * @throws RuntimeException when one cannot be written; it stays visible, and the next call tries again
     */
    public void settle() {
        finisher.settle();
        if (stacks != null) {
            stacks.settle();
        }
    }

    /** Puts what the work puts first: the codings and files of what is visible already follow, but where much waits. */
    void first(Runnable work) {
        finisher.hurry();
        try {
            work.run();
        } finally {
            finisher.slow();
        }
    }

    /** Whether every document that was put is coded at its best and written, or failed to be: then settling takes no time. */
    public boolean isFinished() {
        return finisher.isIdle();
    }

    /**
     * Waits until no other process writes the folder, and keeps them from it until it is closed; closing waits until what
     * was put is on the disk. When another one has written since this shelf last did, what the cache holds is forgotten.
     */
    public Alone alone() {
        if (stacks == null) {
            return () -> {};
        }
        Stacks locked = stacks;
        locked.lock();
        return () -> {
            try {
                settle();
            } finally {
                locked.unlock();
                beginAfterwork();
            }
        };
    }

    /** Stops writing, also what still waits to be written. */
    @Override
    public void close() {
        if (afterwork != null) {
            afterwork.close();
        }
        finisher.close();
    }

    /** Settles, and waits until the archives have their codings too. */
    void complete() {
        try (Alone alone = alone()) {
            settle();
            if (afterwork != null) {
                afterwork.complete();
            }
        }
    }

    private void beginAfterwork() {
        if (afterwork != null) {
            afterwork.begin();
        }
    }

    /** The files among the pictures that are not given out, and why: one line each. */
    List<String> refused() {
        return media.refused();
    }

    /** The settled site in the order of its files' names, read one by one. */
    public Stream<Document> all() {
        settle();
        Spliterator<Sheet> sheets = Spliterators.spliteratorUnknownSize(listed(), Spliterator.ORDERED);
        return StreamSupport.stream(sheets, false)
                .map(Sheet::name)
                .map(Layout::path)
                .flatMap(path -> {
                    Place place = still(path);
                    return place.document().isEmpty() ? media.at(path).stream() : place.here().stream();
                });
    }

    /** The settled site with its notices and pictures and all codings, in the order of the names. */
    Iterator<Sheet> sheets() {
        complete();
        return listed();
    }

    private Iterator<Sheet> listed() {
        return new Merged(stacks == null ? inMemory() : new Sheets(stacks.folder()), media.sheets());
    }

    /** What such a sheet lists, or what has taken its place; nothing is kept in the cache for it. */
    Optional<Document> of(Sheet sheet) {
        String path = Layout.path(sheet.name());
        Optional<Document> document = still(path).document();
        return document.isPresent() ? document : media.at(path);
    }

    /** Where the documents lie, when they do. */
    Optional<Path> folder() {
        return Optional.ofNullable(stacks).map(Stacks::folder);
    }

    private Place place(String path) {
        if (stacks == null) {
            return held.getOrDefault(path, Place.NOTHING);
        }
        Place place = stacks.ready(path);
        return place == null ? cold(stacks, path) : place;
    }

    /** A crash may have left it without its codings: then they are made, and written by who may write. */
    private Place cold(Stacks stacks, String path) {
        Place place = stacks.at(path);
        Optional<Document> bare =
                place.document().filter(Document::unfinished).filter(document -> !held.containsKey(path));
        if (bare.isPresent()) {
            bare.get().code(Codings.best(bare.get()));
            if (stacks.locked() && place.equals(held.compute(path, (same, now) -> stacks.shown(path, place, now)))) {
                finisher.add(path, place.weight(path));
            }
        }
        return place;
    }

    private Place still(String path) {
        Place place = held.get(path);
        if (place != null || stacks == null) {
            return place == null ? Place.NOTHING : place;
        }
        return stacks.read(path);
    }

    /** Sees to it that a document can stand at its path. */
    private void fit(Document document) {
        String path = document.path();
        Layout.file(path);
        if (stacks != null && !Layout.mediaType(path).equals(Optional.of(document.mediaType()))) {
            throw new IllegalArgumentException("«" + path + "» is put as " + document.mediaType()
                    + ", but would be read from its file as "
                    + Layout.mediaType(path).orElse("nothing that the site has"));
        }
    }

    private void show(String path, Place place) {
        if (stacks == null && place.equals(Place.NOTHING)) {
            held.remove(path);
            return;
        }
        held.compute(path, (same, before) -> {
            if (stacks != null) {
                stacks.show(path, place);
            }
            return place;
        });
        finisher.add(path, place.weight(path));
    }

    private void finish(String path, boolean many) throws Exception {
        Place place = held.get(path);
        if (place == null) {
            return;
        }
        Afterwork after = isForLater(path, many) ? afterwork : null;
        place.document()
                .filter(Codings::worthwhile)
                .ifPresent(document -> document.code(
                        after != null ? Codings.NONE : many ? Codings.good(document) : Codings.best(document)));
        if (stacks != null) {
            stacks.write(path, place, many);
            held.remove(path, place);
        }
        if (after != null) {
            after.add(path);
        }
    }

    /** Of a batch all but the pages: those may be very many, and each path that waits takes memory. */
    private static boolean isForLater(String path, boolean many) {
        return Layout.archive(path) || (many && !path.endsWith("/"));
    }

    private void tell(Change change) {
        for (Consumer<Change> follower : followers) {
            try {
                follower.accept(change);
            } catch (RuntimeException e) {
                LOG.error("{}: one that follows the site could not be told: {}", change.path(), e.getMessage(), e);
            }
        }
    }

    private Iterator<Sheet> inMemory() {
        TreeMap<String, Sheet> sheets = new TreeMap<>();
        held.forEach(
                (path, place) -> place.document().map(Sheet::of).ifPresent(sheet -> sheets.put(sheet.name(), sheet)));
        return sheets.values().iterator();
    }
}
