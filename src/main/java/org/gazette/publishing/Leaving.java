package org.gazette.publishing;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.gazette.delivery.Readers;
import org.gazette.mail.KeyRing;
import org.gazette.mail.WayOut;
import org.gazette.subscribers.Subscribers;
import org.gazette.text.SiteAddress;
import org.jdbi.v3.core.Handle;

/**
 * The way out of a newsletter, by the link in each letter. Looking changes nothing, since mail scanners follow every
 * link; only {@link #leave} ends a subscription, at once (RFC 8058 §3.1).
 */
public final class Leaving implements Readers {
    private static final String SOURCE = "way out";
    /** How long it can be taken back by the same link. */
    private static final Duration REGRET = Duration.ofDays(1);

    private final SiteAddress site;
    private final KeyRing keys;
    private final Subscribers subscribers;

    public Leaving(SiteAddress site, KeyRing keys, Subscribers subscribers) {
        this.site = site;
        this.keys = keys;
        this.subscribers = subscribers;
    }

    /** The absolute address that ends a subscription; ASCII, and safe in an attribute as it stands. */
    @Override
    public String wayOutUrl(long subscriber, String newsletter) {
        return site.of(SiteAddress.unsubscribe(token(subscriber, newsletter)));
    }

    String token(long subscriber, String newsletter) {
        return new WayOut(subscriber, newsletter).token(keys);
    }

    /** Whose token it is, and of which newsletter; empty when it is none of ours. */
    Optional<WayOut> read(String token) {
        return WayOut.read(token, keys);
    }

    @Override
    public Set<Long> staying(Handle handle, String newsletter, Collection<Long> subscribers) {
        Set<Long> staying = Subscribers.staying(handle, newsletter, subscribers);
        if (subscribers.contains(TrialRun.NOBODY)) {
            staying = new HashSet<>(staying);
            staying.add(TrialRun.NOBODY);
        }
        return staying;
    }

    /** @return the newsletter that the token leads out of; empty when the token is none of ours */
    public Optional<String> look(String token) {
        return WayOut.read(token, keys).map(WayOut::newsletter);
    }

    /** Takes it back, within a day: the subscription runs again. A token that is none of ours changes nothing. */
    public void stay(String token) {
        WayOut.read(token, keys)
                .ifPresent(wayOut -> subscribers.resume(wayOut.subscriber(), wayOut.newsletter(), REGRET, "undo"));
    }

    /** Ends the subscription. @return whether the token is one of ours, and its reader there */
    public boolean isLeft(String token) {
        return leave(token).isPresent();
    }

    /**
     * Ends the subscription. Doing it again changes nothing.
     *
     * @return the newsletter that was left; empty when the token is none of ours, or its reader is no more
     */
    public Optional<String> leave(String token) {
        return WayOut.read(token, keys)
                .filter(wayOut -> subscribers.leave(wayOut.subscriber(), wayOut.newsletter(), SOURCE))
                .map(WayOut::newsletter);
    }
}
