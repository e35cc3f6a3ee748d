package org.gazette.newsletters;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
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

    /** Those that were posted, the newest first. */
    public List<Issue> latest(String newsletter, int atMost) {
        return database.read(handle -> IssueTable.latest(handle, newsletter, atMost));
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
