package org.gazette.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The elements and attributes that may stand in cleaned HTML at one target. */
final class AllowList {
    /** The public site: all that belongs to a story's text, with pictures in several sizes, sound and film. */
    static final AllowList WEB = new AllowList("""
            aside
            details open
            section
            summary
            audio src controls preload
            picture
            source src srcset sizes media type
            track src kind srclang label
            video src poster width height controls preload
            img src srcset sizes alt width height title loading
            a href title rel
            code class
            """, true);

    /** Feeds: what the W3C Feed Validator accepts, and one address for each picture. */
    static final AllowList FEED = new AllowList("""
            aside
            details open
            section
            summary
            audio src controls preload
            source src type
            track src kind srclang label
            video src poster width height controls preload
            """, false);

    /** Mail clients: no ids, no choice of pictures, no sound, no film. */
    static final AllowList MAIL = new AllowList("", false);

    /** At all targets; an element, then the attributes that are its own. */
    private static final String EVERYWHERE = """
            a href title
            abbr title
            b
            bdi
            blockquote cite
            br
            caption
            cite
            code
            col span
            colgroup span
            dd
            del datetime
            dfn
            div
            dl
            dt
            em
            figcaption
            figure
            h2
            h3
            h4
            h5
            h6
            hr
            i
            img src alt width height title
            ins datetime
            kbd
            li value
            mark
            ol start reversed type
            p
            pre
            q
            rp
            rt
            ruby
            s
            samp
            small
            span
            strong
            sub
            sup
            table
            tbody
            td colspan rowspan
            tfoot
            th colspan rowspan scope
            thead
            time datetime
            tr
            u
            ul
            var
            wbr
            """;

    /** Elements that are called something else here; what is h1 elsewhere is the headline's place here. */
    private static final Map<String, String> RENAMED = Map.of(
            "h1", "h2", "strike", "s", "acronym", "abbr", "tt", "code", "menu", "ul", "dir", "ul", "listing", "pre",
            "legend", "p");

    /** What holds blocks apart and must go on doing so when its own name may not stand. */
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "center",
            "details",
            "fieldset",
            "footer",
            "form",
            "header",
            "hgroup",
            "main",
            "nav",
            "search",
            "section",
            "summary");

    private static final List<String> WITH_ID =
            List.of("h2", "h3", "h4", "h5", "h6", "a", "p", "li", "dt", "sup", "figure", "table");

    private final Map<String, List<String>> elements = new HashMap<>();
    private final boolean ids;

    private AllowList(String own, boolean ids) {
        this.ids = ids;
        (EVERYWHERE + own)
                .lines()
                .map(line -> List.of(line.split(" ", -1)))
                .forEach(line -> elements.put(line.get(0), line.subList(1, line.size())));
    }

    /** The name that an element gets here; empty when only its content may stand. */
    String name(String element) {
        String name = RENAMED.getOrDefault(element, element);
        if (elements.containsKey(name)) {
            return name;
        }
        return BLOCKS.contains(name) ? "div" : "";
    }

    /** The attributes that an allowed element may have, in the order in which they are written. */
    List<String> attributes(String element) {
        return elements.getOrDefault(element, List.of());
    }

    /** Whether links within the text lead anywhere here. */
    boolean hasIds() {
        return ids;
    }

    boolean mayHaveId(String element) {
        return ids && WITH_ID.contains(element);
    }
}
