package org.gazette.newsletters;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gazette.newsletters.Remarks.LeftOut;
import org.gazette.stories.Revision;
import org.gazette.stories.Section;
import org.gazette.stories.Selection;
import org.gazette.stories.Stories;
import org.gazette.stories.Story;
import org.gazette.stories.Turn;
import org.jspecify.annotations.Nullable;

/** The choice of the stories of one issue. */
final class Choosing {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    /** How long after an issue a story that tells the same as one of its stories is no news. */
    private static final Duration MEMORY = Duration.ofDays(3);

    private final Stories stories;
    private final Issues issues;
    private final Newsletter newsletter;
    private final Window window;
    private final long seen;
    private final Layout layout;
    private final Map<Long, Integer> told;
    private final Set<Long> changed;
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final Map<Long, List<Section>> alsoIn = new HashMap<>();
    private @Nullable Map<Story, Similarity> memory;

    /** @param seen the last change of any story, asked for before the stories are */
    Choosing(Stories stories, Issues issues, Newsletter newsletter, Window window, long seen) {
        this.stories = stories;
        this.issues = issues;
        this.newsletter = newsletter;
        this.window = window;
        this.seen = seen;
        this.layout = new Layout(newsletter, window);
        this.changed = window.seen().map(stories::changedAfter).orElse(Set.of());
        this.told = new HashMap<>(issues.told(newsletter.name(), changed));
    }

    Digest digest() {
        List<Story> fresh = once(news());
        if (fresh.size() < newsletter.minimum() && newsletter.rules().shortage() != Rules.Shortage.SEND) {
            return tooFew(fresh.size());
        }
        List<Story> updated = newsletter.rules().updates() ? updated() : List.of();
        List<Story> all = Stream.concat(fresh.stream(), updated.stream()).toList();
        Set<Long> led = issues.led(newsletter.name(), numbers(all));
        Optional<Story> lead = layout.lead(all, story -> !led.contains(story.number()));
        return lead.isEmpty() ? tooFew(fresh.size()) : printed(all, lead.get(), numbers(updated));
    }

    /** What is told of stories that earlier issues carried, in the order in which it was made. */
    List<Notice> notices() {
        return changed.stream()
                .filter(told::containsKey)
                .flatMap(this::notices)
                .sorted(Comparator.comparing(Notice::madeAt).thenComparing(Notice::story))
                .toList();
    }

    private Digest printed(List<Story> all, Story lead, Set<Long> updated) {
        List<Story> printed = layout.roomFor(all, lead);
        all.stream()
                .filter(story -> !printed.contains(story))
                .forEach(story -> leftOut.add(new LeftOut(story, "no room")));
        updated.retainAll(numbers(printed));
        return new Digest(
                window.from(),
                window.to(),
                Optional.of(lead),
                layout.parts(printed),
                "",
                new Remarks(updated, alsoIn, notices(), leftOut, seen, false));
    }

    /** Those of the window that no issue carried, and late news from before it; the newest first. */
    private List<Story> news() {
        return unheard(newsletter.kind() == Newsletter.Kind.ROUND_UP ? carried() : published());
    }

    /** What may go into an issue that is there already: of stories that tell the same one, and none that was told. */
    List<Story> fresh() {
        return once(news());
    }

    private List<Story> unheard(List<Story> all) {
        told.putAll(issues.told(newsletter.name(), numbers(all)));
        return all.stream().filter(story -> !told.containsKey(story.number())).toList();
    }

    /**
     * What the issues of the week carried, as it stands now. One that was made late, after the last round-up, is looked at
     * too; what that round-up carried is told.
     */
    private List<Story> carried() {
        Instant from = window.from().minus(newsletter.rules().notLater());
        return issues.carriedSince(newsletter.list(), from).stream()
                .map(Carried::story)
                .distinct()
                .flatMap(number -> stories.number(number).stream())
                .toList();
    }

