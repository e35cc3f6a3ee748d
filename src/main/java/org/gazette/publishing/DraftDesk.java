package org.gazette.publishing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gazette.newsletters.Digest;
import org.gazette.newsletters.Editor;
import org.gazette.newsletters.IssueDraft;
import org.gazette.newsletters.IssueDrafts;
import org.gazette.newsletters.Issues;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Rules;
import org.gazette.newsletters.Slot;
import org.gazette.newsletters.Slots;
import org.gazette.stories.NewsDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes drafts ahead of their hour, and sends those that were held once they are approved. Each process comes round every
 * minute; that a slot has one draft and one issue, keys in their tables hold.
 */
public final class DraftDesk {
    private static final Logger LOG = LoggerFactory.getLogger(DraftDesk.class);
    private static final long ALARM_MINUTES = 60;

    private final NewsDesk newsDesk;
    private final Editor editor;
    private final IssueDrafts drafts;
    private final Issues issues;
    private final Slots slots;
    private final PressRun pressRun;
    private final Clock clock;

    public DraftDesk(
            NewsDesk newsDesk,
            Editor editor,
            IssueDrafts drafts,
            Issues issues,
            Slots slots,
            PressRun pressRun,
            Clock clock) {
        this.newsDesk = newsDesk;
        this.editor = editor;
        this.drafts = drafts;
        this.issues = issues;
        this.slots = slots;
        this.pressRun = pressRun;
        this.clock = clock;
    }

    /** What is done every minute. The failure of one newsletter leaves the others alone. */
    public void round(List<Newsletter> newsletters) {
        for (Newsletter newsletter : newsletters) {
            if (newsletter.rules().desk().ahead().isZero()) {
                continue;
            }
            try {
                prepare(newsletter);
                slots.unanswered(newsletter).forEach(slot -> see(newsletter, slot));
            } catch (RuntimeException e) {
                LOG.error(
                        "{}: its draft failed, tried again within a minute: {}", newsletter.name(), e.getMessage(), e);
            }
        }
    }

    /**
     * The draft of a date; it is made of the stories that there are now, where there was none.
     *
     * @return empty when there is nothing to print
     * @throws IllegalArgumentException when the newsletter has no issue on that date, or has made it
     */
    public Optional<IssueDraft> draft(Newsletter newsletter, LocalDate date) {
        issues.of(newsletter.name(), date).ifPresent(issue -> {
            throw new IllegalArgumentException("the issue of " + issue.slot() + " is made already, as No. "
                    + issue.number() + ": it can be edited no more");
        });
        if (drafts.of(newsletter.name(), date).isEmpty()) {
            make(newsletter, pressRun.dueOn(newsletter, date));
        }
        return drafts.of(newsletter.name(), date);
    }

    private void prepare(Newsletter newsletter) {
        Instant now = clock.instant();
        Slot next = newsletter.cadence().next(now).of(newsletter);
        Duration ahead = newsletter.rules().desk().ahead();
        boolean isTime = !next.due().minus(ahead).isAfter(now);
        if (isTime && drafts.of(newsletter.name(), next.date()).isEmpty()) {
            make(newsletter, next);
        }
    }

    /** Its window ends now: what comes in later is for an editor to add, or for the next issue. */
    private void make(Newsletter newsletter, Slot slot) {
        newsDesk.release();
        Instant now = clock.instant();
        Instant until = now.isBefore(slot.due()) ? now : slot.due();
        Digest digest = editor.choose(newsletter, new Slot(slot.newsletter(), slot.date(), until));
        if (!digest.isEmpty() && drafts.make(slot, digest)) {
            LOG.info("{}: draft with {} stories is made", slot, digest.stories().size());
        }
    }

    /** A slot whose hour has come, and which has no issue. */
    private void see(Newsletter newsletter, Slot slot) {
        Optional<IssueDraft> draft = drafts.of(newsletter.name(), slot.date());
        if (draft.isEmpty() || newsletter.rules().desk().atTheHour() != Rules.AtTheHour.HOLD) {
            return;
        }
        Instant now = clock.instant();
        Instant latest = slot.due().plus(newsletter.rules().notLater());
        if (now.isAfter(latest)) {
            slots.skip(List.of(slot), "held until it was too late: nobody approved its draft");
            LOG.error("{}: skipped: nobody approved its draft in time", slot);
        } else if (draft.get().state() == IssueDraft.State.APPROVED) {
            pressRun.run(newsletter, slot);
        } else if (late(slot, now) > 0 && late(slot, now) % ALARM_MINUTES == 0) {
            pressRun.run(newsletter, slot);
        }
    }

    private static long late(Slot slot, Instant now) {
        return Duration.between(slot.due(), now).toMinutes();
    }
}
