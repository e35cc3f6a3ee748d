package org.gazette.typesetting;

import java.util.Optional;
import org.gazette.newsletters.Digest;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Variant;
import org.gazette.text.SiteAddress;

/** Sets issues as mail, from {@code templates/mail/}. Safe for many threads. */
public final class Typesetter {
    public Typesetter(Templates templates, SiteAddress site, String paper) {}

    /** @return empty when nothing of the digest is for readers of the variant */
    public Optional<Edition> set(Newsletter newsletter, Issue issue, Digest digest, Variant variant) {
        throw new UnsupportedOperationException();
    }

    /** The edition with its blanks filled for nobody, as a page of the archive. */
    public String page(Newsletter newsletter, Issue issue, Edition edition) {
        throw new UnsupportedOperationException();
    }

    /** The title of an issue in a language. */
    public String title(Newsletter newsletter, Digest digest, java.time.LocalDate date, java.util.Locale language) {
        throw new UnsupportedOperationException();
    }
}
