package org.gazette.delivery;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.gazette.mail.EmailAddress;

/** What delivery asks about those whom it mails. */
public interface Readers {
    /** The absolute address that ends a subscription; it stands in each letter. */
    String wayOutUrl(long subscriber, String newsletter);

    /** Those who still want a newsletter: of the others no letter is sent any more, though it waits. */
    Set<Long> staying(String newsletter, Collection<Long> subscribers);

    /** The address that a letter comes back to; empty for its sender's own. */
    default Optional<EmailAddress> returnPath(long mailing, long subscriber) {
        return Optional.empty();
    }
}
