package org.gazette.feeds;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An absolute http or https address in the form that every reader takes: a URI in ASCII (RFC 3986, RFC 5890). */
final class WebAddress {
    private static final Pattern PARTS =
            Pattern.compile("(https?)://(\\[[0-9a-f:.]+]|[^/?#:\\s]+)(:\\d{1,5})?([/?#].*)?", Pattern.CASE_INSENSITIVE);
    private static final BitSet ALLOWED = letters("-._~:/?#@!$&'()*+,;=");

    private WebAddress() {}

    /** The address with its host in ASCII and all else percent-encoded that needs it; empty when it is no web address. */
    static Optional<String> of(String address) {
        if (isPlain(address)) {
            return Optional.of(address);
        }
        Matcher parts = PARTS.matcher(address.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            String host = parts.group(2).startsWith("[") ? parts.group(2) : IDN.toASCII(parts.group(2));
            String port = parts.group(3) == null ? "" : parts.group(3);
            String rest = parts.group(4) == null ? "" : parts.group(4);
            return Optional.of(parts.group(1).toLowerCase(Locale.ROOT) + "://" + host + port + encode(rest));
        } catch (IllegalArgumentException noHost) {
            return Optional.empty();
        }
    }

    /** Whether an address is absolute and stands in the form that every reader takes. */
    static boolean isFit(String address) {
        return isPlain(address) || of(address).filter(address::equals).isPresent();
    }

    /** What is to stay as it is, as most are: a host in small letters and a path, nothing that needs encoding. */
    private static boolean isPlain(String address) {
        int host = address.startsWith("https://") ? 8 : address.startsWith("http://") ? 7 : address.length();
        int at = host;
        while (at < address.length() && isOfHost(address.charAt(at), at == host)) {
            at++;
        }
        if (at == host) {
            return false;
        }
        at = behindPort(address, at);
        if (at == address.length() || address.charAt(at) != '/') {
            return false;
        }
        while (at < address.length() && isAllowed(address.charAt(at))) {
            at++;
        }
        return at == address.length();
    }

    private static int behindPort(String address, int colon) {
        int at = colon;
        if (at < address.length() && address.charAt(at) == ':') {
            do {
                at++;
            } while (at < address.length() && at - colon <= 5 && Character.digit(address.charAt(at), 10) >= 0);
            return at - colon > 1 ? at : colon;
        }
        return at;
    }

    private static boolean isOfHost(char letter, boolean first) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= '0' && letter <= '9')
                || (!first && (letter == '.' || letter == '-'));
    }

    private static String encode(String rest) {
        StringBuilder encoded = new StringBuilder(rest.length());
        for (int at = 0; at < rest.length(); ) {
            int point = rest.codePointAt(at);
            if (isAllowed(point) || isEncoded(rest, at)) {
                encoded.appendCodePoint(point);
            } else {
                for (byte octet : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append('%').append("%02X".formatted(octet & 0xff));
                }
            }
            at += Character.charCount(point);
        }
        return encoded.toString();
    }

    private static boolean isEncoded(String rest, int at) {
        return rest.charAt(at) == '%'
                && at + 2 < rest.length()
                && Character.digit(rest.charAt(at + 1), 16) >= 0
                && Character.digit(rest.charAt(at + 2), 16) >= 0;
    }

    private static boolean isAllowed(int point) {
        return ALLOWED.get(point);
    }

    /** Letters and digits of ASCII, and some more characters. */
    private static BitSet letters(String more) {
        BitSet all = new BitSet();
        all.set('a', 'z' + 1);
        all.set('A', 'Z' + 1);
        all.set('0', '9' + 1);
        more.chars().forEach(all::set);
        return all;
    }
}
