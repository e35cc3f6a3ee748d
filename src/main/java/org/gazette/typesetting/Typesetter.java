package org.gazette.typesetting;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gazette.mail.Blank;
import org.gazette.newsletters.Digest;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Variant;
import org.gazette.stories.Story;
import org.gazette.text.SiteAddress;

/** Sets issues as mail. Safe for many threads. */
public final class Typesetter {
    public Typesetter(Templates templates, SiteAddress site, String paper) {}

    /** @return empty when nothing of the digest is for readers of the variant */
    public Optional<Edition> set(Newsletter newsletter, Issue issue, Digest digest, Variant variant) {
        String headlines = digest.stories().stream()
                .filter(story -> variant.sections().isEmpty()
                        || variant.sections().contains(story.section().slug()))
                .map(Story::headline)
                .collect(Collectors.joining("\n"));
        String text = headlines + "\n" + Blank.WAY_OUT.mark();
        return headlines.isEmpty() ? Optional.empty() : Optional.of(new Edition(issue.title(), "", text, text));
    }

    /** The edition with its blanks filled for nobody, as a page of the archive. */
    public String page(Newsletter newsletter, Issue issue, Edition edition) {
        return edition.html().replace(Blank.WAY_OUT.mark(), "");
    }

    /** The title of an issue in a language. */
    public String title(Newsletter newsletter, Digest digest, LocalDate date, Locale language) {
        return newsletter.masthead() + " – " + date + " – "
                + digest.lead().orElseThrow().headline();
    }
}
