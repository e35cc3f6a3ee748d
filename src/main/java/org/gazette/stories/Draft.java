package org.gazette.stories;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A story as handed in, unchecked. What is not set stays empty.
 *
 * <pre>{@code
 * new Draft("inbox/bridge.md").headline("A new bridge opens").published(noon).body("<p>It is blue.</p>")
 * }</pre>
 */
public final class Draft {
    final String origin;
    int line = 1;

    @Nullable
    String id;

    @Nullable
    String slug;

    @Nullable
    Instant published;

    String headline = "";
    String standfirst = "";
    String attribution = "";
    String body = "";
    String language = "";
    String agency = "";

    @Nullable
    Picture picture;

    Revision.Kind revision = Revision.Kind.UPDATE;
    String note = "";
    final List<String> bylines = new ArrayList<>();
    final List<String> sections = new ArrayList<>();
    final List<String> tags = new ArrayList<>();
    final List<AlsoRead> alsoRead = new ArrayList<>();

    /** @param origin where it comes from, the same each time it is handed in: a file's path, a feed's guid */
    public Draft(String origin) {
        this.origin = origin;
    }

    public String origin() {
        return origin;
    }

    /** The line of the origin that messages about this draft name; 1 when not set. */
    public Draft line(int line) {
        this.line = line;
        return this;
    }

    /** A permanent id that it already has; kept byte for byte. */
    public Draft id(String id) {
        this.id = id;
        return this;
    }

    /** The last part of its address; made from the headline when not set. */
    public Draft slug(String slug) {
        this.slug = slug;
        return this;
    }

    public Draft published(Instant published) {
        this.published = published;
        return this;
    }

    public Draft headline(String headline) {
        this.headline = headline;
        return this;
    }

    public Draft standfirst(String standfirst) {
        this.standfirst = standfirst;
        return this;
    }

    public Draft attribution(String attribution) {
        this.attribution = attribution;
        return this;
    }

    /** HTML with absolute addresses. */
    public Draft body(String body) {
        this.body = body;
        return this;
    }

    public Draft language(String language) {
        this.language = language;
        return this;
    }

    public Draft agency(String agency) {
        this.agency = agency;
        return this;
    }

    public Draft picture(Picture picture) {
        this.picture = picture;
        return this;
    }

    public Draft byline(String name) {
        bylines.add(name);
        return this;
    }

    public Draft section(String name) {
        sections.add(name);
        return this;
    }

    public Draft tag(String tag) {
        tags.add(tag);
        return this;
    }

    public Draft alsoRead(AlsoRead piece) {
        alsoRead.add(piece);
        return this;
    }

    /** The weight of the change, should the story be there already, and what readers are told; an update when not set. */
    public Draft revision(Revision.Kind kind, String note) {
        this.revision = kind;
        this.note = note;
        return this;
    }
}
