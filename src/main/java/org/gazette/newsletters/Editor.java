package org.gazette.newsletters;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gazette.stories.Stories;
import org.gazette.stories.Story;
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

    /** A digest as its stories stand now: with what was mended since, and without what was taken back. */
    public Digest asItStands(Digest digest) {
        return digest.with(story -> stories.number(story.number()));
    }

    /**
     * A digest led by what came in since it was made, if by the editor's rules that comes before its lead.
     *
     * @param mayLead which stories are asked at all
     */
    public Digest withNewerLead(Newsletter newsletter, Digest digest, Instant now, Predicate<Story> mayLead) {
        Instant to = now.minus(newsletter.rules().embargo());
        Window since = new Window(digest.to(), to, Optional.of(digest.remarks().seen()));
        if (digest.isEmpty() || !to.isAfter(digest.to()) || newsletter.kind() != Newsletter.Kind.ISSUE) {
            return digest;
        }
        List<Story> fresh = new Choosing(stories, issues, newsletter, since, stories.lastChange())
                .fresh().stream().filter(mayLead).toList();
        Layout layout = new Layout(newsletter, new Window(digest.from(), to, Optional.empty()));
        Story lead = digest.lead().orElseThrow();
        return layout.lead(Stream.concat(fresh.stream(), Stream.of(lead)).toList(), story -> true)
                .filter(story -> story.number() != lead.number())
                .map(digest::ledBy)
                .orElse(digest);
    }

    /**
     * An issue for readers who were away: its stories, and as many again of what the issues before it carried, as it stands
     * now. All of these tell of still earlier ones; what befell a story that its readers never saw is not told.
     *
     * @param since the first issue that they missed
     */
    public Digest caughtUp(Newsletter newsletter, Issue issue, Digest digest, long since) {
        Issues.Missed missed = issues.missed(issue, since, stories);
        Set<Long> own = digest.stories().stream().map(Story::number).collect(Collectors.toSet());
        List<Story> others = missed.stories().stream()
                .filter(number -> !own.contains(number))
                .flatMap(number -> stories.number(number).stream())
                .toList();
        if (others.isEmpty()) {
            return digest;
        }
        Layout layout = new Layout(newsletter, new Window(missed.from(), digest.to(), Optional.empty()));
        List<Story> printed = Stream.concat(digest.stories().stream(), layout.roomFor(others, others.get(0)).stream())
                .toList();
        return new Digest(
                missed.from(),
                digest.to(),
                digest.lead().or(() -> Optional.of(printed.get(0))),
                layout.parts(printed),
                "",
                digest.remarks().and(missed.notices(), missed.stories()));
    }

    /** The stories of an issue that was opened, as they stood then. */
    public Digest recall(Issue issue) {
        return issues.digest(issue, stories);
    }
}
