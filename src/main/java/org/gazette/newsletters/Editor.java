package org.gazette.newsletters;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gazette.stories.Stories;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the stories of an issue: those published after the window of the last issue ended, up to and including the end of
 * its own, that no issue of the newsletter carried. Windows are half-open, so no story falls between two, nor into both;
 * and a story that was handed in after an issue was made, with a date from before it, is in the next. A story is carried
 * once, unless it was updated since. Of stories that tell the same, one is printed.
 *
 * @see Layout for which story leads, the order of the others, and which find no room
 * @see Rules for what a newsletter may say otherwise
 */
public final class Editor {
    private static final Logger LOG = LoggerFactory.getLogger(Editor.class);

    private final Stories stories;
    private final Issues issues;

    public Editor(Stories stories, Issues issues) {
        this.stories = stories;
        this.issues = issues;
    }

    /** The stories since the last issue, up to the slot's due moment; empty, with the reason, when there is no issue. */
    public Digest choose(Newsletter newsletter, Slot slot) {
        long seen = stories.lastChange();
        Instant to = slot.due().minus(newsletter.rules().embargo());
        Window window = issues.window(newsletter, to);
        Optional<String> quiet = newsletter.rules().quiet().on(slot.date());
        if (quiet.isPresent()) {
            return Digest.nothing(window, "a quiet day: " + quiet.get(), Remarks.NONE);
        }
        Digest digest = new Choosing(stories, issues, newsletter, window, seen).digest();
        digest.remarks()
                .leftOut()
                .forEach(
                        one -> LOG.info("{}: left out {}: {}", slot, one.story().path(), one.reason()));
        return digest;
    }

    /** What is told today of stories that earlier issues carried: for a draft, which was chosen before. */
    public List<Notice> notices(Newsletter newsletter, Instant to) {
        Window window = issues.window(newsletter, to);
        return new Choosing(stories, issues, newsletter, window, stories.lastChange()).notices();
    }

    /** The stories of an issue that was opened, as they stood then. */
    public Digest recall(Issue issue) {
        return issues.digest(issue, stories);
    }
}
