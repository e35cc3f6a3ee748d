package org.gazette.text;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses as they stand in HTML, made absolute and written as RFC 3986 wants them: other letters percent-encoded,
 * host names in ASCII. What browsers forgive (backslashes, line ends, a missing slash) is read as they read it.
 */
final class Addresses {
    private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*):(.*)");
    /** What is to stay as it is, as most are. */
    private static final Pattern PLAIN_WEB =
            Pattern.compile("https?://[a-z0-9][a-z0-9.-]*+/[a-zA-Z0-9._~:/?@!$&'()*+,;=-]*+");

    private static final Pattern LINE_ENDS = Pattern.compile("[\\t\\n\\r]");
    private static final Pattern AROUND = Pattern.compile("^[\\x00-\\x20]+|[\\x00-\\x20]+$");
    private static final Pattern SLASHES = Pattern.compile("^[/\\\\]*");
    private static final Pattern LONE_PERCENT = Pattern.compile("%(?![0-9a-fA-F]{2})");
    private static final String PLAIN = "-._~:/?#@!$&'()*+,;=";

    private final UnaryOperator<String> relative;

    /** @param relative makes an address without scheme and host absolute */
    Addresses(UnaryOperator<String> relative) {
        this.relative = relative;
    }

    /** @return an absolute http, https or mailto address; empty for any other, and for what is none */
    Optional<String> resolve(String address) {
        if (PLAIN_WEB.matcher(address).matches()) {
            return Optional.of(address);
        }
        String clean = clean(address);
        if (clean.isEmpty()) {
            return Optional.empty();
        }
        Matcher scheme = SCHEME.matcher(clean);
        if (!scheme.matches()) {
            return web(relative.apply(clean.replace('\\', '/')));
        }
        return switch (scheme.group(1).toLowerCase(Locale.ROOT)) {
            case "http", "https" -> web(clean);
            case "mailto" -> checked("mailto:" + encode(scheme.group(2)));
            default -> Optional.empty();
        };
    }

    /** @return the address when it is one that a browser would fetch: http or https */
    Optional<String> resolveWeb(String address) {
        return resolve(address).filter(absolute -> !absolute.startsWith("mailto:"));
    }

    /** Without what browsers ignore in an address (WHATWG URL §4.1): line ends and tabs, controls and blanks around. */
    static String clean(String address) {
        return AROUND.matcher(LINE_ENDS.matcher(address).replaceAll("")).replaceAll("");
    }

    static boolean isAbsolute(String address) {
        return SCHEME.matcher(clean(address)).matches();
    }

    private static Optional<String> web(String address) {
        Matcher scheme = SCHEME.matcher(address);
        if (!scheme.matches()) {
            return Optional.empty();
        }
        String rest = SLASHES.matcher(scheme.group(2)).replaceFirst("");
        int path = indexOfAny(rest, "/\\?#");
        String authority = rest.substring(0, path);
        Optional<String> host = ascii(authority);
        String tail = rest.substring(path);
        int query = indexOfAny(tail, "?#");
        String way = tail.substring(0, query).replace('\\', '/') + tail.substring(query);
        return host.flatMap(name ->
                checked(scheme.group(1).toLowerCase(Locale.ROOT) + "://" + name + (way.isEmpty() ? "/" : encode(way))));
    }

    private static Optional<String> ascii(String authority) {
        try {
            boolean plain = authority.chars().allMatch(letter -> letter < 0x80);
            return Optional.of(plain ? authority : IDN.toASCII(authority)).filter(name -> !name.isEmpty());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> checked(String address) {
        try {
            URI uri = new URI(address);
            boolean whole = uri.isOpaque() || uri.getRawAuthority() != null;
            return whole ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        boolean fragment = false;
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (one & 0xff);
            boolean kept = letter < 0x80 && (Character.isLetterOrDigit(letter) || PLAIN.indexOf(letter) >= 0);
            if (letter == '%' || (kept && !(fragment && letter == '#'))) {
                encoded.append(letter);
            } else {
                encoded.append('%').append("%02X".formatted((int) letter));
            }
            fragment |= letter == '#';
        }
        return LONE_PERCENT.matcher(encoded).replaceAll("%25");
    }

    private static int indexOfAny(String text, String letters) {
        int at = 0;
        while (at < text.length() && letters.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
