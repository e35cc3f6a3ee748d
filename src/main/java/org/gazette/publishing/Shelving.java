package org.gazette.publishing;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts documents on the shelf, one by one. What says the same as before stays as it is; what cannot be made is logged
 * once with its reason, and the last good one stays.
 */
final class Shelving {
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);

    private final Shelf shelf;
    private final Map<String, String> failed = new HashMap<>();
    private int changed;

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
        try {
            making.get().toList().forEach(this::put);
            failed.remove(path);
            return true;
        } catch (JdbiException e) {
            throw e;
        } catch (RuntimeException e) {
            String reason = String.valueOf(e.getMessage() == null ? e : e.getMessage());
            if (!reason.equals(failed.put(path, reason))) {
                LOG.warn("page {} not made, its last version stays: {}", path, reason);
            }
            return false;
        }
    }

    void put(Document document) {
        Optional<Document> before = shelf.at(document.path());
        if (before.isEmpty()) {
            shelf.put(document);
            changed++;
        } else if (!document.saysTheSameAs(before.get())) {
            shelf.put(document.after(before.get()));
            changed++;
        }
    }

    void retire(String path) {
        if (shelf.at(path).isPresent()) {
            LOG.info("page {} is gone", path);
            changed++;
        }
        shelf.retire(Document.page(path, "", java.time.Instant.EPOCH));
        failed.remove(path);
    }

    void remove(String path) {
        if (shelf.at(path).isPresent()) {
            shelf.remove(path);
            changed++;
        }
        failed.remove(path);
    }

    boolean hasFailed(String path) {
        return failed.containsKey(path);
    }

    /** How many documents changed since this was asked last. */
    int changes() {
        int since = changed;
        changed = 0;
        return since;
    }
}
