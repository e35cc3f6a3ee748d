package org.gazette.stories;

/**
 * A story's picture.
 *
 * @param url absolute, http or https; or, for the site's own pictures, a path such as {@code /media/bridge.jpg}
 * @param alt what it shows, for who cannot see it; may be empty
 * @param credit who took it, or the agency; may be empty
 * @param caption what is printed under it; may be empty
 * @param width in pixels, 0 when unknown
 * @param height in pixels, 0 when unknown
 */
public record Picture(String url, String alt, String credit, String caption, int width, int height) {}
