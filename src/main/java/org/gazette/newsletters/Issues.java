package org.gazette.newsletters;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gazette.storage.Database;
import org.gazette.stories.Stories;
import org.jdbi.v3.core.Handle;

/**
 * The tables of slots and issues. A slot makes at most one issue, by key.
 *
 * <pre>
 *   slot    (none) ───open──▶ OPEN ───────posted──▶ ISSUED
 *             │                ▲ │
 *             │           open │ │ withdrawn: too late
 *             │                │ ▼
 *             └────skip──────▶ SKIPPED, with the reason
 *
 *   issue   (none) ───open──▶ SET ────────posted──▶ POSTED
 *             ▲                │
 *             └───withdrawn────┘
 * </pre>
 *
 * Guarantee: slot, issue and what the issue carries are written in one transaction, as are POSTED and ISSUED with all
 * envelopes. Numbers have no gaps: one is taken when its transaction commits, and is free again when the issue, which
 * nobody has seen, is withdrawn. A skipped slot may be opened again by hand; an issued one never.
 */
public final class Issues {
    /** Of a longer absence the first issues are not made up for. */
    private static final int MOST_MISSED = 31;

    private final Database database;
    private final Clock clock;

    public Issues(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Opens the issue of a slot, or gives the one that it has already: number, stories and title are then those.
     *
     * @param digest not empty
     */
    public Issue open(Newsletter newsletter, Slot slot, Digest digest, String title) {
        return database.write(handle -> {
            SlotTable.open(handle, slot, clock.instant());
            Optional<Issue> there = IssueTable.of(handle, newsletter.name(), slot.date());
            return there.isPresent() ? there.get() : IssueTable.insert(handle, slot, digest, title);
        });
    }

    /** What {@link #open} would make of a slot: an issue with the id 0, and the number that is free now. */
    public Issue draft(Slot slot, Digest digest, String title) {
        int number = database.read(handle -> IssueTable.freeNumber(handle, slot.newsletter()));
        int minutes = digest.readingMinutes();
        return new Issue(0, slot.newsletter(), slot.date(), number, title, Issue.State.SET, slot.due(), minutes);
    }

    /** What an issue carries: the same stories in the same order, as they stood when it was opened. */
    public Digest digest(Issue issue, Stories stories) {
        List<Notice> notices = database.read(handle -> NoticeTable.of(handle, issue.id())).stream()
                .map(one -> one.notice(stories))
                .toList();
        Digest window = database.read(handle -> IssueTable.window(handle, issue, notices));
        List<Carried> carried = database.read(handle -> IssueTable.carried(handle, issue));
        return Carried.digest(window, carried, stories);
    }

    /**
     * Records that a slot made no issue, and why; the stories stay for the next.
     *
     * @return false when it has made one meanwhile; then nothing is recorded
     */
    public boolean skip(Slot slot, String reason) {
        return database.write(handle -> SlotTable.skip(handle, slot, reason, clock.instant()));
    }

    /**
     * The same, of a choice that found too little; its stories may be let go.
     *
     * @param digest with nothing to print
     * @return false when it has made one meanwhile; then nothing is recorded
     */
    public boolean skip(Slot slot, Digest digest) {
        return database.write(handle -> {
            boolean skipped = SlotTable.skip(handle, slot, digest.reason(), clock.instant());
            if (skipped && digest.remarks().letGo()) {
                SlotTable.letGo(handle, slot, digest);
            }
            return skipped;
        });
    }

    /**
     * Notes, as part of its caller's transaction, that all of an issue is in the outbox.
     *
     * @return false when another press run has done so, or the issue is no more; the caller then leaves all as it is
     */
    public boolean posted(Handle handle, Issue issue) {
        boolean first = IssueTable.posted(handle, issue);
        if (first) {
            SlotTable.issued(handle, issue.newsletter(), issue.date(), clock.instant());
        }
        return first;
    }

    /** The issue of a date, in whatever state. */
    public Optional<Issue> of(String newsletter, LocalDate date) {
        return database.read(handle -> IssueTable.of(handle, newsletter, date));
    }

    /** What is known of a slot: its state and why. */
    public Optional<SlotRecord> slot(String newsletter, LocalDate date) {
        return database.read(handle -> SlotTable.of(handle, newsletter, date));
    }

    /** The variants of an issue that had nothing in it for their readers, and how many these were. */
    public Map<String, Long> withNothing(Issue issue) {
        Map<String, Long> variants = new LinkedHashMap<>();
        database.<List<Map.Entry<String, Long>>, RuntimeException>read(handle -> handle.createQuery(
                                "select variant, readers from nothing_for where issue = :issue order by variant")
                        .bind("issue", issue.id())
                        .map((row, context) -> Map.entry(row.getString("variant"), row.getLong("readers")))
                        .list())
                .forEach(one -> variants.put(one.getKey(), one.getValue()));
        return variants;
    }

    /** Those that were posted, the newest first. */
    public List<Issue> latest(String newsletter, int atMost) {
        return database.read(handle -> IssueTable.latest(handle, newsletter, atMost));
    }

    /**
     * What the issues of a newsletter carried and told of from one on, up to another.
     *
     * @param from where the window of the first of them began
     * @param stories numbers, those of the newest issue first, in printing order
     * @param notices in the order of their issues
     */
    record Missed(Instant from, List<Long> stories, List<Notice> notices) {}

    /** Of the issues from one on, before another that may not be opened yet. */
    Missed missed(Issue issue, long since, Stories stories) {
        long before = issue.id() == 0 ? Long.MAX_VALUE : issue.id();
        List<Issue> all =
                database.read(handle -> IssueTable.between(handle, issue.newsletter(), since, before, MOST_MISSED));
        List<Long> numbers = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        for (Issue one : all) {
            database.<List<Carried>, RuntimeException>read(handle -> IssueTable.carried(handle, one))
                    .forEach(carried -> numbers.add(carried.story()));
            notices.addAll(
                    0,
                    database
                            .<List<NoticeTable.Row>, RuntimeException>read(handle -> NoticeTable.of(handle, one.id()))
                            .stream()
                            .map(row -> row.notice(stories))
                            .toList());
        }
        Instant from = all.isEmpty()
                ? issue.openedAt()
                : digest(all.get(all.size() - 1), stories).from();
        return new Missed(from, numbers.stream().distinct().toList(), notices);
    }

    /** The window of an issue that ends at a moment: it begins where the last one before that ended. */
    Window window(Newsletter newsletter, Instant to) {
        return database.read(handle -> IssueTable.lastWindow(handle, newsletter.name(), to))
                .orElseGet(() -> new Window(to.minus(newsletter.firstWindow()), to, Optional.empty()));
    }

    /** What issues of the newsletter have told of stories: the newest revision of each that one carried or corrected. */
    Map<Long, Integer> told(String newsletter, Collection<Long> stories) {
        return stories.isEmpty()
                ? Map.of()
                : database.read(handle ->
                        IssueTable.told(handle, newsletter, Collections.min(stories), Collections.max(stories)));
    }

    /** Those of some stories that led an issue of the newsletter. */
    Set<Long> led(String newsletter, Collection<Long> stories) {
        return stories.isEmpty()
                ? Set.of()
                : database.read(handle ->
                        IssueTable.led(handle, newsletter, Collections.min(stories), Collections.max(stories)));
    }

    /** What issues of the newsletter carried that were opened after a moment. */
    List<Carried> carriedSince(String newsletter, Instant moment) {
        return database.read(handle -> IssueTable.carriedSince(handle, newsletter, moment));
    }

    /** What is known of a slot: its state, OPEN, ISSUED or SKIPPED, and why. */
    public record SlotRecord(Slot slot, String state, String reason) {}
}
