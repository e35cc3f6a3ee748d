package org.gazette.feeds;

import java.util.Optional;

/** What is known of the files of the newsroom's own pictures. */
@FunctionalInterface
public interface Pictures {
    Pictures UNKNOWN = path -> Optional.empty();

    /** @param path such as {@code /media/bridge.jpg}. @return empty when there is no such picture */
    Optional<Measures> of(String path);

    /**
     * A picture's file.
     *
     * @param mediaType by its first bytes, whatever its name
     * @param bytes its length
     * @param width in pixels, 0 when unknown
     * @param height in pixels, 0 when unknown
     */
    record Measures(String mediaType, long bytes, int width, int height) {}
}
