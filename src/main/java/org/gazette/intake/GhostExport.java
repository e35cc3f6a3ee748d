package org.gazette.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gazette.stories.Draft;
import org.gazette.text.SourceAddress;
import org.gazette.text.Words;
import tools.jackson.databind.JsonNode;

/** A Ghost export. Its first public tag, which Ghost calls primary, is the section. */
final class GhostExport {
    private final String file;
    private final Source source;
    private final SourceAddress address;
    private final InTray tray;

    GhostExport(String file, Source source, SourceAddress address, InTray tray) {
        this.file = file;
        this.source = source;
        this.address = address;
        this.tray = tray;
    }

    void read(JsonNode data) {
        Map<String, List<String>> tags = joined(data, "posts_tags", "tag_id", "tags");
        Map<String, List<String>> authors = joined(data, "posts_authors", "author_id", "users");
        for (JsonNode post : data.path("posts")) {
            JsonItem item = new JsonItem(post, file, address);
            String id = item.text("id");
            if (!item.text("status").equals("published") || item.text("type").equals("page")) {
                tray.note(new Note(file, 1, Note.Kind.NOT_PUBLISHED, 1, item.place() + "is not a published post"));
                continue;
            }
            String origin = id.isEmpty() ? file + "#" + item.text("title") : "ghost/" + id;
            try {
                Draft draft = draft(item, origin);
                authors.getOrDefault(id, List.of()).forEach(draft::byline);
                label(draft, tags.getOrDefault(id, List.of()));
                tray.put(draft, file, 1);
            } catch (Unreadable fault) {
                tray.refuse(origin, file, fault);
            }
        }
    }

    private Draft draft(JsonItem item, String origin) throws Unreadable {
        if (item.text("id").isEmpty()) {
            throw new Unreadable(1, item.place() + "it has no id");
        }
        Draft draft = item.draft(origin, "published_at", source, tray)
                .standfirst(Prose.plain(item.text("custom_excerpt")))
                .slug(item.text("slug"));
        item.picture(item.text("feature_image_alt"), item.text("feature_image_caption"), "feature_image")
                .ifPresent(draft::picture);
        return draft;
    }

    private static void label(Draft draft, List<String> tags) {
        List<String> open = tags.stream().filter(tag -> !tag.startsWith("#")).toList();
        open.stream().limit(1).forEach(draft::section);
        open.stream().skip(1).forEach(draft::tag);
    }

    /** The names of one table, in order, by the post that another table joins them to. */
    private static Map<String, List<String>> joined(JsonNode data, String join, String key, String table) {
        Map<String, String> names = new HashMap<>();
        data.path(table)
                .forEach(row -> names.put(
                        row.path("id").asString(""), Words.line(row.path("name").asString(""))));
        List<JsonNode> rows = new ArrayList<>();
        data.path(join).forEach(rows::add);
        rows.sort(Comparator.comparingInt(row -> row.path("sort_order").asInt(0)));
        Map<String, List<String>> joined = new HashMap<>();
        for (JsonNode row : rows) {
            String name = names.getOrDefault(row.path(key).asString(""), "");
            if (!name.isEmpty()) {
                joined.computeIfAbsent(row.path("post_id").asString(""), post -> new ArrayList<>())
                        .add(name);
            }
        }
        return joined;
    }
}
