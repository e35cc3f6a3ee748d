package org.gazette.publishing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.gazette.typesetting.Pages;

/** What every site has, whatever its stories: the icons, and the page for an address at which there is nothing. */
final class Fixtures {
    private final Pages pages;
    private final FeedLinks feeds;

    Fixtures(Pages pages, FeedLinks feeds) {
        this.pages = pages;
        this.feeds = feeds;
    }

    void set(Shelving shelving) {
        shelving.page("/404", Instant.EPOCH, () -> pages.missing(feeds.all()));
        shelving.set("/favicon.svg", () -> picture("/favicon.svg", "image/svg+xml", letter()));
        shelving.set("/favicon.ico", () -> picture("/favicon.ico", "image/x-icon", resource("favicon.ico")));
        shelving.set("/icon.png", () -> picture("/icon.png", "image/png", resource("icon.png")));
    }

    private byte[] letter() {
        return pages.favicon().getBytes(StandardCharsets.UTF_8);
    }

    private static Document picture(String path, String mediaType, byte[] bytes) {
        return Document.of(path, mediaType, bytes, Instant.EPOCH);
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(Fixtures.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
