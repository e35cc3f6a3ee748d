package org.gazette.text;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * The ids in one text. Each gets a prefix, so that it can be none of the page's own; headings keep theirs, other
 * elements when a link in the text leads to them, and a link when there is something that it leads to.
 */
final class Ids {
    static final String PREFIX = "s-";

    /** Those of a text that keeps none. */
    static final Ids NONE = new Ids(new Element("body"));

    private final Set<String> present = new HashSet<>();
    private final Set<String> wanted = new HashSet<>();
    private final Set<String> used = new HashSet<>();

    Ids(Element tree) {
        for (Element element : tree.select("[id]")) {
            safe(element.attr("id")).ifPresent(present::add);
        }
        for (Element element : tree.select("a[name]")) {
            safe(element.attr("name")).ifPresent(present::add);
        }
        for (Element link : tree.select("a[href^=#]")) {
            safe(link.attr("href").substring(1)).ifPresent(wanted::add);
        }
    }

    /** The id that a copy of the element keeps; none twice. */
    Optional<String> kept(Element element, String name) {
        String own = element.hasAttr("id") || !name.equals("a") ? element.attr("id") : element.attr("name");
        return safe(own)
                .filter(id -> name.matches("h[2-6]") || wanted.contains(id))
                .filter(used::add);
    }

    /** Where a link leads: {@code #} and an id of this text. */
    Optional<String> target(String fragment) {
        return safe(fragment).filter(present::contains).map(id -> "#" + id);
    }

    private static Optional<String> safe(String id) {
        String clean = id.strip();
        if (!clean.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}_.:-]{0,120}")) {
            return Optional.empty();
        }
        return Optional.of(clean.startsWith(PREFIX) ? clean : PREFIX + clean);
    }
}
