package org.gazette.subscribers;

/**
 * A sign-up as it stands in its table.
 *
 * @param generation counts its letters, 0 before the first
 */
public record SignUpRow(long id, SignUpRequest request, String foldHash, State state, int generation) {
    /**
     * Where it stands.
     *
     * <pre>
     *  (none) ──form──▶ ASKED ──letter──▶ PENDING ──button──▶ CONFIRMED
     *                     │ no letter may go  │ «not me»
     *                     ▼                   ▼
     *                  (none)              REFUSED
     * </pre>
     */
    public enum State {
        ASKED,
        PENDING,
        CONFIRMED,
        REFUSED
    }
}
