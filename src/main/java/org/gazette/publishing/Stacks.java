package org.gazette.publishing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Documents that lie as files in a folder, and in front of them a cache that weighs what it holds. What was looked for in
 * vain is remembered in the same cache, so that it is looked for once.
 *
 * <p>What was shown and is not yet written is held in memory; it is looked for there first, and held until its file is
 * there. A document that is read from its file goes into the cache in one step with the reading, and what is shown
 * meanwhile takes its place behind it: an old file can never hide a new document.
 *
 * <p>The paths whose file is a notice are listed in {@value #GONE}.
 */
final class Stacks {
    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
    private static final String GONE = ".gone";

    private final SiteFolder folder;
    private final FolderLock lock;
    private final Function<String, Optional<Headers>> headers;
    private final Map<String, Place> held;
    private final Cache<String, Place> cache;
    private final Set<String> gone = ConcurrentHashMap.newKeySet();
    private volatile boolean listed = true;

    /** @param held what is not yet written, by its path */
    Stacks(Path folder, long cacheBytes, Function<String, Optional<Headers>> headers, Map<String, Place> held) {
        this.folder = new SiteFolder(folder);
        this.lock = new FolderLock(this.folder.root());
        this.headers = headers;
        this.held = held;
        this.cache = Caffeine.newBuilder()
                .maximumWeight(cacheBytes)
                .weigher((String path, Place place) -> place.weight(path))
                .executor(Runnable::run)
                .build();
        readGone();
    }

    /** What is in the cache; null where it does not know. */
    @Nullable
    Place ready(String path) {
        return cache.getIfPresent(path);
    }

    Place at(String path) {
        return Layout.plain(path) ? cache.get(path, this::find) : Place.NOTHING;
    }

    private Place find(String path) {
        Place place = held.get(path);
        return place == null ? read(path) : place;
    }

    /** From its file alone: nothing is remembered. */
    Place read(String path) {
        Optional<Document> document = folder.read(path, this::headers);
        if (document.isEmpty()) {
            return Place.NOTHING;
        }
        return gone.contains(path) ? Place.notice(document.get()) : Place.of(document.get());
    }

    void show(String path, Place place) {
        cache.put(path, place);
    }

    /** What is to be held: what was read from a file, when nothing else is and it is what the cache shows. */
    @Nullable
    Place shown(String path, Place read, @Nullable Place held) {
        return held == null && cache.getIfPresent(path) == read ? read : held;
    }

    /** @param many whether the disk may come later, at the latest when it settles */
    void write(String path, Place place, boolean many) throws IOException {
        Optional<Document> document = place.document();
        if (document.isEmpty()) {
            folder.remove(path);
        } else {
            folder.write(document.get(), many);
        }
        if (place.gone().isPresent() ? gone.add(path) : gone.remove(path)) {
            listed = false;
        }
        cache.asMap().computeIfPresent(path, (name, now) -> now == place ? new Place(place.here(), place.gone()) : now);
    }

    /** A document that was written without its codings, with them; empty where none is any more. */
    Optional<Document> coded(String path) {
        Place known = cache.getIfPresent(path);
        Optional<Document> document = known == null ? bare(path) : known.document();
        document.filter(Document::unfinished).ifPresent(bare -> bare.code(Codings.best(bare)));
        return document;
    }

    /** Puts the codings beside the document, unless another one has taken its place; for who has the lock. */
    void addCodings(Document coded) throws IOException {
        if (bare(coded.path()).filter(coded::saysTheSameAs).isPresent()) {
            folder.addCodings(coded);
        }
    }

    private Optional<Document> bare(String path) {
        return folder.read(path, bare -> Headers.USUAL);
    }

    /** Sees to it that all is on the disk. */
    void settle() {
        try {
            folder.settle();
            if (!listed) {
                listed = true;
                String lines = String.join("\n", new TreeSet<>(gone)) + "\n";
                Files.createDirectories(folder.root());
                WholeFile.write(folder.root().resolve(GONE), lines.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            listed = false;
            throw new UncheckedIOException(folder.root() + ": the site cannot be written: " + e.getMessage(), e);
        }
    }

    void lock() {
        if (lock.lock()) {
            cache.invalidateAll();
            readGone();
        }
    }

    void unlock() {
        lock.unlock();
    }

    boolean locked() {
        return lock.held();
    }

    Path folder() {
        return folder.root();
    }

    private Headers headers(String path) {
        Headers said = said(path);
        return Layout.archive(path) ? new Headers(Freshness.FOR_EVER, said.links()) : said;
    }

    /** A document is sent with the usual headers rather than not at all. */
    private Headers said(String path) {
        try {
            return headers.apply(path).orElse(Headers.USUAL);
        } catch (RuntimeException e) {
            LOG.warn("{}: sent with the usual headers, its own could not be found: {}", path, e.getMessage());
            return Headers.USUAL;
        }
    }

    private void readGone() {
        Path list = folder.root().resolve(GONE);
        try {
            Set<String> found = Files.exists(list) ? Set.copyOf(Files.readAllLines(list)) : Set.of();
            gone.retainAll(found);
            gone.addAll(found);
        } catch (IOException e) {
            throw new UncheckedIOException(list + ": the list of what is gone cannot be read: " + e.getMessage(), e);
        }
    }
}
