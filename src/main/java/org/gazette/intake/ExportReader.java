package org.gazette.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.gazette.text.Words;
import org.jspecify.annotations.Nullable;

/** Walks through a WordPress export or RSS 2.0 file and gathers its items, authors and language. */
final class ExportReader {
    final List<ExportedPost> items = new ArrayList<>();
    /** Names as printed, by the name that each logs in with. */
    final Map<String, String> authors = new HashMap<>();

    String language = "";

    private final StringBuilder text = new StringBuilder();
    private @Nullable ExportedPost item;
    private String domain = "";
    private String login = "";

    private ExportReader() {}

    /** @param xml whose characters need not all be legal: old exports hold any that an editor once pasted */
    static ExportReader read(String xml) throws Unreadable {
        ExportReader export = new ExportReader();
        int line = 1;
        try {
            XmlLimits reader = new XmlLimits(Words.legal(xml));
            for (int event = reader.next(); event != XMLStreamConstants.END_DOCUMENT; event = reader.next()) {
                line = reader.line();
                export.take(event, reader);
            }
            return export;
        } catch (XMLStreamException e) {
            String what = String.valueOf(e.getMessage()).replaceFirst("(?s)^ParseError at.*?Message: ", "");
            int at =
                    e.getLocation() == null ? line : Math.max(1, e.getLocation().getLineNumber());
            throw new Unreadable(at, "is not XML: " + Words.line(what));
        }
    }

    private void take(int event, XmlLimits reader) throws Unreadable {
        if (event == XMLStreamConstants.START_ELEMENT) {
            requireRss(reader);
            text.setLength(0);
            domain = reader.attribute("domain");
            item = reader.name().equals("item") ? new ExportedPost(reader.line()) : item;
        } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
            text.append(reader.text());
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            end(reader.name());
            text.setLength(0);
        }
    }

    private void end(String element) {
        if (item == null) {
            ofTheWhole(element, text.toString().strip());
        } else if (element.equals("item")) {
            items.add(item);
            item = null;
        } else {
            item.put(element, domain, text.toString());
        }
    }

    private void ofTheWhole(String element, String value) {
        switch (element) {
            case "wp:author_login" -> login = value;
            case "wp:author_display_name" -> authors.put(login, value);
            case "language" -> language = value;
            default -> {
                // the channel's title and the like: the newsroom has its own
            }
        }
    }

    private static void requireRss(XmlLimits reader) throws Unreadable {
        if (reader.depth() == 1 && !reader.name().equals("rss")) {
            throw new Unreadable(
                    reader.line(), "is neither a WordPress export nor RSS 2.0: it begins with <" + reader.name() + ">");
        }
    }
}
