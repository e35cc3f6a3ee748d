package org.gazette.newsletters;

import java.time.Instant;
import java.time.LocalDate;
import org.gazette.text.SiteAddress;

/**
 * One numbered number of a newsletter.
 *
 * @param number from 1, without gaps
 * @param title {@code Asian Lite Daily Digital – November 16, 2020 – A new bridge opens}
 * @param openedAt the due moment that it was opened for: its place between the stories, behind those it carries
 * @param minutes reading time
 */
public record Issue(
        long id,
        String newsletter,
        LocalDate date,
        int number,
        String title,
        State state,
        Instant openedAt,
        int minutes) {
    /** Being set in type; in the outbox; called off. */
    public enum State {
        SET,
        POSTED,
        CANCELLED
    }

    /** {@code daily/2020-11-16}: the name of its slot and of its mailing. */
    public String slot() {
        return newsletter + "/" + date;
    }

    /** Site-relative, with slashes at both ends. */
    public String address() {
        return SiteAddress.issue(newsletter, date);
    }
}
