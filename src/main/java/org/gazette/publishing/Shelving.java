package org.gazette.publishing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gazette.feeds.FeedDocument;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts documents on the shelf, one by one. What says the same as before stays as it is; what cannot be made is logged
 * once with its reason, and the last good one stays. Safe for many threads, as long as each path is in one thread's hand.
 */
final class Shelving {
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);

    /** How many pages of stories and issues wait at most, for the memory they take. */
    static final int MOST_WAITING = 200;

    /** When more than these fail it is a template that does, and its mending sets every page again. */
    static final int MOST_FAILED = 1_000;

    private final Shelf shelf;
    private final Map<String, String> failed = new ConcurrentHashMap<>();
    private final AtomicInteger changed = new AtomicInteger();
    private volatile Optional<Seen> seen = Optional.empty();
    private volatile @Nullable Map<String, Supplier<Optional<Document>>> waiting;

    Shelving(Shelf shelf) {
        this.shelf = shelf;
    }

    /** @return whether the page could be made */
    boolean page(String path, Instant changed, Supplier<String> html) {
        return set(path, () -> Document.page(path, html.get(), changed));
    }

    /** @return whether the document could be made */
    boolean set(String path, Supplier<Document> making) {
        return every(path, () -> Stream.of(making.get()));
    }

    /** @param path names them in the log. @return whether they could be made */
    boolean every(String path, Supplier<Stream<Document>> making) {
        boolean made = attempt(path, () -> making.get().toList().forEach(this::put));
        if (made) {
            failed.remove(path);
        }
        return made;
    }

    void put(Document document) {
        put(document.path(), () -> news(document, shelf.at(document.path())));
    }

    /** With what is said besides its bytes, and what is new in it since what stood there before. */
    void put(FeedDocument feed) {
        put(feed.path(), () -> {
            Optional<Document> before = shelf.at(feed.path());
            return news(Document.ofFeed(feed, before), before);
        });
    }

    /**
     * From now on what is put waits until {@link #release}, but for pages of stories and issues that are too many. Of what is
     * put twice at a path the last counts.
     */
    void hold() {
        waiting = new ConcurrentHashMap<>();
    }

    /** Forgets what waits: it will be made again. */
    void drop() {
        waiting = null;
    }

    /**
     * Puts all that waits: new stories and issues first, then their neighbours, then lists; all of it is shown before any
     * of it is coded.
     */
    void release() {
        Map<String, Supplier<Optional<Document>>> all = waiting;
        waiting = null;
        if (all != null) {
            Queue<Document> made = new ConcurrentLinkedQueue<>();
            Together.each(
                    all.entrySet(),
                    one -> attempt(one.getKey(), () -> one.getValue().get().ifPresent(made::add)));
            List<Document> news =
                    made.stream().sorted(Comparator.comparing(this::turn)).toList();
            news.forEach(document -> attempt(document.path(), () -> show(document)));
            news.parallelStream().forEach(shelf::quicken);
        }
    }

    private void put(String path, Supplier<Optional<Document>> news) {
        Map<String, Supplier<Optional<Document>>> all = waiting;
        if (all == null || (Layout.single(path) && all.size() >= MOST_WAITING && !all.containsKey(path))) {
            news.get().ifPresent(document -> {
                show(document);
                shelf.quicken(document);
            });
        } else {
            all.put(path, news);
        }
    }

    /** Whose page leads to others comes after them. */
    private int turn(Document document) {
        boolean single = Layout.single(document.path());
        return !single ? 2 : shelf.at(document.path()).isPresent() ? 1 : 0;
    }

    private void show(Document document) {
        shelf.show(document);
        changed.incrementAndGet();
    }

    /** @return whether it could be done; a failure of the database is thrown */
    private boolean attempt(String path, Runnable work) {
        try {
            work.run();
            return true;
        } catch (JdbiException e) {
            throw e;
        } catch (RuntimeException e) {
            failed(path, String.valueOf(e.getMessage() == null ? e : e.getMessage()));
            return false;
        }
    }

    /** What is to be shown in the place of what stood there before; nothing where that says the same. */
    private Optional<Document> news(Document document, Optional<Document> before) {
        seen.ifPresent(paths -> paths.add(document.path()));
        if (before.isEmpty()) {
            return Optional.of(document);
        }
        return document.saysTheSameAs(before.get()) ? Optional.empty() : Optional.of(document.after(before.get()));
    }

    /** Puts a notice in the place of what was taken back; a bare one where it cannot be made. @return whether it could */
    boolean retire(String path, Instant at, Supplier<String> notice) {
        forget(path);
        if (shelf.at(path).isPresent()) {
            LOG.info("page {} is gone", path);
        }
        boolean made = attempt(path, () -> retire(Document.page(path, notice.get(), at)));
        if (made) {
            failed.remove(path);
        } else {
            retire(Document.page(path, "", at));
        }
        return made;
    }

    void remove(String path) {
        forget(path);
        if (shelf.at(path).isPresent()) {
            shelf.remove(path);
            changed.incrementAndGet();
        }
        failed.remove(path);
    }

    /** What waits to be shown there is not to be shown. */
    private void forget(String path) {
        Map<String, Supplier<Optional<Document>>> all = waiting;
        if (all != null) {
            all.remove(path);
        }
    }

    /** How many documents changed since this was asked last. */
    int changes() {
        return changed.getAndSet(0);
    }

    /** From now on the paths of all documents that are made are kept in mind. */
    void keepInMind() {
        seen = Optional.of(new Seen());
    }

    /** Takes away the pages that were not made since {@link #keepInMind}, and that nobody else answers for. */
    void sweep(Predicate<String> ours) {
        seen.ifPresent(paths -> {
            shelf.all()
                    .map(Document::path)
                    .filter(ours)
                    .filter(path -> !paths.has(path))
                    .toList()
                    .forEach(this::remove);
        });
        seen = Optional.empty();
    }

    private void retire(Document notice) {
        Optional<Document> before = shelf.gone(notice.path());
        if (before.isEmpty() || !before.get().saysTheSameAs(notice)) {
            shelf.retire(before.map(notice::after).orElse(notice));
            changed.incrementAndGet();
        }
    }

    private void failed(String path, String reason) {
        seen.ifPresent(paths -> paths.add(path));
        if (failed.size() < MOST_FAILED && !reason.equals(failed.put(path, reason))) {
            LOG.warn("page {} not made, its last version stays: {}", path, reason);
        }
    }
}
