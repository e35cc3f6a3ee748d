package org.gazette.stories;

import java.util.Locale;
import org.gazette.text.Slug;

/** What stories are found by: all of them, or those of a section, tag, author, or of a feed that the newsroom defined. */
public record Label(Kind kind, String slug) {
    public static final Label ALL = new Label(Kind.ALL, "");

    /** The kinds of label. */
    public enum Kind {
        ALL,
        SECTION,
        TAG,
        AUTHOR,
        FEED
    }

    public static Label of(Section section) {
        return new Label(Kind.SECTION, section.slug());
    }

    public static Label section(String slug) {
        return new Label(Kind.SECTION, slug);
    }

    public static Label tag(String tag) {
        return new Label(Kind.TAG, Slug.ofOr(tag, "tag"));
    }

    /** @param name of the file under {@code config/feeds/}, without its ending */
    public static Label feed(String name) {
        return new Label(Kind.FEED, name);
    }

    public static Label of(Byline byline) {
        return new Label(Kind.AUTHOR, Slug.ofOr(byline.name(), "author"));
    }

    /** The label with a name as {@link #toString} says it. */
    static Label named(String name) {
        int slash = name.indexOf('/');
        return slash < 0
                ? ALL
                : new Label(Kind.valueOf(name.substring(0, slash).toUpperCase(Locale.ROOT)), name.substring(slash + 1));
    }

    /** {@code all}, {@code section/world}, {@code tag/rail}, {@code author/ada}: its name in tables and logs. */
    @Override
    public String toString() {
        String word = kind.name().toLowerCase(Locale.ROOT);
        return kind == Kind.ALL ? word : word + "/" + slug;
    }
}
