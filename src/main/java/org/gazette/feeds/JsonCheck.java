package org.gazette.feeds;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rules of JSON Feed 1.1. */
final class JsonCheck {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Faults faults;

    JsonCheck(Faults faults) {
        this.faults = faults;
    }

    void check(String json) {
        try {
            feed(MAPPER.readTree(json));
        } catch (JacksonException e) {
            faults.add("it is not well-formed: " + e.getOriginalMessage());
        }
    }

    private void feed(JsonNode feed) {
        faults.unless(text(feed, "version").equals("https://jsonfeed.org/version/1.1"), "it is not a JSON Feed 1.1");
        faults.text("title", text(feed, "title"));
        faults.address("home_page_url", text(feed, "home_page_url"));
        faults.address("feed_url", text(feed, "feed_url"));
        faults.unless(text(feed, "feed_url").endsWith(faults.path()), "feed_url is not its own address");
        icon(feed);
        people(feed);
        faults.unless(feed.path("items").isArray(), "items is missing");
        feed.path("items").forEach(this::item);
        faults.leave();
        feed.path("hubs").forEach(hub -> faults.address("hub", text(hub, "url")));
        gazette(feed.path("_gazette"));
    }

    private void gazette(JsonNode gazette) {
        if (gazette.has("archive")) {
            faults.address("_gazette archive", text(gazette, "archive"));
        }
        for (JsonNode tombstone : gazette.path("tombstones")) {
            faults.enter(text(tombstone, "id"));
            faults.date("tombstone date", text(tombstone, "date"));
            letters(tombstone);
        }
    }

    private void icon(JsonNode feed) {
        if (feed.has("icon")) {
            faults.address("icon", text(feed, "icon"));
        }
    }

    private void item(JsonNode item) {
        faults.enter(text(item, "id"));
        faults.text("title", text(item, "title"));
        faults.address("url", text(item, "url"));
        faults.text("content_html", text(item, "content_html") + text(item, "content_text"));
        HtmlCheck.check("content_html", text(item, "content_html"), faults);
        faults.date("date_published", text(item, "date_published"));
        faults.date("date_modified", text(item, "date_modified"));
        if (item.has("image")) {
            faults.address("image", text(item, "image"));
        }
        people(item);
        item.path("attachments").forEach(this::attachment);
        letters(item);
    }

    private void people(JsonNode node) {
        faults.unless(!node.has("author"), "author is JSON Feed 1.0: authors");
        node.path("authors").forEach(author -> faults.text("an author's name", text(author, "name")));
    }

    private void attachment(JsonNode attachment) {
        faults.address("attachment url", text(attachment, "url"));
        faults.text("attachment mime_type", text(attachment, "mime_type"));
    }

    private void letters(JsonNode node) {
        if (node.isString()) {
            faults.letters(node.stringValue());
        }
        node.values().forEach(this::letters);
    }

    private static String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isString() ? value.stringValue() : "";
    }
}
