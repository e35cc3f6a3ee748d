package org.gazette.feeds;

import java.util.List;
import java.util.regex.Pattern;
import org.jdom2.Element;

/** The rules of RFC 4287. */
final class AtomCheck {
    private static final Pattern IRI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+");

    private final Faults faults;

    AtomCheck(Faults faults) {
        this.faults = faults;
    }

    void check(Element feed) {
        faults.unless(
                feed.getName().equals("feed") && feed.getNamespace().equals(Namespaces.ATOM), "it is not an Atom feed");
        XmlRules.once(feed, List.of("id", "title", "updated"), Namespaces.ATOM, faults);
        XmlRules.self(feed, Namespaces.ATOM, faults);
        XmlRules.history(feed, Namespaces.ATOM, faults);
        faults.unless(XmlRules.isInOrder(feed, "entry"), "something stands behind or between the entries");
        boolean authored = feed.getChild("author", Namespaces.ATOM) != null;
        for (Element child : feed.getChildren()) {
            if (!child.getName().equals("entry") && !XmlRules.isTombstone(child)) {
                part(child);
            }
        }
        feed.getChildren("entry", Namespaces.ATOM).forEach(entry -> entry(entry, authored));
        feed.getChildren("deleted-entry", Namespaces.TOMBSTONES).forEach(one -> XmlRules.tombstone(one, faults));
    }

    private void entry(Element entry, boolean authored) {
        String id = entry.getChildText("id", Namespaces.ATOM);
        faults.enter(id == null ? "" : id);
        XmlRules.once(entry, List.of("id", "title", "updated", "published"), Namespaces.ATOM, faults);
        boolean full = entry.getChild("content", Namespaces.ATOM) != null;
        XmlRules.once(entry, List.of(full ? "content" : "summary"), Namespaces.ATOM, faults);
        String updated = entry.getChildText("updated", Namespaces.ATOM);
        faults.updated(updated == null ? id + " has none" : updated);
        faults.unless(authored || entry.getChild("author", Namespaces.ATOM) != null, "it has no author");
        long alternates = entry.getChildren("link", Namespaces.ATOM).stream()
                .filter(link -> link.getAttributeValue("rel", "alternate").equals("alternate"))
                .count();
        faults.unless(alternates == 1, "it has " + alternates + " alternate links instead of one");
        entry.getChildren().forEach(this::part);
    }

    private void part(Element part) {
        if (part.getNamespace().equals(Namespaces.ATOM)) {
            atom(part);
        }
        XmlRules.attributesAndLetters(part, faults);
    }

    private void atom(Element part) {
        String name = part.getName();
        switch (name) {
            case "updated", "published" -> faults.date(name, part.getText());
            case "id" ->
                faults.unless(IRI.matcher(part.getText()).matches(), "id «" + part.getText() + "» is no absolute IRI");
            case "icon", "logo" -> faults.address(name, part.getText());
            case "link" -> faults.unless(part.getAttribute("href") != null, "link has no href");
            case "category" -> faults.text("category term", part.getAttributeValue("term", ""));
            case "author" -> faults.text("author name", String.valueOf(part.getChildText("name", Namespaces.ATOM)));
            case "title", "summary", "content" -> words(part);
            default -> {
                // nothing more is asked of it
            }
        }
    }

    private void words(Element part) {
        faults.text(part.getName(), part.getText());
        String type = part.getAttributeValue("type", "text");
        faults.unless(type.equals("text") || type.equals("html"), part.getName() + " has the type " + type);
        if (type.equals("html")) {
            HtmlCheck.check(part.getName(), part.getText(), faults);
        }
    }
}
