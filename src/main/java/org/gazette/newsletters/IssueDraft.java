package org.gazette.newsletters;

import java.time.Instant;
import java.util.List;

/**
 * The draft of an issue, on which editors work before its hour.
 *
 * @param from its window, as in {@link Digest}
 * @param seen the last change of any story that was known when it was made
 * @param pieces in printing order, the lead first
 */
public record IssueDraft(
        Slot slot, Instant from, Instant to, long seen, Instant madeAt, State state, List<Piece> pieces) {
    /** Worked on; released for its hour; past its hour, and not released. */
    public enum State {
        OPEN,
        APPROVED,
        HELD
    }

    /** A story of a draft and the slug of the section that it stands under. */
    public record Piece(long story, String section) {}

    public IssueDraft {
        pieces = List.copyOf(pieces);
    }
}
