package org.gazette.newsletters;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gazette.storage.Database;

/** The tables of slots and issues. A slot makes at most one issue, by key. */
public final class Issues {
    public Issues(Database database, Clock clock) {}

    /** Opens the issue of a slot, or gives the one that it has already: number, stories and title are then those. */
    public Issue open(Newsletter newsletter, Slot slot, Digest digest) {
        throw new UnsupportedOperationException();
    }

    /** Records that a slot made no issue, and why. */
    public void skip(Slot slot, String reason) {
        throw new UnsupportedOperationException();
    }

    /** The issue is in the outbox, all of it. */
    public void posted(Issue issue) {
        throw new UnsupportedOperationException();
    }

    /** The issue of a date, or the one that was skipped. */
    public Optional<Issue> of(String newsletter, LocalDate date) {
        throw new UnsupportedOperationException();
    }

    /** What is known of a slot: its state and why. */
    public Optional<SlotRecord> slot(String newsletter, LocalDate date) {
        throw new UnsupportedOperationException();
    }

    /** The newest first. */
    public List<Issue> latest(String newsletter, int atMost) {
        throw new UnsupportedOperationException();
    }

    /** The last issue opened before a moment, of any newsletter. */
    public Optional<Issue> previous(Instant moment) {
        throw new UnsupportedOperationException();
    }

    /** The first issue opened after a moment, of any newsletter. */
    public Optional<Issue> next(Instant moment) {
        throw new UnsupportedOperationException();
    }

    /** What is known of a slot. */
    public record SlotRecord(Slot slot, String state, String reason) {}
}
