package org.gazette.publishing;

import java.util.Optional;
import java.util.regex.Pattern;
import org.gazette.text.SiteAddress;

/** The feeds that readers may be told of as they change: the live ones of this site, each in each format. */
public final class Topics {
    private static final Pattern LIVE = Pattern.compile(
            "/feeds/(?!.*/archive/\\d+\\.atom$).+\\.(rss|atom|json)|/newsletters/[^/]+\\.(rss|atom|json)");

    private final SiteAddress site;
    private final Shelf shelf;

    public Topics(SiteAddress site, Shelf shelf) {
        this.site = site;
        this.shelf = shelf;
    }

    /** @return the site-relative path of a feed whose own address this is, to the letter; empty for all else */
    Optional<String> path(String topic) {
        String base = site.toString();
        return Optional.of(topic)
                .filter(address -> address.startsWith(base))
                .map(address -> "/" + address.substring(base.length()))
                .filter(this::live);
    }

    boolean live(String path) {
        return LIVE.matcher(path).matches() && shelf.at(path).isPresent();
    }

    String address(String path) {
        return site.of(path);
    }

    /** The feed as it stands now. */
    Optional<Document> document(String path) {
        return shelf.at(path);
    }

    /** What names its bytes; empty when there is none. */
    String hash(String path) {
        return document(path).map(Document::hash).orElse("");
    }
}
