package org.gazette.feeds;

import java.util.List;

/** The rules of RFC 4287. */
final class AtomCheck {
    private final Faults faults;

    AtomCheck(Faults faults) {
        this.faults = faults;
    }

    void check(XmlElement feed) {
        faults.unless(
                feed.localName().equals("feed") && feed.namespace().equals(Namespaces.ATOM), "it is not an Atom feed");
        XmlRules.once(feed, List.of("id", "title", "updated"), Namespaces.ATOM, faults);
        XmlRules.self(feed, Namespaces.ATOM, faults);
        XmlRules.history(feed, Namespaces.ATOM, faults);
        faults.unless(XmlRules.isInOrder(feed, "entry"), "something stands behind or between the entries");
        boolean authored = feed.has("author", Namespaces.ATOM);
        for (XmlElement child : feed.children()) {
            if (!child.localName().equals("entry") && !XmlRules.isTombstone(child)) {
                part(child);
            }
        }
        feed.children("entry", Namespaces.ATOM).forEach(entry -> entry(entry, authored));
        feed.children("deleted-entry", Namespaces.TOMBSTONES).forEach(one -> XmlRules.tombstone(one, faults));
    }

    private void entry(XmlElement entry, boolean authored) {
        String id = entry.childText("id", Namespaces.ATOM);
        faults.enter(id);
        XmlRules.once(entry, List.of("id", "title", "updated", "published"), Namespaces.ATOM, faults);
        boolean full = entry.has("content", Namespaces.ATOM);
        XmlRules.once(entry, List.of(full ? "content" : "summary"), Namespaces.ATOM, faults);
        XmlElement updated = entry.child("updated", Namespaces.ATOM);
        faults.updated(updated == null ? id + " has none" : updated.text());
        faults.unless(authored || entry.has("author", Namespaces.ATOM), "it has no author");
        int alternates = alternates(entry);
        if (alternates != 1) {
            faults.add("it has " + alternates + " alternate links instead of one");
        }
        entry.children().forEach(this::part);
    }

    private static int alternates(XmlElement entry) {
        int alternates = 0;
        for (XmlElement link : entry.children("link", Namespaces.ATOM)) {
            alternates += link.attribute("rel", "alternate").equals("alternate") ? 1 : 0;
        }
        return alternates;
    }

    private void part(XmlElement part) {
        if (part.namespace().equals(Namespaces.ATOM)) {
            atom(part);
        }
        XmlRules.attributesAndLetters(part, faults);
    }

    private void atom(XmlElement part) {
        String name = part.localName();
        switch (name) {
            case "updated", "published" -> faults.date(name, part.text());
            case "id" -> id(part.text());
            case "icon", "logo" -> faults.address(name, part.text());
            case "link" -> faults.unless(part.attribute("href") != null, "link has no href");
            case "category" -> faults.text("category term", part.attribute("term", ""));
            case "author" -> faults.text("author name", part.childText("name", Namespaces.ATOM));
            case "title", "summary", "content" -> words(part);
            default -> {
                // nothing more is asked of it
            }
        }
    }

    private void id(String id) {
        if (!Iri.is(id)) {
            faults.add("id «" + id + "» is no absolute IRI");
        }
    }

    private void words(XmlElement part) {
        faults.text(part.localName(), part.text());
        String type = part.attribute("type", "text");
        if (type.equals("html")) {
            HtmlCheck.check(part.localName(), part.text(), faults);
        } else if (!type.equals("text")) {
            faults.add(part.localName() + " has the type " + type);
        }
    }
}
