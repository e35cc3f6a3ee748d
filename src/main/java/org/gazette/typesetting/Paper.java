package org.gazette.typesetting;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.gazette.newsletters.Newsletter;
import org.gazette.stories.Section;

/**
 * What all pages of the newspaper share.
 *
 * @param motto the line beside its name; may be empty
 * @param language of dates and fixed words
 * @param zone in which a story's date is told
 * @param copyright one line; may be empty
 * @param since a day on which the paper owned the site's host: part of the ids of its feeds (RFC 4151), so it never changes
 * @param sections in the order of the navigation
 */
public record Paper(
        String name,
        String motto,
        Locale language,
        ZoneId zone,
        String copyright,
        LocalDate since,
        List<Section> sections,
        List<Newsletter> newsletters) {
    public Paper {
        sections = List.copyOf(sections);
        newsletters = List.copyOf(newsletters);
    }

    /** The sections listed here, in this order, and behind them those that were only found, by their slugs. */
    public List<Section> inOrder(List<Section> found) {
        List<String> listed = sections.stream().map(Section::slug).toList();
        List<Section> all = new ArrayList<>(sections);
        found.stream()
                .filter(section -> !listed.contains(section.slug()))
                .sorted(Comparator.comparing(Section::slug))
                .forEach(all::add);
        return all;
    }
}
