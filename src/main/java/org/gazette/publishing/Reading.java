package org.gazette.publishing;

import java.util.List;
import java.util.Locale;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Variant;

/**
 * What a reader's letter depends on, as the tables hold it.
 *
 * @param sections slugs with commas between; empty for all
 * @param language BCP 47; empty for that of the newsletter
 * @param told which stories the reader had ahead: bits of {@link Ahead}
 * @param since the first issue that the reader missed in a pause; 0 for none
 */
record Reading(String sections, String language, long told, long since) {
    /** The same of a reader who had nothing ahead, and missed nothing. */
    Reading plain() {
        return new Reading(sections, language, 0, 0);
    }

    boolean isPlain() {
        return told == 0 && since == 0;
    }

    /** Without what was told: whether that matters, the stories decide. */
    Variant variant(Newsletter newsletter) {
        Locale tongue = language.isEmpty() ? newsletter.language() : Locale.forLanguageTag(language);
        List<String> slugs = sections.isEmpty() ? List.of() : List.of(sections.split(",", -1));
        return new Variant(slugs, tongue, List.of(), since);
    }
}
