package org.gazette.subscribers;

import java.time.Instant;
import java.util.List;
import org.gazette.mail.EmailAddress;

/**
 * What somebody typed into a form: not yet the reader's own word.
 *
 * @param newsletters by name; at least one
 * @param replaces the subscriber whose address this one shall be; 0 for none
 */
public record SignUpRequest(
        EmailAddress address,
        String name,
        List<String> newsletters,
        Wishes wishes,
        long replaces,
        Consent consent,
        Instant askedAt) {
    public SignUpRequest {
        if (newsletters.isEmpty()) {
            throw new IllegalArgumentException("choose a newsletter");
        }
        newsletters = List.copyOf(newsletters);
    }
}
