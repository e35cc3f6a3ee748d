package org.gazette.publishing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Every document of the public site, by its path. A document is replaced whole: who asks gets the old one or the new
 * one. Pictures are read from their folder when they are asked for. Safe for many threads.
 */
public final class Shelf {
    private final Map<String, Document> documents = new ConcurrentHashMap<>();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();
    private final MediaFolder media;

    /** A shelf without pictures. */
    public Shelf() {
        this(MediaFolder.none());
    }

    public Shelf(MediaFolder media) {
        this.media = media;
    }

    /** @param path site-relative and decoded; anything may be asked for */
    public Optional<Document> at(String path) {
        Document document = documents.get(path);
        return document == null ? media.at(path) : Optional.of(document);
    }

    /** Whether there was something at the path that was taken back for ever (410, not 404). */
    public boolean gone(String path) {
        return gone.contains(path);
    }

    public void put(Document document) {
        documents.put(document.path(), document);
        gone.remove(document.path());
    }

    public void remove(String path) {
        documents.remove(path);
    }

    /** Removes it, and remembers that it was there. */
    public void retire(String path) {
        gone.add(path);
        documents.remove(path);
    }

    /** The files among the pictures that are not given out, and why: one line each. */
    List<String> refused() {
        return media.refused();
    }

    /** In the order of their paths, the pictures behind them. */
    public Stream<Document> all() {
        return Stream.concat(
                documents.values().stream().sorted((one, other) -> one.path().compareTo(other.path())), media.all());
    }
}
