package org.gazette.typesetting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gazette.newsletters.Digest;
import org.gazette.stories.Story;

/** Leaves stories out of a digest; what stays stands in the same order. */
final class Cut {
    private Cut() {}

    /**
     * What a reader of some sections gets. When the lead is in none of them, the first story that is becomes the lead,
     * rather one that no earlier issue carried.
     *
     * @param sections slugs; empty for all
     */
    static Digest to(List<String> sections, Digest digest) {
        if (sections.isEmpty()) {
            return digest;
        }
        Optional<Story> lead =
                digest.lead().filter(story -> sections.contains(story.section().slug()));
        List<Digest.Part> parts = digest.parts().stream()
                .filter(part -> sections.contains(part.section().slug()))
                .toList();
        Digest chosen = new Digest(
                digest.from(),
                digest.to(),
                lead,
                parts,
                digest.reason(),
                digest.remarks().within(sections));
        return lead.isPresent() ? chosen : led(chosen);
    }

    /** Without its last stories. */
    static Digest last(int stories, Digest digest) {
        int left = digest.stories().size() - 1 - stories;
        List<Digest.Part> parts = new ArrayList<>();
        for (Digest.Part part : digest.parts()) {
            int taken = Math.min(left, part.stories().size());
            if (taken > 0) {
                parts.add(new Digest.Part(part.section(), part.stories().subList(0, taken)));
                left -= taken;
            }
        }
        return with(digest, digest.lead(), parts);
    }

    private static Digest led(Digest digest) {
        Optional<Story> first = digest.stories().stream()
                .filter(story -> !digest.remarks().updated().contains(story.number()))
                .findFirst()
                .or(() -> digest.stories().stream().findFirst());
        List<Digest.Part> parts = new ArrayList<>();
        for (Digest.Part part : digest.parts()) {
            List<Story> others = part.stories().stream()
                    .filter(story -> !first.equals(Optional.of(story)))
                    .toList();
            if (!others.isEmpty()) {
                parts.add(new Digest.Part(part.section(), others));
            }
        }
        return with(digest, first, parts);
    }

    private static Digest with(Digest digest, Optional<Story> lead, List<Digest.Part> parts) {
        return new Digest(digest.from(), digest.to(), lead, List.copyOf(parts), digest.reason(), digest.remarks());
    }
}
