package org.gazette.publishing;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.gazette.stories.Label;
import org.gazette.stories.Listing;
import org.gazette.stories.Section;
import org.gazette.stories.Stories;

/** The sections, tags and authors that have stories now, and how each is printed. Safe for many threads. */
final class Directory {
    private static final List<Label.Kind> KINDS = List.of(Label.Kind.SECTION, Label.Kind.TAG, Label.Kind.AUTHOR);

    private final Stories stories;
    private final Map<Label, String> names = new ConcurrentHashMap<>();

    Directory(Stories stories) {
        this.stories = stories;
    }

    void read() {
        names.clear();
        KINDS.forEach(kind -> stories.listings(kind).forEach(this::enter));
    }

    /** Reads some labels again. @return whether one came, went or is printed otherwise */
    boolean read(Collection<Label> labels) {
        boolean otherwise = false;
        for (Label label : labels) {
            if (KINDS.contains(label.kind())) {
                Optional<String> before = name(label);
                stories.listing(label).ifPresentOrElse(this::enter, () -> names.remove(label));
                otherwise = otherwise || !before.equals(name(label));
            }
        }
        return otherwise;
    }

    Optional<String> name(Label label) {
        return Optional.ofNullable(names.get(label));
    }

    List<Section> sections() {
        return labels(Label.Kind.SECTION)
                .map(label -> new Section(label.slug(), names.getOrDefault(label, label.slug())))
                .toList();
    }

    /** In the order of their slugs. */
    Stream<Label> labels(Label.Kind kind) {
        return names.keySet().stream().filter(label -> label.kind() == kind).sorted(Comparator.comparing(Label::slug));
    }

    private void enter(Listing listing) {
        if (listing.stories() > 0) {
            names.put(listing.label(), listing.name());
        } else {
            names.remove(listing.label());
        }
    }
}
