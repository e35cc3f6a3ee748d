package org.gazette.publishing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gazette.delivery.LetterBox;
import org.gazette.delivery.Mailing;
import org.gazette.delivery.Outbox;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Issues;
import org.gazette.newsletters.Newsletter;
import org.gazette.storage.Database;
import org.gazette.subscribers.Subscriber;
import org.jdbi.v3.core.Handle;

/**
 * Sends the latest issue to a reader who came after it went out: the very letter that the others got, of the reader's own
 * sections and language where there is one. Nobody gets an issue twice.
 */
public final class LatestIssue {
    private final Database database;
    private final Issues issues;
    private final Choices choices;
    private final Outbox outbox;
    private final LetterBox letterBox;
    private final Clock clock;

    public LatestIssue(
            Database database, Issues issues, Choices choices, Outbox outbox, LetterBox letterBox, Clock clock) {
        this.database = database;
        this.issues = issues;
        this.choices = choices;
        this.outbox = outbox;
        this.letterBox = letterBox;
        this.clock = clock;
    }

    /** @return whether it was posted; else there is no issue yet, or the reader has it */
    public boolean post(Newsletter newsletter, Subscriber reader) {
        Optional<Issue> latest = issues.latest(newsletter.name(), 1).stream()
                .filter(issue -> issue.state() == Issue.State.POSTED)
                .findFirst();
        if (latest.isEmpty()) {
            return false;
        }
        String variant = choices.variant(newsletter, reader.address()).toString();
        return database.write(handle -> post(handle, newsletter, latest.get(), variant, reader));
    }

    private boolean post(Handle handle, Newsletter newsletter, Issue issue, String variant, Subscriber reader) {
        if (has(handle, issue, reader)) {
            return false;
        }
        Instant now = clock.instant();
        Mailing mailing = new Mailing(
                issue.slot() + "/welcome", newsletter.name(), newsletter.unknown(), now.plus(newsletter.patience()));
        return letter(handle, issue, variant)
                .map(letter -> letterBox.post(
                        handle,
                        mailing,
                        variant,
                        outbox.letter(letter),
                        reader.address(),
                        reader.id(),
                        reader.name(),
                        now))
                .orElse(false);
    }

    private static boolean has(Handle handle, Issue issue, Subscriber reader) {
        return handle.createQuery("""
                        select 1 from envelope join mailing on mailing.id = envelope.mailing
                        where mailing.name = :name and envelope.recipient_key = :key
                        """)
                .bind("name", issue.slot())
                .bind("key", reader.address().key())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** That of the reader's variant, or the first one, which has every section. */
    private static Optional<Long> letter(Handle handle, Issue issue, String variant) {
        List<Long> letters = handle.createQuery("""
                        select letter.id from letter join mailing on mailing.id = letter.mailing
                        where mailing.name = :name
                        order by case when letter.variant = :variant then 0 else 1 end, letter.id limit 1
                        """)
                .bind("name", issue.slot())
                .bind("variant", variant)
                .mapTo(Long.class)
                .list();
        return letters.stream().findFirst();
    }
}
