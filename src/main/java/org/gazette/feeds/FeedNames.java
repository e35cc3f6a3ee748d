package org.gazette.feeds;

import java.util.Map;
import java.util.Optional;
import org.gazette.stories.Label;

/** How the feeds of labels are called in addresses. */
final class FeedNames {
    private static final String ALL = "all";
    private static final Map<Label.Kind, String> FOLDERS = Map.of(
            Label.Kind.ALL, "",
            Label.Kind.SECTION, "sections/",
            Label.Kind.TAG, "tags/",
            Label.Kind.AUTHOR, "authors/",
            Label.Kind.FEED, "");

    private FeedNames() {}

    /** {@code all}, {@code sections/world}, {@code tags/rail}, {@code authors/ada}, or the feed's own name. */
    static String of(Label label) {
        return label.kind() == Label.Kind.ALL ? ALL : FOLDERS.get(label.kind()) + label.slug();
    }

    /** Whatever the name, as long as it could be one. */
    static Optional<Label> label(String name) {
        if (name.equals(ALL)) {
            return Optional.of(Label.ALL);
        }
        int slash = name.indexOf('/');
        if (slash < 0) {
            return Optional.of(Label.feed(name));
        }
        return FOLDERS.entrySet().stream()
                .filter(folder -> folder.getValue().equals(name.substring(0, slash + 1)))
                .map(folder -> new Label(folder.getKey(), name.substring(slash + 1)))
                .findFirst();
    }

    /** @throws IllegalArgumentException when a feed of the newsroom's own cannot be called so */
    static void requireFree(String name) {
        if (name.equals(ALL) || !name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("a feed cannot be called «" + name
                    + "»: choose another name than «all», of small letters and digits, with hyphens between");
        }
    }
}
