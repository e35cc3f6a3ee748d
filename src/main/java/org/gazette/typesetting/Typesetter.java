package org.gazette.typesetting;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.gazette.mail.Blank;
import org.gazette.newsletters.Digest;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Variant;
import org.gazette.text.SiteAddress;
import org.gazette.text.StyleInliner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets issues as mail, from {@code templates/mail/}. Safe for many threads. */
public final class Typesetter {
    /** Gmail cuts a mail off at 102 KB of HTML; this many bytes, encoded, keep away from it. */
    static final int HEAVIEST = 90_000;

    private static final int COLUMNS = 72;
    private static final Logger LOG = LoggerFactory.getLogger(Typesetter.class);

    private final Templates templates;
    private final SiteAddress site;
    private final Galley galley;

    /** @param paper the name of the whole site */
    public Typesetter(Templates templates, SiteAddress site, String paper) {
        this.templates = templates;
        this.site = site;
        this.galley = new Galley(site, paper);
    }

    /**
     * Sets an issue for the readers of a variant. What weighs too much loses the text of its last stories, then the
     * stories themselves.
     *
     * @return empty when nothing of the digest is for them
     * @throws TemplateFault when a template of the newsroom cannot be set
     */
    public Optional<Edition> set(Newsletter newsletter, Issue issue, Digest digest, Variant variant) {
        Digest chosen = cut(digest, variant);
        return chosen.isEmpty() ? Optional.empty() : Optional.of(light(newsletter, issue, chosen, variant));
    }

    /** What of a digest is for the readers of a variant; it may be empty. */
    public Digest cut(Digest digest, Variant variant) {
        return Cut.to(variant, digest);
    }

    /** The edition with its blanks filled for nobody, as a page of the archive: nothing else in it differs. */
    public String page(Newsletter newsletter, Issue issue, Edition edition) {
        String html = edition.html()
                .replace(Blank.NAME.mark(), "")
                .replace(Blank.WAY_OUT.mark(), site.of(SiteAddress.newsletter(newsletter.name())));
        int head = html.indexOf("</head>");
        String canonical = "<link rel=\"canonical\" href=\"" + site.of(issue.address()) + "\">";
        return html.substring(0, head) + canonical + html.substring(head);
    }

    /** The title of an issue in a language, at most 120 characters; of a digest that is not empty. */
    public String title(Newsletter newsletter, Digest digest, LocalDate date, Locale language) {
        return Title.of(newsletter, date, digest.lead().orElseThrow().headline(), language);
    }

    private Edition light(Newsletter newsletter, Issue issue, Digest digest, Variant variant) {
        Locale language = variant.language();
        int others = digest.stories().size() - 1;
        Edition edition = print(newsletter, issue, digest, variant, 0);
        int bare = 0;
        int dropped = 0;
        while (Weight.of(edition.html()) > HEAVIEST && dropped < others) {
            int step = Math.max(1, others / 8);
            dropped = bare < others ? 0 : Math.min(others, dropped + step);
            bare = Math.min(others, bare + step);
            edition = print(newsletter, issue, Cut.last(dropped, digest), variant, bare);
        }
        if (bare > 0) {
            LOG.warn(
                    "issue {} of {} in {}: too heavy for mail, {} stories without text and {} left out of {}",
                    issue.number(),
                    newsletter.name(),
                    language.toLanguageTag(),
                    bare,
                    dropped,
                    others + 1);
        }
        return edition;
    }

    private Edition print(Newsletter newsletter, Issue issue, Digest digest, Variant variant, int bare) {
        Locale language = variant.language();
        String title = title(newsletter, digest, issue.date(), language);
        IssueWords words = galley.words(newsletter, issue, digest, title, variant, bare);
        return new Edition(
                language,
                title,
                words.preheader(),
                inlined(templates.set("mail/issue.ftlh", words)),
                new Lines(COLUMNS, language).wrapped(templates.set("mail/issue.ftl", words)));
    }

    private static String inlined(String html) {
        try {
            return StyleInliner.inline(html);
        } catch (IllegalArgumentException e) {
            throw new TemplateFault("templates/mail/issue.ftlh: " + e.getMessage(), e);
        }
    }
}
