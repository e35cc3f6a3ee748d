package org.gazette.feeds;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** What RSS and Atom have in common: one root that declares every namespace, and tombstones behind the entries. */
abstract class XmlWire implements Wire {
    private final List<Namespace> namespaces;
    private final byte[] tail;
    private final List<Namespace> inside;

    /**
     * @param namespaces those of every document
     * @param tail the closing tags
     */
    XmlWire(List<Namespace> namespaces, String tail) {
        this.namespaces = namespaces;
        this.tail = tail.getBytes(StandardCharsets.UTF_8);
        List<Namespace> declared = new ArrayList<>(namespaces);
        declared.add(Namespaces.TOMBSTONES);
        this.inside = List.copyOf(declared);
    }

    /** The id as it stands in this format. */
    abstract String id(String id);

    /** Writes an entry, which says its language, on lines of its own. */
    abstract void write(FeedEntry entry, XmlText xml);

    @Override
    public final EntryBytes entry(FeedEntry entry) {
        Entries.check(entry);
        XmlText text = xml();
        write(entry, text);
        return EntryBytes.of(id(entry.id()), Entries.moment(entry.updated()), text.bytes());
    }

    /** Up to the root's own attributes: its tag is still open. */
    final XmlText document(String root, Frame frame) {
        List<Namespace> declared = new ArrayList<>(namespaces);
        if (frame.isArchive()) {
            declared.add(Namespaces.HISTORY);
        }
        if (!frame.tombstones().isEmpty()) {
            declared.add(Namespaces.TOMBSTONES);
        }
        declared.sort(Comparator.comparing(Namespace::getPrefix));
        XmlText text =
                xml().raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<").raw(root);
        declared.forEach(
                one -> text.attribute(one.getPrefix().isEmpty() ? "xmlns" : "xmlns:" + one.getPrefix(), one.getURI()));
        return text;
    }

    private XmlText xml() {
        return new XmlText(inside);
    }

    @Override
    public final List<EntryBytes> tombstones(Frame frame) {
        return frame.tombstones().stream().map(this::tombstone).toList();
    }

    @Override
    public final byte[] between() {
        return new byte[0];
    }

    @Override
    public final byte[] tail() {
        return tail.clone();
    }

    private EntryBytes tombstone(Tombstone tombstone) {
        String id = id(tombstone.id());
        Element element = Extensions.tombstone(id, tombstone);
        return EntryBytes.of(
                id, tombstone.at(), xml().element(element).raw("\n").bytes());
    }
}
