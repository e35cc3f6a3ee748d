package org.gazette.publishing;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Every document of the public site, by its path. Safe for many threads. */
public final class Shelf {
    private final Map<String, Document> documents = new ConcurrentHashMap<>();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();

    public Optional<Document> at(String path) {
        return Optional.ofNullable(documents.get(path));
    }

    public void put(Document document) {
        documents.put(document.path(), document);
    }

    /** Takes a document back for good. */
    public void remove(String path) {
        gone.add(path);
        documents.remove(path);
    }

    /** Whether a document stood at the path that was taken back for good. */
    public boolean gone(String path) {
        return gone.contains(path);
    }

    /** In the order of their paths. */
    public Stream<Document> all() {
        return documents.values().stream().sorted((one, other) -> one.path().compareTo(other.path()));
    }
}
