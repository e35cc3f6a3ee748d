package org.gazette.feeds;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.gazette.stories.Revision;

/** What an entry says in words of our own, in the language of its story where we know it, else in English. */
final class RevisionWords {
    private static final Map<String, RevisionWords> KNOWN = Map.of(
            "de", new RevisionWords("de", "Korrektur", "Aktualisiert", "d. MMMM uuuu", "Den ganzen Text lesen"),
            "fr", new RevisionWords("fr", "Correction", "Mis à jour", "d MMMM uuuu", "Lire la suite"));
    private static final RevisionWords ENGLISH =
            new RevisionWords("en", "Correction", "Updated", "d MMMM uuuu", "Read the whole story");

    private final String language;
    private final String correction;
    private final String update;
    private final DateTimeFormatter date;
    private final String rest;

    private RevisionWords(String language, String correction, String update, String date, String rest) {
        this.language = language;
        this.correction = correction;
        this.update = update;
        this.date = DateTimeFormatter.ofPattern(date, Locale.forLanguageTag(language))
                .withZone(ZoneOffset.UTC);
        this.rest = rest;
    }

    /** @param tag BCP 47 */
    static RevisionWords in(String tag) {
        return KNOWN.getOrDefault(Locale.forLanguageTag(tag).getLanguage(), ENGLISH);
    }

    /** {@code Correction, 16 November 2020: It is red.} as a paragraph; the date is that of UTC. */
    String mark(FeedEntry.Revised revised, String tag) {
        String word = revised.kind() == Revision.Kind.CORRECTION ? correction : update;
        String note = revised.note().isBlank() ? "" : ": " + Markup.escape(revised.note());
        return "<p class=\"" + revised.word() + "\"><strong" + foreign(tag) + ">" + word + ", " + time(revised.at())
                + "</strong>" + note + "</p>\n";
    }

    /** A link to where a text goes on. */
    String rest(String address, String tag) {
        return "\n<p><a href=\"" + Markup.escape(address) + "\"" + foreign(tag) + ">" + rest + "</a></p>";
    }

    private String time(Instant moment) {
        return "<time datetime=\"" + FeedWriter.second(moment) + "\">" + date.format(moment) + "</time>";
    }

    /** Says the language of our words where it is not the story's. */
    private String foreign(String tag) {
        return Locale.forLanguageTag(tag).getLanguage().equals(language)
                ? ""
                : " lang=\"" + language + "\" dir=\"ltr\"";
    }
}
