package org.gazette.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Who may know what became of a letter whose answer was never heard: the log of a relay, for one. */
public interface Evidence {
    /** How long evidence is waited for; what a relay took stands in its log long before. */
    Duration PATIENCE = Duration.ofMinutes(15);

    /**
     * Looks for letters that the relay took responsibility for.
     *
     * @param messageIds with their angle brackets
     * @return what is known, by Message-ID; nothing of those of which nothing is known
     */
    Map<String, String> find(Set<String> messageIds);
}
