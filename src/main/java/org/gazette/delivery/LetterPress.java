package org.gazette.delivery;

import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Newsletter;
import org.gazette.text.SiteAddress;
import org.gazette.typesetting.Edition;

/** Makes letters of editions. */
public final class LetterPress {
    public LetterPress(SiteAddress site) {}

    public Letter compose(Newsletter newsletter, Issue issue, Edition edition) {
        return new Letter(newsletter.sender().toString(), edition.subject(), edition.html(), edition.plain());
    }
}
