package org.gazette.house;

import java.nio.file.Path;
import java.util.List;
import org.gazette.feeds.OwnFeed;
import org.gazette.stories.Byline;
import org.gazette.stories.Label;
import org.gazette.stories.Section;
import org.gazette.stories.Selection;
import org.gazette.text.Slug;

/** Reads the keys of a feed that the newsroom defines. */
final class FeedGroup {
    private static final int MOST_STORIES = 60;
    private static final List<String> TAKEN = List.of("all", "sections", "tags", "authors");

    /** The name that a file gives its feed: {@code feeds/in-brief.conf} is {@code in-brief}. */
    String name(Path file, Faults faults) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.conf$", "");
        if (!Slug.of(name).equals(name)) {
            faults.in(
                    file,
                    "the file's name becomes an address: use a-z, 0-9 and hyphens, such as " + Slug.ofOr(name, "feed")
                            + ".conf");
        }
        if (TAKEN.contains(name)) {
            faults.in(file, "the name " + name + " is taken by feeds that every newsroom has: choose another");
        }
        return name;
    }

    OwnFeed read(Values values) {
        return new OwnFeed(
                values.one("title", Meaning::filledLine),
                values.line("description"),
                new Selection(
                        values.all("sections", FeedGroup::section),
                        values.all("not-sections", FeedGroup::section),
                        values.all(
                                "tags",
                                name -> Label.tag(Meaning.filledLine(name)).slug()),
                        values.all("authors", FeedGroup::author),
                        values.all("languages", words -> Meaning.language(words).toLanguageTag()),
                        values.all("credits", Meaning::filledLine),
                        values.all("words", Meaning::filledLine)),
                values.number("newest", 1, MOST_STORIES),
                values.one(
                        "text",
                        words ->
                                Meaning.oneOf(words, List.of("full", "summary")).equals("full")));
    }

    private static String section(String name) {
        return Section.named(Meaning.filledLine(name)).slug();
    }

    private static String author(String name) {
        return Label.of(new Byline(Meaning.filledLine(name))).slug();
    }
}
