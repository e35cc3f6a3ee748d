package org.gazette.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gazette.mail.EmailAddress;
import org.gazette.mail.KeyRing;

/**
 * The address that a letter comes back to: which mailing, which reader, until when, signed. So a return names its reader by
 * itself, and nobody can make one up: {@code bounce+MAILING-READER-DAY-MAC@returns.example}, the mac 80 bits of
 * HMAC-SHA256 in base32. Letters case is lost on the way, so none of it counts.
 */
public final class ReturnPaths {
    /** How long a letter may come back. */
    static final Duration LIFE = Duration.ofDays(30);

    private static final Pattern LOCAL =
            Pattern.compile("bounce\\+([0-9a-z]{1,12})-([0-9a-z]{1,12})-([0-9a-z]{1,6})-([a-z2-7]{16})");
    private static final int MAC_BYTES = 10;
    private static final int BASE = 36;

    private final KeyRing keys;
    private final String domain;
    private final Clock clock;

    /**
     * @param keys of this purpose alone
     * @param domain that returns come to, such as {@code returns.gazette.example}
     */
    public ReturnPaths(KeyRing keys, String domain, Clock clock) {
        this.keys = keys;
        this.domain = domain.toLowerCase(Locale.ROOT);
        this.clock = clock;
    }

    /** Whom a return is about, as its address says. */
    public record Addressee(long mailing, long subscriber) {}

    public EmailAddress of(long mailing, long subscriber) {
        long day =
                clock.instant().plus(LIFE).getEpochSecond() / Duration.ofDays(1).toSeconds();
        String words = base(mailing) + "-" + base(subscriber) + "-" + base(day);
        return EmailAddress.of("bounce+" + words + "-" + mac(keys.newest(), words) + "@" + domain);
    }

    /** Empty when it is none of ours, or its time is over. */
    public Optional<Addressee> read(String address) {
        int at = address.lastIndexOf('@');
        String local = (at < 0 ? address : address.substring(0, at))
                .toLowerCase(Locale.ROOT)
                .strip();
        Matcher parts = LOCAL.matcher(local.startsWith("<") ? local.substring(1) : local);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String words = parts.group(1) + "-" + parts.group(2) + "-" + parts.group(3);
        boolean ours = MessageDigest.isEqual(
                mac(keys.newest(), words).getBytes(StandardCharsets.US_ASCII),
                parts.group(4).getBytes(StandardCharsets.US_ASCII));
        long today = clock.instant().getEpochSecond() / Duration.ofDays(1).toSeconds();
        boolean alive = ours && Long.parseLong(parts.group(3), BASE) >= today;
        return alive
                ? Optional.of(new Addressee(Long.parseLong(parts.group(1), BASE), Long.parseLong(parts.group(2), BASE)))
                : Optional.empty();
    }

    private String mac(String keyId, String words) {
        return Base32.of(keys.sign(keyId, "return:" + words, MAC_BYTES));
    }

    private static String base(long number) {
        return Long.toString(number, BASE);
    }
}
