package org.gazette.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An address that a stranger asked us to call, in a form of which only one reading exists: http or https, a host by name
 * or by its usual numbers, no user, no fragment, a port on which HTTP is spoken.
 */
public final class CallbackAddress {
    /** In characters; the key of a table holds it. */
    public static final int LONGEST = 1_024;

    /** Ports below this belong to other protocols, which must not be spoken to by way of us. */
    private static final int FIRST_FREE_PORT = 1_024;

    private static final Pattern NAME = Pattern.compile("(?!.*\\.(\\d+|0x[0-9a-f]*)$)(?!(\\d+|0x[0-9a-f]*)$)"
            + "[a-z0-9_]([a-z0-9_-]{0,62})(\\.[a-z0-9_]([a-z0-9_-]{0,62}))*");

    private final URI uri;
    private final String host;

    private CallbackAddress(URI uri, String host) {
        this.uri = uri;
        this.host = host;
    }

    /** @throws IllegalArgumentException with what is wrong, for who sent it to read */
    public static CallbackAddress of(String words) {
        if (words.length() > LONGEST) {
            throw new IllegalArgumentException("is longer than " + LONGEST + " characters");
        }
        URI uri = uri(words);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("is no http or https address");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("must name no user and no fragment");
        }
        int port = uri.getPort();
        if (port == 0 || port > 65_535 || (port > 0 && port < FIRST_FREE_PORT && port != 80 && port != 443)) {
            throw new IllegalArgumentException("has a port that is not for HTTP: use 80, 443 or one from 1024 on");
        }
        return new CallbackAddress(uri, host(uri));
    }

    private static URI uri(String words) {
        try {
            URI uri = new URI(words).parseServerAuthority();
            if (uri.getHost() != null && words.chars().allMatch(letter -> letter > ' ' && letter < 0x7f)) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is no absolute address such as https://reader.example/push", e);
        }
        throw new IllegalArgumentException("is no absolute address such as https://reader.example/push");
    }

    /** In lower case; numbers without brackets. */
    private static String host(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
        if (Network.literal(host).isEmpty() && !NAME.matcher(host).matches()) {
            throw new IllegalArgumentException("has a host that is neither a name nor an IP address in its usual form");
        }
        return host;
    }

    /** As it was given, to the letter. */
    public URI uri() {
        return uri;
    }

    /** What calls are counted by. */
    public String host() {
        return host;
    }

    /** The same with more parameters behind its own query. */
    public URI with(String parameters) {
        String address = uri.toString();
        String joint = address.contains("?") ? "&" : "?";
        return URI.create(address + (address.matches(".*[?&]") ? "" : joint) + parameters);
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
