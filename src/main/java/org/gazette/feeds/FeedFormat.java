package org.gazette.feeds;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The formats that every feed is offered in. */
public enum FeedFormat {
    RSS("rss", "application/rss+xml; charset=utf-8", "RSS"),
    ATOM("atom", "application/atom+xml; charset=utf-8", "Atom"),
    JSON("json", "application/feed+json", "JSON Feed");

    private final String extension;
    private final String mediaType;
    private final String title;

    FeedFormat(String extension, String mediaType, String title) {
        this.extension = extension;
        this.mediaType = mediaType;
        this.title = title;
    }

    /** {@code rss}, {@code atom}, {@code json}: in addresses and on the command line. */
    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    public static Optional<FeedFormat> named(String extension) {
        return Stream.of(values())
                .filter(format -> format.extension.equals(extension.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
