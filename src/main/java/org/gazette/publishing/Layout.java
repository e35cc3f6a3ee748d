package org.gazette.publishing;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the document of a path lies among the files of the site, and what kind of document a name stands for. */
final class Layout {
    private static final Pattern PLAIN = Pattern.compile("(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*/?");
    private static final int LONGEST = 1_000;
    private static final String INDEX = "index.html";
    private static final String MISSING = "404.html";
    private static final String PAGE = "text/html; charset=utf-8";

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("rss", "application/rss+xml; charset=utf-8"),
            Map.entry("atom", "application/atom+xml; charset=utf-8"),
            Map.entry("json", "application/feed+json"),
            Map.entry("opml", "text/x-opml; charset=utf-8"),
            Map.entry("xml", "application/xml; charset=utf-8"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("html", PAGE),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"));

    private Layout() {}

    /**
     * {@code /} is {@code index.html}, {@code /404} is {@code 404.html}, where web servers look for it.
     *
     * @throws IllegalArgumentException for what cannot be the name of a file, or would be the file of another path
     */
    static String file(String path) {
        if (!plain(path)) {
            throw new IllegalArgumentException("«" + path + "» cannot be the name of a file");
        }
        String name = path.substring(1);
        if (path.equals("/404")) {
            return MISSING;
        }
        return path.endsWith("/") ? name + INDEX : name;
    }

    /** The path whose file this is. */
    static String path(String file) {
        if (file.equals(MISSING)) {
            return "/404";
        }
        return '/' + (file.equals(INDEX) || file.endsWith('/' + INDEX) ? cut(file, INDEX) : file);
    }

    /** Whether it can be the path of a document; anything may be asked. */
    static boolean plain(String path) {
        return path.length() <= LONGEST
                && path.startsWith("/")
                && !path.endsWith(Coding.GZIP.extension())
                && !path.endsWith(Coding.BROTLI.extension())
                && !path.endsWith('/' + INDEX)
                && !path.equals('/' + MISSING)
                && PLAIN.matcher(path).matches();
    }

    /** Empty where the site has no documents of that kind. */
    static Optional<String> mediaType(String path) {
        if (path.endsWith("/") || path.equals("/404")) {
            return Optional.of(PAGE);
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.ofNullable(TYPES.get(name.substring(dot + 1).toLowerCase(Locale.ROOT)));
    }

    /** A closed volume of a feed, which never changes. */
    static boolean archive(String path) {
        return path.startsWith("/feeds/") && path.contains("/archive/") && path.endsWith(".atom");
    }

    /** Whether many ask for it and it changes often: feeds and lists, but no story, issue, archive or part of a sitemap. */
    static boolean hot(String path) {
        return !single(path) && !path.startsWith("/sitemap") && !archive(path);
    }

    /** The page of one story or of one issue. */
    static boolean single(String path) {
        boolean issue = path.startsWith("/newsletters/") && path.endsWith("/") && depth(path) > 3;
        return issue || path.startsWith("/stories/");
    }

    /** How many slashes a name has: pages that lead to others have few. */
    static int depth(String name) {
        return (int) name.chars().filter(c -> c == '/').count();
    }

    private static String cut(String text, String end) {
        return text.substring(0, text.length() - end.length());
    }
}
