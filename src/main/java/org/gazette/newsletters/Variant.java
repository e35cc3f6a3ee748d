package org.gazette.newsletters;

import java.util.List;
import java.util.Locale;

/**
 * What readers of one issue may differ in.
 *
 * @param sections slugs in alphabetical order; empty for all
 * @param language of dates and fixed words
 */
public record Variant(List<String> sections, Locale language) {
    public Variant {
        sections = sections.stream().sorted().distinct().toList();
    }

    /** {@code de/culture,world}: its name in tables. */
    @Override
    public String toString() {
        return language.toLanguageTag() + "/" + String.join(",", sections);
    }
}
