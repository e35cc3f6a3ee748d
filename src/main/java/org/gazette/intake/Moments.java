package org.gazette.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** Moments as exports write them: {@code 2020-11-16 09:00:00}, {@code 2020-11-16T09:00:00.000Z}, {@code 2020-11-16}. */
final class Moments {
    private static final Pattern BETWEEN = Pattern.compile("^(\\d{4}-\\d\\d-\\d\\d) (?=\\d)");
    private static final Pattern ZONE = Pattern.compile(" ?UTC$");
    private static final Pattern ZONED = Pattern.compile("(Z|[+-]\\d\\d:?\\d\\d)$");
    private static final Pattern OFFSET = Pattern.compile("([+-]\\d\\d)(\\d\\d)$");
    private static final String PLAIN = "0000-00-00 00:00:00";

    private Moments() {}

    /** In UTC where the words name no zone; empty when they are no moment. */
    static Optional<Instant> read(String words) {
        String plain = words.strip();
        if (isPlain(plain)) {
            return plain(plain);
        }
        String iso = ZONE.matcher(BETWEEN.matcher(plain).replaceFirst("$1T")).replaceFirst("Z");
        try {
            if (iso.length() <= "2020-11-16".length()) {
                return Optional.of(LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            return Optional.of(
                    ZONED.matcher(iso).find()
                            ? OffsetDateTime.parse(OFFSET.matcher(iso).replaceFirst("$1:$2"))
                                    .toInstant()
                            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@code 2020-11-16 09:00:00}, which most exports write a million times. */
    private static boolean isPlain(String words) {
        boolean plain = words.length() == PLAIN.length();
        for (int at = 0; plain && at < PLAIN.length(); at++) {
            char want = PLAIN.charAt(at);
            char have = words.charAt(at);
            plain = want == '0' ? have >= '0' && have <= '9' : have == want || (want == ' ' && have == 'T');
        }
        return plain;
    }

    private static Optional<Instant> plain(String words) {
        try {
            return Optional.of(LocalDateTime.of(
                            number(words, 0, 4),
                            number(words, 5, 7),
                            number(words, 8, 10),
                            number(words, 11, 13),
                            number(words, 14, 16),
                            number(words, 17, 19))
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(String words, int from, int to) {
        return Integer.parseInt(words, from, to, 10);
    }
}
