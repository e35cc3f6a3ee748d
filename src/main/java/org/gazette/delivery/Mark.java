package org.gazette.delivery;

/**
 * When it was made durable that letters may leave, by the clock of {@link Lease}.
 *
 * @param began when that transaction began
 * @param ended when it was surely over
 */
record Mark(long began, long ended) {
    /** Not yet. */
    static final Mark NONE = new Mark(0, 0);
}
