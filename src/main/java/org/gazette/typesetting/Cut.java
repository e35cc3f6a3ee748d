package org.gazette.typesetting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gazette.newsletters.Digest;
import org.gazette.newsletters.Variant;
import org.gazette.stories.Story;

/** Leaves stories out of a digest; what stays stands in the same order. */
final class Cut {
    private Cut() {}

    /**
     * What readers of a variant get: the stories of their sections that they did not have before. When the lead is none of
     * these, the first story that is becomes the lead, rather one that no earlier issue carried.
     */
    static Digest to(Variant variant, Digest digest) {
        List<String> sections = variant.sections();
        if (sections.isEmpty() && variant.told().isEmpty()) {
            return digest;
        }
        Digest chosen = digest.with(story -> Optional.of(story)
                .filter(one -> !variant.told().contains(one.number()))
                .filter(one ->
                        sections.isEmpty() || sections.contains(one.section().slug())));
        return sections.isEmpty() ? chosen : chosen.with(digest.remarks().within(sections));
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

    private static Digest with(Digest digest, Optional<Story> lead, List<Digest.Part> parts) {
        return new Digest(digest.from(), digest.to(), lead, List.copyOf(parts), digest.reason(), digest.remarks());
    }
}
