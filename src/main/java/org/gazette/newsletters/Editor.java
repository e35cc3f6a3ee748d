package org.gazette.newsletters;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.gazette.stories.Stories;
import org.gazette.stories.Story;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the stories of an issue: those published after the window of the last issue ended, up to and including the due
 * moment, that no issue of the newsletter carried. Windows are half-open, so no story falls between two, nor into both.
 * Should there be fewer than the minimum, they stay for the next issue.
 *
 * @see Layout for which story leads, the order of the others, and which find no room
 */
public final class Editor {
    private static final Logger LOG = LoggerFactory.getLogger(Editor.class);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Stories stories;
    private final Issues issues;

    public Editor(Stories stories, Issues issues) {
        this.stories = stories;
        this.issues = issues;
    }

    /** The stories since the last issue, up to the slot's due moment; empty, with the reason, when they are too few. */
    public Digest choose(Newsletter newsletter, Slot slot) {
        Instant to = slot.due();
        Instant from = issues.lastWindowEnd(newsletter.name(), to).orElseGet(() -> to.minus(newsletter.firstWindow()));
        List<Story> fresh = fresh(newsletter, from, to);
        if (fresh.size() < newsletter.minimum()) {
            return new Digest(from, to, Optional.empty(), List.of(), reason(newsletter, fresh.size(), from));
        }
        Layout layout = new Layout(newsletter.sections(), newsletter.maximum());
        List<Story> printed = layout.roomFor(fresh);
        if (printed.size() < fresh.size()) {
            List<Long> left = fresh.stream()
                    .filter(story -> !printed.contains(story))
                    .map(Story::number)
                    .toList();
            LOG.info("{}: no room for {} of {} stories: {}", slot, left.size(), fresh.size(), left);
        }
        return new Digest(from, to, Optional.of(printed.get(0)), layout.parts(printed), "");
    }

    /** The stories of an issue that was opened, as they stood then. */
    public Digest recall(Issue issue) {
        return issues.digest(issue, stories);
    }

    /** The newest first. */
    private List<Story> fresh(Newsletter newsletter, Instant from, Instant to) {
        List<Story> published = stories.publishedWithin(from, to);
        Set<Long> carried = issues.carried(newsletter.name(), published);
        return published.stream()
                .filter(story -> !carried.contains(story.number()))
                .toList();
    }

    private static String reason(Newsletter newsletter, int count, Instant from) {
        String since = MOMENT.format(from.atZone(newsletter.cadence().zone()));
        return newsletter.minimum() == 1
                ? "no story since " + since
                : count + " of " + newsletter.minimum() + " stories since " + since;
    }
}
