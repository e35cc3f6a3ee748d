package org.gazette.web;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who fetches a feed, as the header {@code User-Agent} tells it. Aggregators fetch once for many and say for how many:
 * «Feedly/1.0 (+http://…; 24 subscribers; feed-id=…)». Anybody may write anything there, so it is cut short and stripped
 * of what is no plain letter.
 *
 * @param family the name of the program without its version; never empty
 * @param subscribers below 0 when it says none
 * @param source its own name for the feed; may be empty
 */
record Agent(String family, long subscribers, String source) {
    static final String UNNAMED = "unnamed";
    static final String BROWSERS = "browsers";

    private static final int LONGEST_READ = 512;
    private static final int LONGEST_FAMILY = 40;
    private static final Pattern SUBSCRIBERS = Pattern.compile(
            "\\b(\\d{1,9})\\s+(?:subscribers?|readers?|users?)\\b|\\b(?:subscribers?|readers?)\\s*[:=]\\s*(\\d{1,9})\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SOURCE =
            Pattern.compile("\\bfeed-?_?id\\s*[:=]\\s*([\\w.-]{1,64})", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMPATIBLE = Pattern.compile("\\(compatible;\\s*([^;)]+)");
    /** The last product of a browser-like header, behind its comments. */
    private static final Pattern LAST_PRODUCT = Pattern.compile("([A-Za-z][\\w.!-]*)/[^\\s()]+[^/]*$");
    /** Where a name ends: at a version, a comment, a dash between words, an address, an id. */
    private static final Pattern END = Pattern.compile("[/(;,]|\\s-\\s|\\s\\+?https?:|\\s(?=[vV]?\\d)|\\sfeed-?id");

    private static final List<String> ENGINES = List.of(
            "mozilla",
            "safari",
            "chrome",
            "firefox",
            "gecko",
            "version",
            "edg",
            "edge",
            "opr",
            "mobile",
            "applewebkit");

    static Agent of(String header) {
        String words = header.length() > LONGEST_READ ? header.substring(0, LONGEST_READ) : header;
        Matcher source = SOURCE.matcher(words);
        return new Agent(family(words), subscribers(words), source.find() ? source.group(1) : "");
    }

    private static long subscribers(String words) {
        Matcher matcher = SUBSCRIBERS.matcher(words);
        if (!matcher.find()) {
            return -1;
        }
        return Long.parseLong(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }

    private static String family(String words) {
        String plain = plain(words).strip();
        if (!plain.startsWith("Mozilla/")) {
            return named(plain);
        }
        Matcher compatible = COMPATIBLE.matcher(plain);
        return compatible.find() ? named(compatible.group(1)) : lastProduct(plain);
    }

    private static String lastProduct(String plain) {
        Matcher matcher = LAST_PRODUCT.matcher(plain);
        if (!matcher.find() || ENGINES.contains(matcher.group(1).toLowerCase(Locale.ROOT))) {
            return BROWSERS;
        }
        return named(matcher.group(1));
    }

    private static String named(String words) {
        Matcher end = END.matcher(words);
        String name = (end.find() ? words.substring(0, end.start()) : words).strip();
        if (name.isEmpty()) {
            return UNNAMED;
        }
        return name.length() > LONGEST_FAMILY
                ? name.substring(0, LONGEST_FAMILY).strip()
                : name;
    }

    private static String plain(String words) {
        return words.codePoints()
                .filter(c -> c >= ' ' && c < 0x7f)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
