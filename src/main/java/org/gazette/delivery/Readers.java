package org.gazette.delivery;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.gazette.mail.EmailAddress;
import org.jdbi.v3.core.Handle;

/** What delivery asks about those whom it mails. */
public interface Readers {
    /** The absolute address that ends a subscription; it stands in each letter. */
    String wayOutUrl(long subscriber, String newsletter);

    /**
     * Those who still want a newsletter: of the others no letter is sent any more, though it waits.
     *
     * @return some of those that were asked for
     */
    Set<Long> staying(Handle handle, String newsletter, Collection<Long> subscribers);

    /** The address that a letter comes back to; empty for its sender's own. */
    default Optional<EmailAddress> returnPath(long mailing, long subscriber) {
        return Optional.empty();
    }
}
