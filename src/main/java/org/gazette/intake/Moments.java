package org.gazette.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Moments as exports write them: {@code 2020-11-16 09:00:00}, {@code 2020-11-16T09:00:00.000Z}, {@code 2020-11-16}. */
final class Moments {
    private Moments() {}

    /** In UTC where the words name no zone; empty when they are no moment. */
    static Optional<Instant> read(String words) {
        String iso = words.strip()
                .replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) (?=\\d)", "$1T")
                .replaceFirst(" ?UTC$", "Z");
        try {
            if (iso.length() <= "2020-11-16".length()) {
                return Optional.of(LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            return Optional.of(
                    iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
                            ? OffsetDateTime.parse(iso.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"))
                                    .toInstant()
                            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
