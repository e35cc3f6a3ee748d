package org.gazette.text;

import java.net.URI;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Where the public site stands, and the address of each thing on it. Paths are site-relative and begin with a slash,
 * addresses are absolute.
 */
public final class SiteAddress {
    /** Under which each story has its page. */
    public static final String STORIES = "/stories/";

    private final URI base;

    /** @param base an absolute http or https address that ends in a slash, such as {@code https://gazette.example/} */
    public SiteAddress(URI base) {
        String scheme = String.valueOf(base.getScheme());
        if (!(scheme.equals("http") || scheme.equals("https")) || base.getHost() == null) {
            throw new IllegalArgumentException("'" + base + "' is not an address such as https://gazette.example/");
        }
        if (base.getRawUserInfo() != null || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "'" + base + "' must be a bare address such as https://gazette.example/");
        }
        if (!base.getPath().endsWith("/")) {
            throw new IllegalArgumentException("'" + base + "' must end in a slash: " + base + "/");
        }
        this.base = base;
    }

    public URI base() {
        return base;
    }

    /** The host in lower case: the authority of tag: ids (RFC 4151). */
    public String host() {
        return base.getHost().toLowerCase(Locale.ROOT);
    }

    /** The absolute address of a path that begins with a slash; an address that is absolute already stays as it is. */
    public String of(String path) {
        return path.startsWith("/") ? base + path.substring(1) : path;
    }

    /** The absolute address of a reference as it stands in a story's HTML; a path begins at the site's front. */
    String resolve(String reference) {
        if (reference.startsWith("//")) {
            return base.getScheme() + ":" + reference;
        }
        return base + (reference.startsWith("/") ? reference.substring(1) : reference);
    }

    public static String front() {
        return "/";
    }

    /** @param storyPath such as {@code 2020/11/16/a-new-bridge-opens} */
    public static String story(String storyPath) {
        return STORIES + storyPath + "/";
    }

    public static String section(String slug) {
        return "/sections/" + slug + "/";
    }

    public static String tag(String slug) {
        return "/tags/" + slug + "/";
    }

    public static String author(String slug) {
        return "/authors/" + slug + "/";
    }

    /**
     * A closed volume of a feed (RFC 5005 §4).
     *
     * @param feed such as {@code all} or {@code sections/world}
     * @param number from 1
     */
    public static String archive(String feed, int number) {
        return "/feeds/" + feed + "/archive/" + number + ".atom";
    }

    /** @param feed such as {@code all} or {@code sections/world} */
    public static String feed(String feed, String extension) {
        return "/feeds/" + feed + "." + extension;
    }

    public static String newsletter(String name) {
        return "/newsletters/" + name + "/";
    }

    public static String newsletterFeed(String name, String extension) {
        return "/newsletters/" + name + "." + extension;
    }

    public static String issue(String newsletter, LocalDate date) {
        return "/newsletters/" + newsletter + "/" + date + "/";
    }

    public static String unsubscribe(String token) {
        return "/unsubscribe/" + token;
    }

    /** Where readers ask for newsletters. */
    public static String subscribe() {
        return "/subscribe";
    }

    public static String confirm(String token) {
        return "/confirm/" + token;
    }

    public static String preferences(String token) {
        return "/preferences/" + token;
    }

    /** A link that is counted. */
    public static String click(String token) {
        return "/c/" + token;
    }

    /** Where readers subscribe to feeds by push (WebSub). */
    public static String hub() {
        return "/hub";
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
