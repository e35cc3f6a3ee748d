package org.gazette.typesetting;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.gazette.mail.Blank;
import org.gazette.newsletters.Newsletter;
import org.gazette.text.SiteAddress;
import org.gazette.text.Words;

/** Sets the letters that are no issue, from {@code templates/mail/}. Safe for many threads. */
public final class Notes {
    private static final int COLUMNS = 72;
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "dv", "fa", "he", "iw", "ps", "ur", "yi");

    private final Templates templates;
    private final SiteAddress site;
    private final String paper;

    /** @param paper the name of the whole site */
    public Notes(Templates templates, SiteAddress site, String paper) {
        this.templates = templates;
        this.site = site;
        this.paper = paper;
    }

    /**
     * The question whether a reader really asked.
     *
     * @param network from where it was asked, as words
     */
    public Note confirm(
            List<Newsletter> newsletters, Locale language, Instant asked, ZoneId zone, String network, boolean moves) {
        return set(
                "confirm", words(newsletters, language, date(asked, zone, language), network, moves, Optional.empty()));
    }

    /** @param latest the last issue and where it stands */
    public Note welcome(List<Newsletter> newsletters, Locale language, Optional<PartWords.Link> latest) {
        return set("welcome", words(newsletters, language, "", "", false, latest));
    }

    /** The link to what is kept about a reader. */
    public Note link(Newsletter newsletter, Locale language) {
        return set("link", words(List.of(newsletter), language, "", "", false, Optional.empty()));
    }

    /** Whose fixed words are asked for. */
    private record Tongue(String language) {}

    /** What a reader agrees to who asks for newsletters, in one sentence or two. */
    public String consent(Locale language) {
        return Words.line(templates.set("mail/consent.ftl", new Tongue(language.toLanguageTag())));
    }

    /** The first line of the plain text is the subject, the next one empty. */
    private Note set(String kind, NoteWords words) {
        String plain = templates.set("mail/" + kind + ".ftl", words);
        int end = plain.indexOf('\n');
        if (end < 0) {
            throw new TemplateFault(
                    "templates/mail/" + kind + ".ftl: the first line is the subject, the text follows", null);
        }
        Locale language = Locale.forLanguageTag(words.language());
        return new Note(
                language,
                Words.line(plain.substring(0, end)),
                templates.set("mail/" + kind + ".ftlh", words),
                new Lines(COLUMNS, language).wrapped(plain.substring(end + 1).stripLeading()));
    }

    private NoteWords words(
            List<Newsletter> newsletters,
            Locale language,
            String date,
            String network,
            boolean moves,
            Optional<PartWords.Link> latest) {
        String postal = newsletters.get(0).postalAddress();
        return new NoteWords(
                language.toLanguageTag(),
                RIGHT_TO_LEFT.contains(language.getLanguage()) ? "rtl" : "ltr",
                paper,
                site.of(SiteAddress.front()),
                postal.lines().map(String::strip).toList(),
                Blank.NAME.mark(),
                newsletters.stream().map(Newsletter::masthead).toList(),
                date,
                network,
                moves,
                latest,
                Blank.WAY_OUT.mark());
    }

    private static String date(Instant moment, ZoneId zone, Locale language) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(language)
                .format(moment.atZone(zone));
    }
}
