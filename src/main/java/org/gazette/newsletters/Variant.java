package org.gazette.newsletters;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What readers of one issue may differ in. Those of one variant get the same bytes.
 *
 * @param sections slugs in alphabetical order; empty for all
 * @param language of dates and fixed words
 * @param told numbers of stories that these readers had ahead of the issue, in order
 * @param since the first issue that these readers missed in a pause; 0 when they missed none
 */
public record Variant(List<String> sections, Locale language, List<Long> told, long since) {
    private static final String TOLD = "told-";
    private static final String SINCE = "since-";

    public Variant {
        sections = sections.stream().sorted().distinct().toList();
        told = told.stream().sorted().distinct().toList();
    }

    /** Of readers who missed nothing, and had nothing before. */
    public Variant(List<String> sections, Locale language) {
        this(sections, language, List.of(), 0);
    }

    /** Reads what {@link #toString} says. */
    public static Variant parse(String words) {
        List<String> parts = new ArrayList<>(List.of(words.split("/", -1)));
        List<Long> told = parts.stream()
                .skip(2)
                .filter(part -> part.startsWith(TOLD))
                .flatMap(part -> Stream.of(part.substring(TOLD.length()).split(",", -1)))
                .map(Long::valueOf)
                .toList();
        long since = parts.stream()
                .skip(2)
                .filter(part -> part.startsWith(SINCE))
                .mapToLong(part -> Long.parseLong(part.substring(SINCE.length())))
                .findFirst()
                .orElse(0);
        List<String> sections =
                parts.get(1).isEmpty() ? List.of() : List.of(parts.get(1).split(",", -1));
        return new Variant(sections, Locale.forLanguageTag(parts.get(0)), told, since);
    }

    /** For readers who had some stories before. */
    public Variant told(Collection<Long> stories) {
        return new Variant(sections, language, List.copyOf(stories), since);
    }

    public boolean isCatchUp() {
        return since > 0;
    }

    /** {@code de/culture,world}, and what else there is, such as {@code en//told-12/since-7}: its name in tables. */
    @Override
    public String toString() {
        String heard = told.stream().map(String::valueOf).collect(Collectors.joining(","));
        return language.toLanguageTag() + "/" + String.join(",", sections)
                + (told.isEmpty() ? "" : "/" + TOLD + heard)
                + (since == 0 ? "" : "/" + SINCE + since);
    }
}
