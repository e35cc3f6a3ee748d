package org.gazette.typesetting;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.gazette.newsletters.Newsletter;
import org.gazette.text.Words;

/** The title of an issue, by the newsletter's pattern. */
final class Title {
    private static final int LONGEST = 120;
    private static final int DAYS_BEFORE = 6;
    private static final int SHORTEST_LEAD = 20;

    private Title() {}

    /** @return at most 120 characters; when it would have more, the headline is cut at a word */
    static String of(Newsletter newsletter, LocalDate date, String headline, Locale language) {
        String day = dates(newsletter, date, FormatStyle.LONG, language);
        String frame =
                newsletter.title().replace("{masthead}", newsletter.masthead()).replace("{date}", day);
        int room = LONGEST - frame.replace("{lead}", "").length();
        String lead = Words.shorten(headline, Math.max(SHORTEST_LEAD, room));
        return Words.shorten(Words.line(frame.replace("{lead}", lead)), LONGEST);
    }

    /** The date of an issue, or the first and the last day of a round-up's week. */
    static String dates(Newsletter newsletter, LocalDate date, FormatStyle style, Locale language) {
        boolean week = newsletter.kind() == Newsletter.Kind.ROUND_UP;
        DateTimeFormatter format = DateTimeFormatter.ofLocalizedDate(week ? FormatStyle.MEDIUM : style)
                .withLocale(language);
        return week ? format.format(date.minusDays(DAYS_BEFORE)) + " – " + format.format(date) : format.format(date);
    }
}
