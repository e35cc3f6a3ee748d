package org.gazette.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Those who left a newsletter since a mailing of it was posted: asked of many letters at once. */
record Leavers(Readers readers) {
    /** @return those of the envelopes that nobody wants any more */
    Set<Envelope> among(Collection<Envelope> envelopes) {
        Map<String, Set<Long>> staying = staying(envelopes);
        return envelopes.stream()
                .filter(one ->
                        !staying.getOrDefault(one.sack().newsletter(), Set.of()).contains(one.subscriber()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Map<String, Set<Long>> staying(Collection<Envelope> envelopes) {
        Map<String, Set<Long>> asked = new HashMap<>();
        for (Envelope one : envelopes) {
            asked.computeIfAbsent(one.sack().newsletter(), newsletter -> new HashSet<>())
                    .add(one.subscriber());
        }
        Map<String, Set<Long>> staying = new HashMap<>();
        asked.forEach((newsletter, subscribers) -> staying.put(newsletter, readers.staying(newsletter, subscribers)));
        return staying;
    }
}