    private List<Story> published() {
        Stream<Story> late = window.seen().stream()
                .flatMap(
                        change -> stories
                                .arrivedAfter(
                                        change,
                                        window.from().minus(newsletter.rules().lateNews()),
                                        window.from())
                                .stream());
        return Stream.concat(stories.publishedWithin(window.from(), window.to()).stream(), late)
                .filter(this::fits)
                .toList();
    }

    private boolean fits(Story story) {
        Rules rules = newsletter.rules();
        List<String> sections = rules.onlySections() ? newsletter.sections() : List.of();
        return new Selection(sections, List.of(), rules.tags(), List.of(), rules.languages(), List.of(), List.of())
                .matches(story.copy(), "");
    }

    /** Of stories that tell the same, one; and none that tells what an earlier issue carried. */
    private List<Story> once(List<Story> news) {
        if (!newsletter.rules().merges()) {
            return news;
        }
        List<Story> fresh = news.stream().filter(this::isNews).toList();
        List<Twins.Group> groups = new Twins(layout.leading()).groups(fresh);
        for (Twins.Group group : groups) {
            Story printed = group.printed();
            group.others()
                    .forEach(
                            other -> leftOut.add(new LeftOut(other, "tells the same as «" + printed.headline() + "»")));
            if (!group.alsoIn().isEmpty()) {
                alsoIn.put(printed.number(), group.alsoIn());
            }
        }
        return groups.stream().map(Twins.Group::printed).toList();
    }

    private boolean isNews(Story story) {
        Optional<Story> before = Twins.nearest(Similarity.of(story), memory());
        before.ifPresent(one -> leftOut.add(
                new LeftOut(story, "tells the same as «" + one.headline() + "», which an earlier issue carried")));
        return before.isEmpty();
    }

    private Map<Story, Similarity> memory() {
        if (memory == null) {
            List<Turn> turns = issues
                    .carriedSince(newsletter.name(), window.to().minus(MEMORY))
                    .stream()
                    .map(one -> new Turn(one.story(), one.revision(), false))
                    .toList();
            memory = stories.told(turns).values().stream().collect(Collectors.toMap(story -> story, Similarity::of));
        }
        return memory;
    }

    /** Those that an issue carried, and that were updated since. */
    private List<Story> updated() {
        return changed.stream()
                .filter(number -> told.containsKey(number)
                        && revisions(number).anyMatch(revision -> revision.kind() == Revision.Kind.UPDATE))
                .flatMap(number -> stories.number(number).stream())
                .filter(this::fits)
                .toList();
    }

    private Stream<Notice> notices(long number) {
        List<Revision> revisions = revisions(number).toList();
        List<Revision> retractions = revisions.stream()
                .filter(revision -> revision.kind() == Revision.Kind.RETRACTION)
                .toList();
        return retractions.isEmpty()
                ? notices(number, revisions, Revision.Kind.CORRECTION, Notice.Kind.CORRECTION)
                : notices(number, retractions, Revision.Kind.RETRACTION, Notice.Kind.RETRACTION);
    }

    private Stream<Notice> notices(long number, List<Revision> revisions, Revision.Kind kind, Notice.Kind word) {
        return revisions.stream()
                .filter(revision -> revision.kind() == kind)
                .map(revision -> new NoticeTable.Row(number, revision.number(), word).notice(stories));
    }

    /** Those that no issue has told of. */
    private Stream<Revision> revisions(long number) {
        int known = told.getOrDefault(number, 0);
        return stories.revisions(number).stream().filter(revision -> revision.number() > known);
    }

    private Digest tooFew(int count) {
        boolean letGo = newsletter.rules().shortage() == Rules.Shortage.SKIP;
        String since = MOMENT.format(window.from().atZone(newsletter.cadence().zone()));
        String reason = newsletter.minimum() == 1 || count == 0
                ? "no story since " + since
                : count + " of " + newsletter.minimum() + " stories since " + since;
        return Digest.nothing(
                window,
                letGo && count > 0 ? reason + ", which are let go" : reason,
                new Remarks(Set.of(), Map.of(), List.of(), leftOut, seen, letGo));
    }

    private static Set<Long> numbers(List<Story> stories) {
        return stories.stream().map(Story::number).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
