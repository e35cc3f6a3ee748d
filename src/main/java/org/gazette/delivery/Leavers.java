package org.gazette.delivery;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Those who left a newsletter since a mailing of it was posted: asked of many letters at once. */
record Leavers(Readers readers) {
    /** @return those of a mailing's envelopes that nobody wants any more */
    Set<Envelope> among(Handle handle, Sack sack, Collection<Envelope> envelopes) {
        Set<Long> asked = envelopes.stream().map(Envelope::subscriber).collect(Collectors.toSet());
        Set<Long> staying = readers.staying(handle, sack.newsletter(), asked);
        return staying.size() == asked.size()
                ? Set.of()
                : envelopes.stream()
                        .filter(one -> !staying.contains(one.subscriber()))
                        .collect(Collectors.toUnmodifiableSet());
    }
}
