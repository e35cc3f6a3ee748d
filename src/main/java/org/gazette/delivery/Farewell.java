package org.gazette.delivery;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail by which a reader leaves: its subject is the link that its letter named, or a body that a program copied it to. */
final class Farewell {
    private static final int LARGEST = 64 * 1024;
    private static final int MOST = 5;
    private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]+");
    private static final Pattern TOKEN = Pattern.compile(
            "/unsubscribe/([0-9A-Za-z_-]{1,40}\\.[0-9a-z]{1,12}\\.[0-9a-z-]{1,80}\\.[0-9A-Za-z_-]{16,40})");

    private Farewell() {}

    /** The tokens in the mail, at most some. */
    static Set<String> tokens(byte[] raw) {
        String text = new String(raw, 0, Math.min(raw.length, LARGEST), StandardCharsets.ISO_8859_1);
        String unfolded = FOLD.matcher(text).replaceAll("").replace("=\r\n", "").replace("%2F", "/");
        Set<String> tokens = new LinkedHashSet<>();
        Matcher matcher = TOKEN.matcher(unfolded);
        while (tokens.size() < MOST && matcher.find()) {
            tokens.add(matcher.group(1));
        }
        return tokens;
    }
}
