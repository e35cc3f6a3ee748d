package org.gazette.publishing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gazette.newsletters.Digest;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Remarks;
import org.gazette.newsletters.Variant;
import org.gazette.stories.Story;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Breaking news: one story, at once, to those readers of a newsletter who want alerts. A story is sent so once, by the key of
 * what went ahead; and an issue that carries it later does so without it for those who had it.
 */
public final class Alerts {
    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);

    private final ComposingRoom composingRoom;
    private final Dispatch dispatch;
    private final PressRun pressRun;
    private final Runnable afterwards;
    private final Clock clock;

    /** @param afterwards told when something may leave: to wake the courier */
    public Alerts(ComposingRoom composingRoom, Dispatch dispatch, PressRun pressRun, Runnable afterwards, Clock clock) {
        this.composingRoom = composingRoom;
        this.dispatch = dispatch;
        this.pressRun = pressRun;
        this.afterwards = afterwards;
        this.clock = clock;
    }

    /** The name of an alert in the ledger: {@code daily/alert-12}, by the number of the story. */
    public static String mailing(Newsletter newsletter, Story story) {
        return newsletter.list() + "/alert-" + story.number();
    }

    /** @return how many envelopes were addressed; empty when the story was sent so before */
    public OptionalInt send(Newsletter newsletter, Story story) {
        Newsletter alert = newsletter.alert();
        Issue issue = issue(alert, story);
        List<Bundle> bundles = composingRoom.fresh(alert, issue, digest(story));
        OptionalInt audience = dispatch.alert(alert, issue, mailing(newsletter, story), story.number(), bundles);
        audience.ifPresent(readers -> {
            LOG.info("{}: posted to {} readers", mailing(newsletter, story), readers);
            afterwards.run();
        });
        return audience;
    }

    /** What readers of a variant would get; nothing is written down. */
    public Proof preview(Newsletter newsletter, Story story, Variant variant) {
        Newsletter alert = newsletter.alert();
        return pressRun.proof(alert, issue(alert, story), digest(story), variant);
    }

    private Issue issue(Newsletter alert, Story story) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, alert.cadence().zone());
        String title = composingRoom.title(alert, digest(story), today);
        return new Issue(0, alert.name(), today, 0, title, Issue.State.SET, now, story.readingMinutes());
    }

    private static Digest digest(Story story) {
        Instant at = story.publishedAt();
        return new Digest(at, at, Optional.of(story), List.of(), "", Remarks.NONE);
    }
}
