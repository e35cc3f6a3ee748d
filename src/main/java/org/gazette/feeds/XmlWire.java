package org.gazette.feeds;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** What RSS and Atom have in common: one root that declares every namespace, and tombstones behind the entries. */
abstract class XmlWire implements Wire {
    private final List<Namespace> namespaces;
    private final byte[] tail;
    private final XmlBytes xml;

    /**
     * @param namespaces those of every document
     * @param tail the closing tags
     */
    XmlWire(List<Namespace> namespaces, String tail) {
        this.namespaces = namespaces;
        this.tail = tail.getBytes(StandardCharsets.UTF_8);
        List<Namespace> declared = new ArrayList<>(namespaces);
        declared.add(Namespaces.TOMBSTONES);
        this.xml = new XmlBytes(declared);
    }

    /** The id as it stands in this format. */
    abstract String id(String id);

    /** Writes an entry, which says its language, on lines of its own. */
    abstract void write(FeedEntry entry, XmlText xml);

    /** The root with all that stands before the entries. */
    abstract Element root(Frame frame);

    @Override
    public final EntryBytes entry(FeedEntry entry) {
        Entries.check(entry);
        XmlText text = xml.text();
        write(entry, text);
        return EntryBytes.of(id(entry.id()), Entries.moment(entry.updated()), text.bytes());
    }

    @Override
    public byte[] head(Frame frame) {
        Element root = root(frame);
        namespaces.forEach(root::addNamespaceDeclaration);
        if (frame.isArchive()) {
            root.addNamespaceDeclaration(Namespaces.HISTORY);
        }
        if (!frame.tombstones().isEmpty()) {
            root.addNamespaceDeclaration(Namespaces.TOMBSTONES);
        }
        return xml.head(root, tail);
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
        return EntryBytes.of(id, tombstone.at(), xml.inner(element));
    }
}
