package org.gazette.typesetting;

import java.util.Locale;
import org.gazette.mail.Blank;

/**
 * An issue set in type. HTML and plain text say the same, and hold the marks of {@link Blank}s.
 *
 * @param language of dates and fixed words
 * @param subject one line
 * @param preheader what an inbox shows behind the subject: at most 100 characters
 * @param html a whole document, for mail clients
 * @param plain with LF line ends, the last line ended too
 */
public record Edition(Locale language, String subject, String preheader, String html, String plain) {
    public Edition {
        String mark = Blank.WAY_OUT.mark();
        if (!html.contains(mark) || !plain.contains(mark)) {
            throw new IllegalArgumentException("the edition «" + subject + "» has no way to unsubscribe in "
                    + (html.contains(mark) ? "its plain text" : "its HTML") + ": print ${wayOut} in templates/mail");
        }
    }
}
