package org.gazette.publishing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Every document of the public site, by its path. A document is replaced whole: who asks gets the old one or the new
 * one. Pictures are read from their folder when they are asked for. Safe for many threads.
 */
public final class Shelf {
    private final Map<String, Document> documents = new ConcurrentHashMap<>();
    private final Map<String, Document> gone = new ConcurrentHashMap<>();
    private volatile Map<String, String> moved = Map.of();
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

    /** What to say at a path at which there was something that was taken back for ever (410, not 404). */
    public Optional<Document> gone(String path) {
        return Optional.ofNullable(gone.get(path));
    }

    /** Where a path leads that something stood at before it moved for ever (301): site-relative or absolute. */
    public Optional<String> moved(String path) {
        return Optional.ofNullable(moved.get(path));
    }

    /** @param moved from the old path to where it stands now; takes the place of all that was said before */
    public void move(Map<String, String> moved) {
        this.moved = Map.copyOf(moved);
    }

    public void put(Document document) {
        documents.put(document.path(), document);
        gone.remove(document.path());
    }

    public void remove(String path) {
        documents.remove(path);
    }

    /** Puts a notice in the place of what was taken back. */
    public void retire(Document notice) {
        gone.put(notice.path(), notice);
        documents.remove(notice.path());
    }

    /** Waits until every document that was put is coded at its best and is on the disk. */
    public void settle() {}

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
