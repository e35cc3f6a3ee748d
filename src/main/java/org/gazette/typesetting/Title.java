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
    private static final int SHORTEST_LEAD = 20;

    private Title() {}

    /** @return at most 120 characters; when it would have more, the headline is cut at a word */
    static String of(Newsletter newsletter, LocalDate date, String headline, Locale language) {
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language)
                .format(date);
        String frame =
                newsletter.title().replace("{masthead}", newsletter.masthead()).replace("{date}", day);
        int room = LONGEST - frame.replace("{lead}", "").length();
        String lead = Words.shorten(headline, Math.max(SHORTEST_LEAD, room));
        return Words.shorten(Words.line(frame.replace("{lead}", lead)), LONGEST);
    }
}
