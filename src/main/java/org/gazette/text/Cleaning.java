package org.gazette.text;

import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Copies a parsed tree, leaving out what may not stand at the target. The tree that it came from stays as it is. */
final class Cleaning {
    /** What goes with all that it holds. */
    private static final Set<String> DROPPED = Set.of(
            "applet",
            "area",
            "base",
            "basefont",
            "button",
            "canvas",
            "datalist",
            "frame",
            "frameset",
            "head",
            "input",
            "link",
            "map",
            "math",
            "meta",
            "meter",
            "noembed",
            "noframes",
            "noscript",
            "param",
            "plaintext",
            "progress",
            "script",
            "select",
            "style",
            "svg",
            "template",
            "textarea",
            "title",
            "xmp");

    private static final Set<String> EMBEDS = Set.of("iframe", "embed", "object");
    private static final Set<String> FILMS = Set.of("video", "audio");
    private static final Set<String> STANDS_EMPTY = Set.of(
            "br", "hr", "img", "wbr", "col", "source", "track", "td", "th", "tr", "dd", "dt", "video", "audio", "rt");
    /** Where a link that stands for a film is a paragraph of its own. */
    private static final Set<String> HOLDS_PARAGRAPHS =
            Set.of("body", "div", "section", "aside", "figure", "blockquote", "li", "td", "dd", "details");

    private final AllowList allowed;
    private final Addresses addresses;
    private final Attributes attributes;

    Cleaning(AllowList allowed, Addresses addresses, Ids ids) {
        this.allowed = allowed;
        this.addresses = addresses;
        this.attributes = new Attributes(allowed, addresses, ids);
    }

    void copyChildren(Element from, Element into) {
        for (Node child : from.childNodes()) {
            if (child instanceof TextNode words) {
                into.appendChild(new TextNode(Words.legal(words.getWholeText())));
            } else if (child instanceof Element element) {
                copy(element, into);
            }
        }
    }

    private void copy(Element element, Element into) {
        String tag = element.normalName();
        if (DROPPED.contains(tag)) {
            return;
        }
        String name = placed(allowed.name(tag), into);
        if (EMBEDS.contains(tag) || (FILMS.contains(tag) && name.isEmpty())) {
            embed(element, into);
        } else if (name.isEmpty() || (name.equals("a") && isWithin(into, "a"))) {
            copyChildren(element, into);
        } else {
            keep(element, name, into);
        }
    }

    private void keep(Element element, String name, Element into) {
        Element copy = new Element(name);
        if (!attributes.copy(element, copy)) {
            if (!STANDS_EMPTY.contains(name) && !isSignpost(element)) {
                copyChildren(element, into);
            }
            return;
        }
        copyChildren(element, copy);
        if (name.equals("pre")) {
            dropFirstLineEnd(copy);
        }
        if (STANDS_EMPTY.contains(name) || copy.hasAttr("id") || holdsSomething(copy)) {
            into.appendChild(copy);
        } else if (!copy.wholeText().isEmpty()) {
            into.appendChild(new TextNode(" "));
        }
    }

    /** The name, or that of what may stand here in its place: a lone list item is a block, a lone source is nothing. */
    private static String placed(String name, Element into) {
        String parent = into.normalName();
        return switch (name) {
            case "li" -> parent.equals("ul") || parent.equals("ol") ? name : "div";
            case "dt", "dd" -> parent.equals("dl") || parent.equals("div") ? name : "div";
            case "figcaption" -> parent.equals("figure") ? name : "div";
            case "summary" -> parent.equals("details") ? name : "div";
            case "rt", "rp" -> parent.equals("ruby") ? name : "";
            case "source" -> parent.equals("picture") || FILMS.contains(parent) ? name : "";
            case "track" -> FILMS.contains(parent) ? name : "";
            default -> name;
        };
    }

    private void embed(Element element, Element into) {
        Optional<Embed> embed = Embed.of(element, addresses);
        if (embed.isEmpty()) {
            copyChildren(element, into);
            return;
        }
        boolean apart = HOLDS_PARAGRAPHS.contains(into.normalName());
        Element home = apart ? new Element("p") : into;
        if (isWithin(into, "a")) {
            home.appendChild(new TextNode(embed.get().title()));
        } else {
            Element link = new Element("a").attr("href", embed.get().address());
            home.appendChild(attributes
                    .external(link)
                    .appendChild(new TextNode(embed.get().title())));
        }
        if (apart) {
            into.appendChild(home);
        }
    }

    /** A sign such as ¶ or ↩ that was there only to be clicked. */
    private static boolean isSignpost(Element element) {
        return element.attr("href").strip().startsWith("#")
                && element.wholeText().codePoints().noneMatch(Character::isLetterOrDigit);
    }

    private static boolean isWithin(Element element, String name) {
        Element at = element;
        while (at != null && !at.normalName().equals(name)) {
            at = at.parent();
        }
        return at != null;
    }

    private static boolean holdsSomething(Element element) {
        return element.childrenSize() > 0
                || !element.wholeText().replace('\u00a0', ' ').isBlank();
    }

    /** A parser drops a line end that stands first in pre; so that it drops none of ours, none stands there. */
    private static void dropFirstLineEnd(Element pre) {
        if (pre.childNodeSize() > 0 && pre.childNode(0) instanceof TextNode words) {
            words.text(words.getWholeText().replaceFirst("^\\n+", ""));
        }
    }
}
