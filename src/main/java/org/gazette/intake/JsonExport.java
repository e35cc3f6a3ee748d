package org.gazette.intake;

import org.gazette.text.SourceAddress;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON file: finds out whether it is a JSON Feed or a Ghost export. */
final class JsonExport {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final String file;
    private final Source source;
    private final SourceAddress address;
    private final InTray tray;

    JsonExport(String file, Source source, SourceAddress address, InTray tray) {
        this.file = file;
        this.source = source;
        this.address = address;
        this.tray = tray;
    }

    void read(String json) throws Unreadable {
        JsonNode root = tree(json);
        JsonNode ghost = root.path("db").path(0).path("data");
        if (root.path("version").asString("").startsWith("https://jsonfeed.org/version/")) {
            new JsonFeed(file, source, address, tray).read(root);
        } else if (ghost.path("posts").isArray()) {
            new GhostExport(file, source, address, tray).read(ghost);
        } else if (root.path("data").path("posts").isArray()) {
            new GhostExport(file, source, address, tray).read(root.path("data"));
        } else {
            throw new Unreadable(
                    1, "is neither a JSON Feed (version: https://jsonfeed.org/version/…) nor a Ghost export");
        }
    }

    private static JsonNode tree(String json) throws Unreadable {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException e) {
            TokenStreamLocation place = e.getLocation();
            throw new Unreadable(
                    place == null ? 1 : Math.max(1, place.getLineNr()), "is not JSON: " + e.getOriginalMessage());
        }
    }
}
