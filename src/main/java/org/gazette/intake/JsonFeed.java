package org.gazette.intake;

import java.util.ArrayList;
import java.util.List;
import org.gazette.stories.Draft;
import org.gazette.text.SourceAddress;
import tools.jackson.databind.JsonNode;

/** A JSON Feed, version 1 or 1.1. */
final class JsonFeed {
    private final String file;
    private final Source source;
    private final SourceAddress address;
    private final InTray tray;

    JsonFeed(String file, Source source, SourceAddress address, InTray tray) {
        this.file = file;
        this.source = source;
        this.address = address;
        this.tray = tray;
    }

    void read(JsonNode feed) {
        for (JsonNode node : feed.path("items")) {
            JsonItem item = new JsonItem(node, file, address);
            String id = item.text("id", "url");
            String origin = id.isEmpty() ? file + "#" + item.text("title") : id;
            try {
                tray.put(draft(node, item, origin, feed), file, 1);
            } catch (Unreadable fault) {
                tray.refuse(origin, file, fault);
            }
        }
    }

    private Draft draft(JsonNode node, JsonItem item, String origin, JsonNode feed) throws Unreadable {
        if (item.text("id").isEmpty()) {
            throw new Unreadable(1, item.place() + "it has no id, which JSON Feed wants: add one");
        }
        Draft draft = item.draft(origin, "date_published", source, tray).standfirst(Prose.plain(item.text("summary")));
        if (item.text("language").isEmpty()) {
            draft.language(feed.path("language").asString(""));
        }
        names(node).forEach(draft::byline);
        node.path("tags").forEach(tag -> draft.tag(tag.asString("")));
        item.picture("", "", "image", "banner_image").ifPresent(draft::picture);
        return draft;
    }

    private static List<String> names(JsonNode item) {
        List<String> names = new ArrayList<>();
        item.path("authors").forEach(author -> names.add(author.path("name").asString("")));
        if (names.isEmpty()) {
            names.add(item.path("author").path("name").asString(""));
        }
        return names;
    }
}
