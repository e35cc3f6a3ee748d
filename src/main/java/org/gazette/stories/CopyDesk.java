package org.gazette.stories;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gazette.text.SafeHtml;
import org.gazette.text.SiteAddress;
import org.gazette.text.Words;
import org.jspecify.annotations.Nullable;

/** Turns a draft into copy: legal characters, one line where one line is meant, a section where none was named. */
final class CopyDesk {
    private static final int LONGEST_HEADLINE = 500;
    private static final int LONGEST_ID = 1_000;
    private static final Pattern WEB = Pattern.compile("(?i)https?://[^\\s]+");

    private final SiteAddress site;
    private final Section home;
    private final String language;

    /** @param home the section of a story that names none */
    CopyDesk(SiteAddress site, Section home, String language) {
        this.site = site;
        this.home = home;
        this.language = language;
    }

    /** Copy, and how many words its body has. */
    record Counted(Copy copy, int words) {}

    /** Turns copy into other copy, fit to publish. */
    interface Change {
        /** @throws IllegalArgumentException when that cannot be published */
        Counted of(Copy copy);
    }

    Sheet sheet(Draft draft) {
        if (draft.published == null) {
            throw new IllegalArgumentException("no date: add «date: 2020-11-16 09:00»");
        }
        Copy copy = check(draft);
        return new Sheet(draft, copy, draft.published, words(copy), Sheet.hash(copy));
    }

    Counted check(Copy copy) {
        Copy checked = copy.words(
                headline(copy.headline()),
                Words.line(copy.standfirst()),
                Words.legal(copy.body()).strip());
        return new Counted(checked, words(checked));
    }

    /** What the draft says; what it leaves out stays as it is. @throws IllegalArgumentException as {@link #sheet} does */
    Counted over(Draft draft, Copy copy) {
        List<Section> sections = lines(draft.sections).isEmpty() ? copy.sections() : sections(draft.sections);
        List<Byline> bylines = lines(draft.bylines).stream().map(Byline::new).toList();
        Copy changed = new Copy(
                draft.headline.isBlank() ? copy.headline() : headline(draft.headline),
                either(Words.line(draft.standfirst), copy.standfirst()),
                either(Words.line(draft.attribution), copy.attribution()),
                either(Words.legal(draft.body).strip(), copy.body()),
                draft.language.isBlank() ? copy.language() : language(draft.language),
                either(Words.line(draft.agency), copy.agency()),
                bylines.isEmpty() ? copy.bylines() : bylines,
                picture(draft.picture).or(copy::picture),
                sections,
                draft.tags.isEmpty() ? copy.tags() : lines(draft.tags),
                draft.alsoRead.isEmpty() ? copy.alsoRead() : alsoRead(draft.alsoRead));
        return new Counted(changed, words(changed));
    }

    private static String either(String given, String before) {
        return given.isEmpty() ? before : given;
    }

    private int words(Copy copy) {
        return Words.count(SafeHtml.forWeb(copy.body(), site).plain());
    }

    /** @throws IllegalArgumentException when it cannot be published; the message says why, and the way out */
    private Copy check(Draft draft) {
        checkId(draft.id);
        return new Copy(
                headline(draft.headline),
                Words.line(draft.standfirst),
                Words.line(draft.attribution),
                Words.legal(draft.body).strip(),
                language(draft.language),
                Words.line(draft.agency),
                lines(draft.bylines).stream().map(Byline::new).toList(),
                picture(draft.picture),
                sections(draft.sections),
                lines(draft.tags),
                alsoRead(draft.alsoRead));
    }

    /** An id that came along is kept byte for byte, so it must be one that every feed can carry. */
    private static void checkId(@Nullable String id) {
        if (id != null
                && (id.isBlank() || id.length() > LONGEST_ID || !Words.legal(id).equals(id))) {
            throw new IllegalArgumentException("the id «" + Words.shorten(Words.line(id), 60)
                    + "» is empty, longer than " + LONGEST_ID + " characters or has some that no feed can carry");
        }
    }

    private static String headline(String words) {
        String headline = Words.line(words);
        if (headline.isEmpty()) {
            throw new IllegalArgumentException("no headline: add «title: …»");
        }
        if (headline.length() > LONGEST_HEADLINE) {
            throw new IllegalArgumentException("the headline has " + headline.length() + " characters, more than "
                    + LONGEST_HEADLINE + ": «" + Words.shorten(headline, 60) + "»");
        }
        return headline;
    }

    private String language(String tag) {
        if (tag.isBlank()) {
            return language;
        }
        Locale locale = Locale.forLanguageTag(tag.strip().replace('_', '-'));
        if (locale.getLanguage().isEmpty()) {
            throw new IllegalArgumentException("language «" + tag + "» is not a tag such as en or en-GB");
        }
        return locale.toLanguageTag();
    }

    private static Optional<Picture> picture(@Nullable Picture picture) {
        if (picture == null || picture.url().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new Picture(
                web(picture.url().strip()),
                Words.line(picture.alt()),
                Words.line(picture.credit()),
                Words.line(picture.caption()),
                Math.max(0, picture.width()),
                Math.max(0, picture.height())));
    }

    /** The site's own picture, {@code /media/bridge.jpg}, or one that stands elsewhere. */
    private static String web(String url) {
        if (url.matches("/[^/\\s][^\\s]*")) {
            return url;
        }
        try {
            if (WEB.matcher(url).matches() && new URI(url).getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("picture «" + url + "» is not a web address: " + e.getReason(), e);
        }
        throw new IllegalArgumentException("picture «" + url + "» is not an absolute http or https address");
    }

    private List<Section> sections(List<String> names) {
        List<Section> sections =
                lines(names).stream().map(Section::named).distinct().toList();
        return sections.isEmpty() ? List.of(home) : sections;
    }

    private static List<AlsoRead> alsoRead(List<AlsoRead> pieces) {
        return pieces.stream()
                .map(piece -> new AlsoRead(Words.line(piece.reference()), Words.line(piece.headline())))
                .filter(piece -> !piece.reference().isEmpty())
                .toList();
    }

    private static List<String> lines(List<String> texts) {
        return texts.stream()
                .map(Words::line)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }
}
