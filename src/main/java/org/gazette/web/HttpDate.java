package org.gazette.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Dates as HTTP writes them: one form to send, three to read (RFC 9110 §5.6.7). */
final class HttpDate {
    private static final DateTimeFormatter IMF = of("EEE, dd MMM uuuu HH:mm:ss 'GMT'");
    private static final DateTimeFormatter RFC_850 = new DateTimeFormatterBuilder()
            .appendPattern("EEEE, dd-MMM-")
            .appendValueReduced(ChronoField.YEAR, 2, 2, LocalDate.EPOCH)
            .appendPattern(" HH:mm:ss 'GMT'")
            .toFormatter(Locale.US);
    private static final DateTimeFormatter ASCTIME = of("EEE MMM ppd HH:mm:ss uuuu");
    private static final List<DateTimeFormatter> FORMS = List.of(IMF, RFC_850, ASCTIME);

    private HttpDate() {}

    /** An IMF-fixdate. */
    static String of(Instant moment) {
        return IMF.format(moment.atOffset(ZoneOffset.UTC));
    }

    /** Empty for what is not one date in one of the three forms, which is then to be ignored. */
    static Optional<Instant> parse(String words) {
        for (DateTimeFormatter form : FORMS) {
            try {
                return Optional.of(LocalDateTime.parse(words, form).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException notSo) {
                // another form may fit
            }
        }
        return Optional.empty();
    }

    private static DateTimeFormatter of(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.US);
    }
}
