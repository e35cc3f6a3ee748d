package org.gazette.subscribers;

/** What one reader has of one newsletter, with all wishes. */
public record Order(String newsletter, Subscription.State state, Wishes wishes) {
    public boolean isActive() {
        return state == Subscription.State.ACTIVE;
    }
}
